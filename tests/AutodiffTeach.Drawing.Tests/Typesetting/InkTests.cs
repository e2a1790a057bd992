using System.Net;
using System.Text.RegularExpressions;
using AutodiffTeach.Drawing.Tests.Samples;

namespace AutodiffTeach.Drawing.Tests.Typesetting;

/// <summary>What a browser really draws: the ink of every run of text, against the rectangle that was measured for its label.</summary>
public partial class InkTests
{
    // Pixels around a label in which it may still write: every box and every patch of paper keeps more room.
    private const double MostOver = 0.75;

    // Browsers round ink to whole pixels, so it is measured at sixteen times its size.
    private const string Script = """
        <script>
        const pen = document.createElement('canvas').getContext('2d');
        const lines = [];
        for (const sample of document.querySelectorAll('.sample')) {
          const box = sample.querySelector('rect').getBBox();
          for (const run of sample.querySelectorAll('text[x], tspan[x]')) {
            const style = getComputedStyle(run), number = name => parseFloat(run.getAttribute(name));
            pen.font = style.fontStyle + ' ' + 16 * number('font-size') + 'px ' + style.fontFamily;
            pen.textAlign = 'left';
            const big = pen.measureText(run.textContent), ink = {};
            for (const side of ['width', 'actualBoundingBoxLeft', 'actualBoundingBoxRight', 'actualBoundingBoxAscent', 'actualBoundingBoxDescent']) ink[side] = big[side] / 16;
            const scale = number('textLength') ? number('textLength') / ink.width : 1;
            const start = number('x') - (run.getAttribute('text-anchor') === 'middle' ? scale * ink.width / 2 : 0), y = number('y');
            const over = Math.max(box.x - (start - scale * ink.actualBoundingBoxLeft), start + scale * ink.actualBoundingBoxRight - (box.x + box.width),
              box.y - (y - ink.actualBoundingBoxAscent), y + ink.actualBoundingBoxDescent - (box.y + box.height));
            lines.push(over.toFixed(2) + ' ' + (number('textLength') ? scale.toFixed(4) : 1) + ' ' + run.textContent);
          }
          for (const path of sample.querySelectorAll('path')) {
            const ink = path.getBBox();
            lines.push(Math.max(box.x - ink.x, ink.x + ink.width - box.x - box.width, box.y - ink.y, ink.y + ink.height - box.y - box.height).toFixed(2) + ' 1 outlines');
          }
        }
        const report = document.createElement('pre');
        report.textContent = lines.join('\n');
        document.body.replaceChildren(report);
        </script>
        """;

    [Fact]
    public void Nothing_is_drawn_outside_the_measured_rectangle()
    {
        string[] labels = [.. Labels.Formulas, .. Labels.Hostile, .. Labels.Long, .. Enumerable.Range(0, 500).Select(HostileLabels.Make)];
        var document = Chromium.Load("<!doctype html><meta charset=\"utf-8\"><body>" + LabelSheet.Svg(labels, 17) + Script);
        var lines = WebUtility.HtmlDecode(Report().Match(document).Groups[1].Value).Split('\n').Where(line => line.Length > 0).Select(line => line.Split(' ', 3)).ToArray();
        Assert.True(lines.Length > 1_500, $"{lines.Length} runs were looked at");
        Assert.All(lines, line => Assert.True(double.Parse(line[0], System.Globalization.CultureInfo.InvariantCulture) <= MostOver, $"{line[2]} sticks out by {line[0]}"));
    }

    [GeneratedRegex("<pre>(.*?)</pre>", RegexOptions.Singleline)]
    private static partial Regex Report();
}
