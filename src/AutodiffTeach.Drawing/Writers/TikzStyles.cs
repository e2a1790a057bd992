using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>
/// The style sheet of a TikZ picture: what <see cref="SvgStyleSheet"/> says in CSS. All names begin with <c>ad</c> and end with the
/// picture, so that they meet nothing of the document.
/// </summary>
internal sealed class TikzStyles
{
    private const string Bare = "inner sep=0pt, outer sep=0pt, shape=rectangle, draw=none, fill=none";

    private readonly TikzCanvas _tikz;

    private TikzStyles(TikzCanvas tikz) => _tikz = tikz;

    /// <summary>The style of a part of something that stands out or steps back, to be put behind the usual one.</summary>
    public static string Of(string part, Emphasis emphasis) => emphasis switch
    {
        Emphasis.Strong => $", ad strong {part}",
        Emphasis.Dimmed => $", ad dim {part}",
        _ => "",
    };

    /// <summary>The style of the nodes of a role, without <c>ad</c>.</summary>
    public static string NameOf(BoxRole role) => SvgStyleSheet.NameOf(role) + " node";

    /// <summary>The style of the texts of a kind, without <c>ad</c>.</summary>
    public static string NameOf(TextKind kind) => SvgStyleSheet.NameOf(kind) + " text";

    public static void Write(TikzCanvas tikz, Palette palette, Scene scene)
    {
        var isMakeDot = scene.Style == SceneStyle.MakeDot;
        BoxRole[] roles = [.. scene.Nodes.Select(node => node.Source.Role).Distinct().Order()];
        int[] strands = [.. scene.Edges.SelectMany(edge => edge.Strands).Concat(scene.Nodes.SelectMany(node => node.Strands)).Distinct().Order()];
        foreach (var (name, colour) in Colours(palette).Concat(roles.SelectMany(role => Colours(role, palette, isMakeDot))).Concat(strands.Select(strand => ($"adStrand{strand}", StrandLine.ColourOf(strand, palette)))))
            tikz.Line($@"\definecolor{{{name}}}{{HTML}}{{{colour.TrimStart('#').ToUpperInvariant()}}}");
        var styles = new TikzStyles(tikz);
        tikz.Line(@"\tikzset{");
        styles.WriteLines();
        styles.WriteEmphasis();
        foreach (var strand in strands)
            styles.WriteStrand(strand);
        styles.WriteTexts(isMakeDot);
        foreach (var role in roles)
            styles.Define(NameOf(role), $"fill=ad{role}Fill, draw=ad{role}Line, line width={tikz.Length(isMakeDot && role == BoxRole.Output && ReferenceEquals(palette, Palette.Print) ? 2.4 : 1.3)}{(isMakeDot ? "" : styles.Dashes(role))}");
        tikz.Line("}");
    }

    /// <summary>The style of a part of something that belongs to one highlighted set, to be put behind that of what stands out.</summary>
    public static string Of(string part, IReadOnlyList<int> strands) => strands is [var only] ? FormattableString.Invariant($", ad strand {only} {part}") : "";

    private static IEnumerable<(string Name, string Colour)> Colours(Palette palette) =>
    [
        ("adPaper", palette.Paper), ("adInk", palette.Ink), ("adWire", palette.Wire), ("adFaint", palette.Faint),
        ("adDim", palette.Dim), ("adStrong", palette.Strong), .. Enum.GetValues<TextKind>().Select(kind => ($"ad{kind}Text", palette.Of(kind))),
    ];

    private static IEnumerable<(string Name, string Colour)> Colours(BoxRole role, Palette palette, bool isMakeDot)
    {
        var (fill, border) = palette.Of(role, isMakeDot ? SceneStyle.MakeDot : SceneStyle.Default);
        return [($"ad{role}Fill", fill), ($"ad{role}Line", border)];
    }

    private void WriteLines()
    {
        Define("paper", "fill=adPaper");
        Define("halo", "fill=adPaper");
        Define("band", $"draw=adFaint, line width={_tikz.Length(1)}, {Dash(2, 5)}");
        Define("wire", $"draw=adWire, line width={_tikz.Length(1.2)}");
        Define("head", "fill=adWire");
        Define("junction", "fill=adWire");
        Define("inner line", $"line width={_tikz.Length(0.8)}, solid");
        Define("blank", $"fill=adPaper, draw=adWire, line width={_tikz.Length(1)}");
        Define("broken", Dash(5, 3));
        Define("delayed", Dash(6, 3.5));
        Define("delay", $"fill=adPaper, draw=adWire, line width={_tikz.Length(1.2)}");
        Define("frame", $"draw=adFaint, line width={_tikz.Length(1.2)}, rounded corners={_tikz.Length(Outline.CornerRadius)}");
        Define("place", Bare);
    }

    private void WriteEmphasis()
    {
        Define("strong wire", $"draw=adStrong, line width={_tikz.Length(2.4)}");
        Define("strong head", "fill=adStrong");
        Define("strong outline", $"draw=adStrong, line width={_tikz.Length(2.6)}");
        Define("strong text", "");
        Define("dim wire", $"draw=adDim, line width={_tikz.Length(1)}");
        Define("dim head", "fill=adDim");
        Define("dim outline", "fill=adPaper, draw=adDim");
        Define("dim text", "text=adWire");
    }

    private void WriteStrand(int strand)
    {
        var width = StrandLine.OwnWidthOf(strand) is { } own ? $", line width={_tikz.Length(own)}" : "";
        Define($"strand {strand} wire", $"draw=adStrand{strand}{width}{(StrandLine.DashesOf(strand) is { Count: > 0 } dashes ? ", " + Dash([.. dashes]) : "")}");
        Define($"strand {strand} head", $"fill=adStrand{strand}");
        Define($"strand {strand} outline", $"draw=adStrand{strand}");
    }

    private void WriteTexts(bool isMakeDot)
    {
        Define("text", $"{Bare}, anchor=base, text=adInk");
        Define("band label", "ad text, text=adWire");
        foreach (var kind in Enum.GetValues<TextKind>())
        {
            Define($"{SvgStyleSheet.NameOf(kind)} blank", kind is TextKind.Value or TextKind.Gradient ? $"ad blank, draw=ad{kind}Text" : "ad blank");
            Define(NameOf(kind), $"ad text, text={(isMakeDot ? "adInk" : $"ad{kind}Text")}");
        }
    }

    private string Dashes(BoxRole role) => role switch
    {
        BoxRole.State => ", " + Dash(5, 2.5),
        BoxRole.Constant => ", " + Dash(1.5, 2.5),
        _ => "",
    };

    private string Dash(params double[] lengths) => "dash pattern=" + string.Join(' ', lengths.Select((length, i) => (i % 2 == 0 ? "on " : "off ") + _tikz.Length(length)));

    private void Define(string name, string style) => _tikz.Line($"  ad {name}/.style={{{style}}},");
}
