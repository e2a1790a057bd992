using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Writers.Html;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>
/// Writes a scene as a page that steps through the computation: the picture once, a script of our own, and the walk as data. Without
/// scripts, and in print, it is a row of small pictures. It loads nothing, and its policy forbids it to.
/// </summary>
/// <param name="walk">The walk through what the scene shows. Where the scene has blanks, the page says nothing that would fill them.</param>
/// <param name="options">Theme, id prefix and digits; null for the usual ones.</param>
public sealed class HtmlWriter(Walk walk, HtmlOptions? options = null) : ISceneWriter
{
    private readonly HtmlOptions _options = options ?? new HtmlOptions();

    /// <inheritdoc/>
    public string Extension => "html";

    /// <inheritdoc/>
    public void Write(Scene scene, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(scene);
        ArgumentNullException.ThrowIfNull(output);
        var page = new Page();
        page.Line("<!DOCTYPE html>").Line("<html lang=\"en\">").Line("<head>").Line("<meta charset=\"utf-8\">");
        page.Line($"<meta http-equiv=\"Content-Security-Policy\" content=\"{HtmlParts.Policy}\">");
        page.Line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        page.Raw("<title>").Text(scene.Title).Line("</title>");
        page.Line("<style>").Raw(StyleSheet(scene)).Line("</style>");
        page.Line("<noscript><style>.walk .player { display: none }</style></noscript>");
        page.Line("</head>").Line("<body>");
        WriteWalk(page, scene, "main", "h1");
        output.Write(page.Line("</body>").Line("</html>").ToString());
    }

    /// <summary>
    /// Writes the walk alone, to be placed in the body of a page; several on one page need prefixes of their own. The page must carry
    /// <see cref="StyleSheet"/> and allow inline scripts and styles.
    /// </summary>
    /// <param name="scene">The picture.</param>
    /// <param name="output">Where to write; stays open.</param>
    public void WriteFragment(Scene scene, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(scene);
        ArgumentNullException.ThrowIfNull(output);
        var page = new Page();
        WriteWalk(page, scene, "section", "h2");
        output.Write(page.ToString());
    }

    /// <summary>The style sheet that a page with the fragment of this scene needs; rules for other elements than the walk's are not in it.</summary>
    /// <param name="scene">The picture.</param>
    public string StyleSheet(Scene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        return HtmlParts.Colours(_options.Theme) + HtmlParts.Sheet + SvgStyleSheet.WriteFor("." + WalkStrip.RootClass(Prefix), _options.Theme, scene);
    }

    private string Prefix => Markup.Identifier(_options.IdPrefix).Replace(".", "-", StringComparison.Ordinal);

    private void WriteWalk(Page page, Scene scene, string element, string heading)
    {
        var picture = new WalkPicture(scene, walk, _options.Digits);
        var (width, height) = (Math.Ceiling(scene.Size.Width), Math.Ceiling(scene.Size.Height));
        page.Line($"<{element} class=\"walk\" id=\"{Prefix}-walk\" style=\"--width: {Markup.Number(width)}px; --height: {Markup.Number(height)}px; --ratio: {Markup.Number(width / height)}\">");
        page.Raw($"<{heading}>").Text(scene.Title).Line($"</{heading}>");
        page.Line("<div class=\"player\">").Line("<div class=\"stage\" role=\"region\" aria-label=\"Picture\" tabindex=\"0\">").Raw(Svg(picture)).Line("</div>");
        page.Line("<div class=\"panel\"><p class=\"phase\"></p><p class=\"words\"></p><ul class=\"lines\"></ul></div>");
        page.Line("<div class=\"spoken\" role=\"status\" aria-live=\"polite\"></div>");
        WriteControls(page, picture.Walk.Count - 1);
        page.Line("</div>").Line("<div class=\"all\" hidden></div>");
        var strip = new WalkStrip(picture, Prefix);
        page.Line($"<noscript><div class=\"strip{(strip.IsLarge ? " large" : "")}\">");
        strip.Write(page);
        page.Line("</div></noscript>");
        page.Raw("<script type=\"application/json\">").Raw(new WalkData(picture, Prefix).Write()).Line("</script>");
        page.Raw("<script>\n").Raw(HtmlParts.Script).Line("</script>");
        page.Line($"</{element}>");
    }

    private string Svg(WalkPicture picture)
    {
        using var text = new StringWriter { NewLine = "\n" };
        new SvgWriter(new SvgOptions { Theme = _options.Theme, IdPrefix = Prefix }).Write(picture.Bare, text);
        return text.ToString();
    }

    private static void WriteControls(Page page, int last)
    {
        page.Line("<div class=\"controls\" role=\"group\" aria-label=\"Steps\" hidden>");
        page.Line(HtmlParts.Button("first", "First moment (Home)", "<path d=\"M5 5h2.5v14H5zM19 5v14l-10-7z\"/>"));
        page.Line(HtmlParts.Button("previous", "One moment back (left arrow)", "<path d=\"M16.5 5v14l-10-7z\"/>"));
        page.Line(HtmlParts.Button("play", "Play", "<path class=\"start\" d=\"M7 4.5v15l12-7.5z\"/><path class=\"pause\" d=\"M6.5 5h4v14h-4zM13.5 5h4v14h-4z\"/>", " aria-pressed=\"false\""));
        page.Line(HtmlParts.Button("next", "One moment forward (right arrow)", "<path d=\"M7.5 5v14l10-7z\"/>"));
        page.Line(HtmlParts.Button("last", "Last moment (End)", "<path d=\"M16.5 5H19v14h-2.5zM5 5v14l10-7z\"/>"));
        page.Line(FormattableString.Invariant($"<input class=\"slider\" type=\"range\" min=\"0\" max=\"{last}\" step=\"1\" value=\"0\" aria-label=\"Moment\">"));
        page.Line("<output class=\"count\" aria-hidden=\"true\"></output>");
        page.Line("<label class=\"speed\"><span>Speed</span> <select aria-label=\"Speed\"><option value=\"0.5\">½×</option><option value=\"1\" selected>1×</option><option value=\"2\">2×</option><option value=\"4\">4×</option></select></label>");
        page.Line("<button type=\"button\" class=\"overview\" aria-expanded=\"false\">All moments</button>");
        page.Line("</div>");
    }
}
