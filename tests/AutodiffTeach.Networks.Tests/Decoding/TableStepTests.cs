using AutodiffTeach.Networks.Decoding;

namespace AutodiffTeach.Networks.Tests.Decoding;

public sealed class TableStepTests
{
    private static readonly Vocabulary Letters = new("b", "a");

    [Fact]
    public void Its_rows_come_short_ones_first_in_the_order_of_the_vocabulary()
    {
        var table = new TableStep(Letters, new[] { "a b", "a", "", "b a", "b", "b b" }.ToDictionary(beginning => beginning, _ => new[] { -1.0, -1 }));
        Assert.Equal(["", "b", "a", "b b", "b a", "a b"], table.Rows().Select(row => row.Beginning));
    }

    [Fact]
    public void It_keeps_what_it_was_given()
    {
        var rows = new Dictionary<string, double[]> { [""] = [-1, -2] };
        var table = new TableStep(Letters, rows);
        rows[""][0] = 5;
        double[] row = new double[2];
        table.Start(row);
        Assert.Equal([-1, -2], row);
    }

    [Fact]
    public void What_cannot_be_a_table_is_refused()
    {
        var rows = new Dictionary<string, double[]> { [""] = [-1, -2] };
        Assert.Throws<ArgumentException>(() => new TableStep(new Vocabulary("new york", "rio"), rows));
        Assert.Throws<ArgumentException>(() => new TableStep(new Vocabulary("", "rio"), rows));
        Assert.Throws<ArgumentException>(() => new TableStep(new Vocabulary("rio"), rows));
        var missing = Assert.Throws<ArgumentException>(() => new BeamSearch(1, new SequenceRules(2)).Run(new TableStep(Letters, rows)));
        Assert.StartsWith("The table has no row for 'b';", missing.Message, StringComparison.Ordinal);
    }
}
