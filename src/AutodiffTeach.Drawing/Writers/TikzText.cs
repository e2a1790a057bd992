using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>Writes texts as LaTeX's mathematics at the baselines of the scene, never larger than the room that the scene has for them.</summary>
internal static class TikzText
{
    /// <summary>
    /// The fonts of a document run wider and higher than the measured ones: so much wider and higher than measured may a text be in a
    /// node, where there is room beside it.
    /// </summary>
    public static readonly Size InNode = new(8, 3);

    /// <summary>The same beside a node, where a text may fill its patch of paper.</summary>
    public static readonly Size OnPaper = new(2 * SvgEdge.HaloMargin, 2 * SvgEdge.HaloMargin);

    // Sizes are made by scaling one that every font has. The last macro frames the code point of what no font has.
    private const string Macros = """
        \def\adlabel#1#2#3#4{% size, width and height of the room in bp, formula: smaller where the room is too small for it
          \fontsize{10}{12}\selectfont\def\arraystretch{.93}\arraycolsep=3pt\delimiterfactor=800 \setbox0=\hbox{$#4$}%
          \pgfmathsetmacro\adscale{min(#1bp/10pt,#2bp/max(\the\wd0,1pt),#3bp/max(\the\dimexpr\ht0+\dp0\relax,1pt))}%
          \scalebox{\adscale}{\box0}}
        \def\adunknown#1#2{\text{\fboxsep=.6pt\fboxrule=.3pt\fbox{$\genfrac{}{}{0pt}{3}{\mathrm{#1}}{\mathrm{#2}}$}}}
        """;

    public static void WriteMacros(TikzCanvas tikz) => tikz.Line(Macros.ReplaceLineEndings("\n"));

    public static void Write(TikzCanvas tikz, SceneText text, Emphasis emphasis, Size slack, bool isLeft = false)
    {
        if (text.IsBlank)
            tikz.Line($@"\path[ad {SvgStyleSheet.NameOf(text.Kind)} blank] {tikz.Rectangle(text.Placed.Region)};");
        else if (text.Source.Length > 0)
            Write(tikz, text.Placed, $"ad {TikzStyles.NameOf(text.Kind)}{TikzStyles.Of("text", emphasis)}", slack, isLeft);
    }

    public static void Write(TikzCanvas tikz, PlacedText text, string style, Size slack, bool isLeft = false)
    {
        var at = isLeft ? text.Origin : text.Origin with { X = text.Region.Center.X };
        var room = new Size(text.Region.Width + slack.Width, text.Region.Height + slack.Height);
        var label = $@"\adlabel{{{tikz.Points(text.Text.Size)}}}{{{tikz.Points(room.Width)}}}{{{tikz.Points(room.Height)}}}{{{LatexMath.Write(text.Text)}}}";
        tikz.Line($@"\node[{style}{(isLeft ? ", anchor=base west" : "")}] at {tikz.Point(at)} {{{label}}};");
    }
}
