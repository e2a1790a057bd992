using AutodiffTeach.Drawing.Charts;
using AutodiffTeach.Drawing.Tests.Samples;

namespace AutodiffTeach.Drawing.Tests.Charts;

public class ChartTextWriterTests
{
    [Fact]
    public void The_table_of_a_line_chart_has_a_line_for_each_point()
    {
        var chart = new LineChart("t", new("a, \"b\"", [0.1, double.NaN]), Series.OfRepeats("c", [[1, 2], [3]]));
        Assert.Equal("series,x,y,lower,upper\n\"a, \"\"b\"\"\",1,0.1,,\n\"a, \"\"b\"\"\",2,NaN,,\nc,1,2,1,3\nc,2,2,2,2\n", Csv(chart));
    }

    [Fact]
    public void The_tables_of_panels_are_one_where_they_are_of_one_kind() =>
        Assert.Equal(
            "panel,series,x,y\np,a,1,5\nq,b,1,-Infinity\n\npanel,row,column,value\nm,x,1,7\n",
            Csv(new SmallMultiples("", new LineChart("p", new Series("a", [5.0])), new LineChart("q", new Series("b", [double.NegativeInfinity])), new HeatMap("m", [[7.0]]) { RowNames = ["x"] })));

    [Fact]
    public void The_table_of_images_names_them() =>
        Assert.Equal("row,column,caption,width,height\noriginal,1,seven,2,1\n", Csv(new ImageGrid("", [[RasterImage.Grey(2, [0, 1])]]) { RowLabels = ["original"], Captions = [["seven"]] }));

    [Fact]
    public void A_terminal_shows_a_line_in_braille() =>
        Golden.Check("squares.txt", Terminal(new LineChart("Squares", new Series("x^2", [1, 4, 9, 16])) { X = new("time step $t$") }, 44, 4));

    [Fact]
    public void Several_lines_have_letters_along_them_and_a_legend()
    {
        var text = Terminal(new LineChart("", new("up", [1, 2, 3]), new("down\u001b[31m", [3, 2, 1])), 60, 10);
        Assert.Contains("A up   B down [31m", text, StringComparison.Ordinal);
        Assert.True(text.Split('\n').Take(10).Count(line => line.Contains('A', StringComparison.Ordinal)) >= 3);
        Assert.DoesNotContain("\u001b", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 60, line));
    }

    [Fact]
    public void Means_of_repeats_lie_within_their_quantiles()
    {
        var series = Series.OfRepeats("r", [[1, 10], [2, 20], [3, 30], [10, 40]], 0.25, 0.75);
        Assert.Equal([4, 25], series.Y);
        Assert.Equal([1.75, 17.5], series.Spread!.Lower);
        Assert.Equal([4.75, 32.5], series.Spread.Upper);
        Assert.Throws<ArgumentOutOfRangeException>(() => Series.OfRepeats("r", [], 0.7, 0.2));
    }

    [Fact]
    public void What_does_not_fit_together_is_refused_with_the_numbers()
    {
        Assert.StartsWith("series 'a': 2 abscissas and 1 ordinates; expected as many of one as of the other.", Assert.Throws<ArgumentException>(() => new Series("a", [1, 2], [1])).Message, StringComparison.Ordinal);
        Assert.StartsWith("series 'a': a band of 2 and 1 ends around 2 points; expected as many ends as points.", Assert.Throws<ArgumentException>(() => new Series("a", [1, 2]) { Spread = new Spread([1, 2], [1]) }).Message, StringComparison.Ordinal);
        Assert.StartsWith("heat map 'm': row 2 has 1 numbers, row 1 has 2; expected rows of one length.", Assert.Throws<ArgumentException>(() => new HeatMap("m", [[1, 2], [1]])).Message, StringComparison.Ordinal);
    }

    private static string Csv(Chart chart)
    {
        using var text = new StringWriter();
        ChartCsvWriter.Write(chart, text);
        return text.ToString();
    }

    private static string Terminal(SeriesChart chart, int width, int height)
    {
        using var text = new StringWriter();
        new ChartTerminalWriter(width, height).Write(chart, text);
        return text.ToString();
    }
}
