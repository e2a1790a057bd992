using System.Globalization;
using System.Runtime.CompilerServices;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Tests.Samples;

namespace AutodiffTeach.Drawing.Tests.Layout;

/// <summary>The graphs on which layouts are compared, and what is published about them.</summary>
public class LayoutCorpusTests
{
    public static TheoryData<string> Families => [.. LayoutCorpus.All.Select(graph => graph.Family).Distinct()];

    [Fact]
    public void The_corpus_has_more_than_two_hundred_graphs_with_names_of_their_own()
    {
        Assert.InRange(LayoutCorpus.All.Count, 201, 1000);
        Assert.Equal(LayoutCorpus.All.Count, LayoutCorpus.All.DistinctBy(graph => (graph.Family, graph.Name)).Count());
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Graphs_of_the_corpus_are_drawn_without_a_breach_and_cross_no_more_than_published(string family)
    {
        var crossings = 0;
        foreach (var graph in LayoutCorpus.All.Where(graph => graph.Family == family))
        {
            var diagram = graph.Diagram;
            var arrangement = graph.Engine.Arrange(diagram);
            Assert.True(LayoutConformance.Breaches(diagram, arrangement) is [], $"{graph.Name}: {string.Join("; ", LayoutConformance.Breaches(diagram, arrangement))}");
            crossings += LayoutMetrics.Measure(arrangement).Crossings;
        }

        Assert.InRange(crossings, 0, Published(family));
    }

    // | family | graphs | crossings, ours | ...
    private static int Published(string family, [CallerFilePath] string caller = "")
    {
        var page = Path.Combine(Path.GetDirectoryName(caller)!, "..", "..", "..", "bench", "results", "layouts.md");
        var row = File.ReadLines(page).First(line => line.StartsWith($"| {family} |", StringComparison.Ordinal));
        return int.Parse(row.Split('|')[3], NumberStyles.Integer | NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
    }
}
