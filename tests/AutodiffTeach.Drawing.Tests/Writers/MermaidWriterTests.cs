using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Tests.Samples;
using AutodiffTeach.Drawing.Writers;

namespace AutodiffTeach.Drawing.Tests.Writers;

public class MermaidWriterTests
{
    /// <summary>Names that break a flowchart, or that JavaScript has in every object, as Mermaid 10.9 and 12.3 showed.</summary>
    [Theory]
    [InlineData("h_1", "h_1")]
    [InlineData("end", ".65.nd")]
    [InlineData("graph", ".67.raph")]
    [InlineData("click", ".63.lick")]
    [InlineData("constructor", ".63.onstructor")]
    [InlineData("__proto__", ".5f._proto__")]
    [InlineData("style: a", ".73.tyle.3a..20.a")]
    [InlineData("style_1", "style_1")]
    [InlineData("End", "End")]
    [InlineData("U@1", "U.40.1")]
    [InlineData("a_{1,2}", "a_.7b.1.2c.2.7d.")]
    [InlineData("x-1", "x.2d.1")]
    [InlineData("", "..")]
    public void Names_are_those_of_the_nodes_as_far_as_mermaid_can_hold_them(string id, string expected) => Assert.Equal(expected, MermaidText.Name(id));

    [Fact]
    public void Different_ids_have_different_names()
    {
        string[] ids = [.. HostileScenes.Labels.Distinct(), "U.40.1", ".65.nd", ".5f._proto__"];
        Assert.Distinct(ids.Select(MermaidText.Name));
        Assert.Distinct(ids.Select(id => SafeName.Of(id, '-')));
    }

    [Theory]
    [InlineData("a<b & \"c\"", "a#60;b #38; #34;c#34;")]
    [InlineData("#quot;", "#35;quot#59;")]
    [InlineData("`x`|y|", "#96;x#96;#124;y#124;")]
    [InlineData("1. item", "1#46; item")]
    [InlineData("%%{init}%%", "#37;#37;#123;init#125;#37;#37;")]
    [InlineData("style: #a;", "style#58; #35;a#59;")]
    [InlineData("שלום", "שלום")]
    public void Labels_hold_nothing_that_mermaid_reads(string text, string expected) => Assert.Equal(expected, MermaidText.Escape(text));

    [Fact]
    public void Paths_stand_out_by_the_numbers_of_their_links()
    {
        var scene = Gallery.Scene("rnn-3-highlight");
        var strong = scene.Edges.Where(edge => edge.Emphasis == Emphasis.Strong).Select(edge => edge.Index);
        Assert.Contains($"  linkStyle {string.Join(',', strong)} stroke:#c2410c,stroke-width:2.4px\n", Formats.Write(new MermaidWriter(), scene), StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_are_subgraphs() =>
        Assert.Contains("  subgraph .step.2[\"<i>t</i> = 2\"]\n    x_2\n    h_2\n    o_2\n  end\n", Formats.Write(new MermaidWriter(), Gallery.Scene("rnn-3")), StringComparison.Ordinal);
}
