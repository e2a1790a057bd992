using System.Globalization;
using System.Text.RegularExpressions;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Tests.Samples;
using AutodiffTeach.Drawing.Writers;

namespace AutodiffTeach.Drawing.Tests.Writers;

public class TikzWriterTests
{
    private const string Article = @"\documentclass{article}\usepackage{amsmath}\usepackage{tikz}\begin{document}";

    // With TIKZ=all every picture of the gallery, which takes half a minute.
    private static string[] Names => Environment.GetEnvironmentVariable("TIKZ") == "all"
        ? [.. Gallery.Timelines.Keys, .. Gallery.Layers.Keys]
        : ["notation", "rnn-3-everything", "lstm-partials", "rnn-3-highlight", "rnn-3-makedot"];

    /// <summary>One page a picture, all in one run of pdflatex.</summary>
    [Fact]
    public void Every_picture_compiles_to_a_page_of_its_size_with_its_labels_in_their_rooms()
    {
        Latex.Need();
        var names = Names;
        var bodies = names.Select(name => @"\setbox0=\hbox{" + Told(Fragment(Gallery.Scene(name))) + @"}\pdfpagewidth=\wd0 \pdfpageheight=\ht0 \shipout\box0");
        var (pages, log) = Latex.Compile(Article + string.Join("\n", bodies) + @"\end{document}");
        Assert.Equal(names.Length, pages.Count);
        for (var i = 0; i < names.Length; i++)
        {
            var size = Gallery.Scene(names[i]).Size;
            Assert.Equal(0.75 * Math.Ceiling(size.Width), pages[i].Width, 0.02);
            Assert.Equal(0.75 * Math.Ceiling(size.Height), pages[i].Height, 0.02);
        }

        var scales = Regex.Matches(log, @"^asked ([\d.]+)bp set ([\d.]+)", RegexOptions.Multiline);
        Assert.True(scales.Count > 200);
        var shrunk = scales.Select(match => Number(match, 2) / (Number(match, 1) / 9.9626)).ToArray();
        // Computer Modern is little wider than what was measured: few labels need a smaller size.
        Assert.All(shrunk, scale => Assert.InRange(scale, 0.84, 1.01));
        Assert.True(shrunk.Count(scale => scale > 0.94) > 0.9 * shrunk.Length, $"{shrunk.Count(scale => scale > 0.94)} of {shrunk.Length}");
    }

    [Fact]
    public void Every_label_compiles()
    {
        Latex.Need();
        var pictures = HostileScenes.Labels.Chunk(20).Select(labels => HostileScenes.OfAll(labels) with { Title = string.Join(' ', labels), Description = labels[0] });
        var (pages, _) = Latex.Compile(Article + string.Concat(pictures.Select(scene => @"\setbox0=\hbox{" + Fragment(scene) + "}\n")) + @"x\end{document}");
        Assert.Single(pages);
    }

    [Theory]
    [InlineData(Theme.Light)]
    [InlineData(Theme.Dark)]
    [InlineData(Theme.Print)]
    public void A_document_is_one_page_of_the_size_of_the_picture(Theme theme)
    {
        Latex.Need();
        var scene = Gallery.Scene("rnn-3-highlight");
        var (pages, _) = Latex.Compile(Formats.Write(new TikzWriter(new TikzOptions { Theme = theme }), scene));
        var page = Assert.Single(pages);
        Assert.Equal(0.75 * Math.Ceiling(scene.Size.Width), page.Width, 0.02);
        Assert.Equal(0.75 * Math.Ceiling(scene.Size.Height), page.Height, 0.02);
    }

    /// <summary>A document may read the whole file, or the fragment, and draw beside a node.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_document_reads_the_file_and_goes_on(bool isFragment)
    {
        Latex.Need();
        var picture = Formats.Write(new TikzWriter(new TikzOptions { IsFragment = isFragment }), Gallery.Scene("diamond"))
            .Replace(@"\end{tikzpicture}%", @"\draw (a.north) -- ++(0,-9) node[above] {here};" + "\n" + @"\end{tikzpicture}%", StringComparison.Ordinal);
        var (pages, log) = Latex.Compile(Article + "before\n\n" + picture + "\n\n" + @"after\typeout{went on}\end{document}");
        Assert.Contains("went on", log, StringComparison.Ordinal);
        Assert.True(Assert.Single(pages).Width > 590);
    }

    [Fact]
    public void A_picture_larger_than_tex_can_hold_is_drawn_smaller()
    {
        Latex.Need();
        var scene = SceneBuilder.Build(Course.LinearRnnVariables(230), SceneOptions.Default);
        Assert.True(scene.Size.Width > 16_500, $"{scene.Size}");
        var page = Assert.Single(Latex.Compile(Formats.Write(new TikzWriter(), scene)).Pages);
        Assert.InRange(page.Width, 11_000, 14_400);
        Assert.Equal(Math.Ceiling(scene.Size.Width) / Math.Ceiling(scene.Size.Height), page.Width / page.Height, 0.1);
    }

    [Theory]
    [InlineData("h_1", "h_{1}")]
    [InlineData("w_hh", @"w_{\mathit{hh}}")]
    [InlineData("x_t^{(i)}", "x_{t}^{(i)}")]
    [InlineData("alpha", @"\alpha ")]
    [InlineData("y_hat_t", @"{\hat{y}}_{t}")]
    [InlineData("xy_bar", @"\overline{\mathit{xy}}")]
    [InlineData("∂h_2/∂h_1", @"\dfrac{\partial h_{2}}{\partial h_{1}}")]
    [InlineData("tanh'(z)", @"\tanh ^{\prime }(z)")]
    [InlineData("k log M", @"k\,\log M")]
    [InlineData("relu(z)", @"\operatorname{relu}(z)")]
    [InlineData("[[1, 0], [0, 1]]", @"\left[\begin{array}{@{}*{2}{r}@{}}1 & 0 \\\relax 0 & 1\end{array}\right]")]
    [InlineData("3w^2*u_1 - 2", @"3w^{2}\,u_{1}-2")]
    [InlineData("sqrt(x)", @"\sqrt{x}")]
    [InlineData(@"\input{x}", @"\backslash \mathit{input}\{x\}")]
    [InlineData("%$#&~", @"\%\$\#\&{\sim}")]
    [InlineData("é", @"\acute{e}")]
    [InlineData("ש", @"\adunknown{05}{E9}")]
    [InlineData("😀", @"\adunknown{01F}{600}")]
    public void Labels_are_written_as_mathematics(string label, string expected) =>
        Assert.Equal(expected, LatexMath.Write(Drawing.Typesetting.MathText.Set(label, 17)));

    [Fact]
    public void A_hyphen_of_words_is_no_minus() => Assert.Equal(
        @"\mathrm{log}\text{-}\mathrm{probability}", LatexMath.Write(Drawing.Typesetting.PlainText.Set("log-probability", 17)));

    private static string Fragment(Scene scene) => Formats.Write(new TikzWriter(new TikzOptions { IsFragment = true }), scene);

    // The log tells for each label the size that it should have and the factor that it has.
    private static string Told(string picture) => picture.Replace(@"\scalebox{\adscale}", @"\typeout{asked #1bp set \adscale}\scalebox{\adscale}", StringComparison.Ordinal);

    private static double Number(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
}
