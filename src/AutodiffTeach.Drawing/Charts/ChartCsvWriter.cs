using System.Globalization;
using AutodiffTeach.Drawing.Charts.Marks;
using AutodiffTeach.Drawing.Charts.Plots;

namespace AutodiffTeach.Drawing.Charts;

/// <summary>
/// Writes the data of a chart as a table, a line each (RFC 4180, but lines end with a line feed): <c>series,x,y,lower,upper</c> for series,
/// <c>row,column,value</c> for heat maps, <c>row,column,caption,width,height</c> for images, each after <c>panel</c> in small multiples. Numbers are
/// the shortest that read back as themselves, or NaN, Infinity and -Infinity.
/// </summary>
public static class ChartCsvWriter
{
    /// <summary>Writes the whole table. The same chart gives the same characters, whatever the culture.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="output">Where to write; stays open.</param>
    public static void Write(Chart chart, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(chart);
        ArgumentNullException.ThrowIfNull(output);
        var panels = chart is SmallMultiples multiples ? multiples.Panels : [chart];
        string? header = null;
        foreach (var panel in panels)
        {
            // Panels of one kind make one table; another kind begins another, after an empty line.
            if (header != Header(panel))
                output.Write((header is null ? "" : "\n") + (chart is SmallMultiples ? "panel," : "") + Header(panel) + "\n");
            header = Header(panel);
            foreach (var row in Rows(panel))
                output.Write(string.Join(',', (chart is SmallMultiples ? row.Prepend(Text(panel.Title)) : row)) + "\n");
        }
    }

    private static string Header(Chart chart) => chart switch
    {
        SeriesChart plot => plot.Series.Any(series => series.Spread is not null) ? "series,x,y,lower,upper" : "series,x,y",
        HeatMap => "row,column,value",
        _ => "row,column,caption,width,height",
    };

    private static IEnumerable<IEnumerable<string>> Rows(Chart chart) => chart switch
    {
        SeriesChart plot => plot.Series.SelectMany(series => Rows(series, plot.Series.Any(one => one.Spread is not null))),
        HeatMap map => map.Values.SelectMany((row, r) => row.Select((value, c) => new[]
        {
            Text(Narration.Name(map.RowNames, map.FirstRow, r)), Text(Narration.Name(map.ColumnNames, map.FirstColumn, c)), Number(value),
        })),
        ImageGrid grid => grid.Rows.SelectMany((row, r) => row.Select((image, c) => new[]
        {
            Text(grid.RowLabels.ElementAtOrDefault(r) ?? Number(r + 1)), Text(grid.ColumnLabels.ElementAtOrDefault(c) ?? Number(c + 1)),
            Text(grid.Captions.ElementAtOrDefault(r)?.ElementAtOrDefault(c) ?? ""), Number(image.Width), Number(image.Height),
        })),
        _ => [],
    };

    private static IEnumerable<IEnumerable<string>> Rows(Series series, bool hasBands)
    {
        for (var i = 0; i < series.Y.Count; i++)
        {
            string[] point = [Text(series.Name), Number(series.X[i]), Number(series.Y[i])];
            yield return !hasBands ? point : series.Spread is { } band ? [.. point, Number(band.Lower[i]), Number(band.Upper[i])] : [.. point, "", ""];
        }
    }

    private static string Number(double value) => double.IsFinite(value)
        ? value.ToString("R", CultureInfo.InvariantCulture)
        : double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";

    private static string Text(string text)
    {
        var plain = ChartText.Plain(text);
        return plain.AsSpan().IndexOfAny(',', '"') < 0 ? plain : "\"" + plain.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }
}
