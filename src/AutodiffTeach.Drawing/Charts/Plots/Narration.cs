using System.Globalization;
using AutodiffTeach.Drawing.Charts.Marks;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Charts.Plots;

/// <summary>The words for what a chart shows.</summary>
internal static class Narration
{
    private const int Digits = 3;

    public static string Title(Chart chart) => string.IsNullOrWhiteSpace(ChartText.Plain(chart.Title)) ? KindOf(chart) : ChartText.Plain(chart.Title);

    public static string Describe(Chart chart) => chart switch
    {
        SeriesChart plot => Describe(plot),
        HeatMap map => Describe(map),
        ImageGrid grid => Describe(grid),
        SmallMultiples multiples => $"{Count(multiples.Panels.Count, "chart")}. "
            + string.Join(" ", multiples.Panels.Select((panel, i) => $"{Number(i + 1)}: {Title(panel)}. {Describe(panel)}")),
        _ => "",
    };

    /// <summary>A series in words: how many points, from where to where, and the least and the greatest between.</summary>
    public static string Series(Series series)
    {
        var name = string.IsNullOrWhiteSpace(ChartText.Plain(series.Name)) ? "a series" : ChartText.Plain(series.Name);
        var finite = Enumerable.Range(0, series.Y.Count).Where(i => double.IsFinite(series.X[i]) && double.IsFinite(series.Y[i])).ToArray();
        if (finite.Length == 0)
            return $"{name}: no data" + Missing(series.Y.Count);
        var (first, last) = (finite.MinBy(i => series.X[i]), Enumerable.Reverse(finite).MaxBy(i => series.X[i]));
        var (least, greatest) = (finite.MinBy(i => series.Y[i]), finite.MaxBy(i => series.Y[i]));
        var words = $"{name}: {Count(finite.Length, "point")}, {Number(series.Y[first])} at {Number(series.X[first])}";
        if (finite.Length > 1)
        {
            words += $" to {Number(series.Y[last])} at {Number(series.X[last])}, least {Number(series.Y[least])} at {Number(series.X[least])}, "
                + $"greatest {Number(series.Y[greatest])} at {Number(series.X[greatest])}";
        }

        return words + Missing(series.Y.Count - finite.Length);
    }

    /// <summary>A number for a text that is read out: three digits, a power of ten as e-5.</summary>
    public static string Number(double value) => NumberText.Format(value, Digits)
        .Replace("×10^{", "e", StringComparison.Ordinal).Replace("10^{", "1e", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal).Replace('−', '-');

    private static string Describe(SeriesChart chart)
    {
        var axes = $"{KindOf(chart)}, {AxisWords("horizontal", chart.X)}, {AxisWords("vertical", chart.Y)}.";
        if (chart.Series.Count == 0)
            return axes + " No data.";
        var lost = chart.Y.Scale == AxisScale.Logarithmic ? chart.Series.Sum(series => series.Y.Count(y => y <= 0)) : 0;
        return axes + " " + string.Join(" ", chart.Series.Select(series => Series(series) + "."))
            + (lost > 0 ? $" {Count(lost, "value")} zero or negative, which a logarithmic axis cannot show." : "");
    }

    private static string Describe(HeatMap map)
    {
        var values = map.Values.SelectMany((row, r) => row.Select((value, c) => (Value: value, Row: r, Column: c))).ToArray();
        var finite = values.Where(cell => double.IsFinite(cell.Value)).ToArray();
        var words = $"heat map, {Count(map.Values.Count, "row")}{Of(map.RowLabel)} by {Count(map.Values.Count == 0 ? 0 : map.Values[0].Count, "column")}{Of(map.ColumnLabel)}"
            + $"{Of(map.Colours.Label)}{(map.Colours.Scale == AxisScale.Logarithmic ? ", logarithmic colours" : "")}.";
        if (finite.Length == 0)
            return words + " No data.";
        var (least, greatest) = (finite.MinBy(cell => cell.Value), finite.MaxBy(cell => cell.Value));
        return $"{words} Least {Cell(least)}, greatest {Cell(greatest)}{Missing(values.Length - finite.Length)}.";

        string Cell((double Value, int Row, int Column) cell) =>
            $"{Number(cell.Value)} at row {Name(map.RowNames, map.FirstRow, cell.Row)}, column {Name(map.ColumnNames, map.FirstColumn, cell.Column)}";
    }

    private static string Describe(ImageGrid grid) => $"image grid, {Count(grid.Rows.Count, "row")}."
        + string.Concat(grid.Rows.Select((row, i) => $" {Name(grid.RowLabels.Count > i ? grid.RowLabels : null, 1, i)}: {Count(row.Count, "image")}."));

    /// <summary>The name of a row or column: its own, else its number.</summary>
    public static string Name(IReadOnlyList<string>? names, int first, int index) => names is null
        ? ((long)first + index).ToString(CultureInfo.InvariantCulture)
        : index < names.Count ? ChartText.Plain(names[index]) : "";

    private static string KindOf(Chart chart) => chart switch
    {
        LineChart => "line chart",
        ScatterChart => "scatter chart",
        HeatMap => "heat map",
        ImageGrid => "image grid",
        _ => "charts",
    };

    private static string AxisWords(string direction, Axis axis) =>
        $"{direction} axis{Of(axis.Label)}{(axis.Scale == AxisScale.Logarithmic ? " (logarithmic)" : "")}";

    private static string Of(string label) => string.IsNullOrWhiteSpace(ChartText.Plain(label)) ? "" : " " + ChartText.Plain(label);

    private static string Missing(int count) => count > 0 ? $", {Number(count)} missing or not finite" : "";

    private static string Count(int count, string word) => $"{count.ToString(CultureInfo.InvariantCulture)} {word}{(count == 1 ? "" : "s")}";
}
