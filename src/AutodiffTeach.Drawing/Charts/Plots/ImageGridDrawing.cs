using AutodiffTeach.Drawing.Charts.Marks;
using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Charts.Plots;

/// <summary>Draws an image grid: a row for each row, as high as its highest image; columns as wide as their widest.</summary>
internal sealed class ImageGridDrawing(ImageGrid grid)
{
    private const double UsualWidth = 56;
    private const double Gap = 8;
    private const double WidestLabel = 160;

    private double Scale => grid.Scale is > 0 and <= 100 and var scale
        ? scale
        : UsualWidth / grid.Rows.SelectMany(row => row).Select(image => image.Width).DefaultIfEmpty(1).Max();

    public Size Draw(Canvas canvas)
    {
        var scale = Scale;
        var count = grid.Rows.Select(row => row.Count).DefaultIfEmpty(0).Max();
        var widths = Enumerable.Range(0, count).Select(column => grid.Rows.Where(row => column < row.Count).Max(row => row[column].Width) * scale).ToArray();
        var labels = Enumerable.Range(0, grid.Rows.Count).Select(row => ChartText.Fit(At(grid.RowLabels, row), ChartText.TickSize, WidestLabel)).ToArray();
        var left = Canvas.Margin + (labels.Any(label => label.Runs.Count > 0) ? labels.Max(label => label.Width) + Gap : 0);
        var width = Math.Max(left + widths.Sum() + Math.Max(0, count - 1) * Gap + Canvas.Margin, 2 * Canvas.Margin + 90);
        var heading = new Heading(grid.Title, ChartText.TitleSize, width - 2 * Canvas.Margin);
        heading.Draw(canvas, (left + width - Canvas.Margin) / 2, Canvas.Margin, width);
        var top = Canvas.Margin + heading.Height;
        var lefts = Enumerable.Range(0, count).Select(column => left + widths.Take(column).Sum() + column * Gap).ToArray();
        top = DrawRowOfTexts(canvas, grid.ColumnLabels, lefts, widths, top, ChartText.TickSize);
        if (count == 0)
        {
            canvas.Centered(ChartText.Set("no data", ChartText.LabelSize), new Point(width / 2, top + 12), Paint.Ink);
            return new Size(width, top + 24 + Canvas.Margin);
        }

        for (var row = 0; row < grid.Rows.Count; row++)
        {
            var height = Math.Max(labels[row].Height + 2, grid.Rows[row].Select(image => image.Height).DefaultIfEmpty(0).Max() * scale);
            canvas.Before(labels[row], left - Gap, top + height / 2, Paint.Ink);
            for (var column = 0; column < grid.Rows[row].Count; column++)
                DrawImage(canvas, row, column, lefts[column] + widths[column] / 2, top + height / 2, scale);
            top += height + 4;
            top = DrawRowOfTexts(canvas, row < grid.Captions.Count ? grid.Captions[row] : [], lefts, widths, top, ChartText.SmallSize) + Gap - 4;
        }

        return new Size(width, top - Gap + Canvas.Margin);
    }

    private void DrawImage(Canvas canvas, int row, int column, double x, double y, double scale)
    {
        var image = grid.Rows[row][column];
        var region = Region.Around(new Point(x, y), new Size(image.Width * scale, image.Height * scale));
        var words = new[] { At(grid.RowLabels, row), At(grid.ColumnLabels, column), row < grid.Captions.Count ? At(grid.Captions[row], column) : "" }.Select(ChartText.Plain).Where(word => word.Length > 0);
        var name = string.Join(", ", words);
        canvas.Add(new Mark.Image(region, image, name.Length > 0 ? name : $"image {Narration.Number(column + 1)} of row {Narration.Number(row + 1)}"));
        canvas.Add(new Mark.Frame(region, Paint.Muted, 0.6));
    }

    // Returns where the texts end.
    private static double DrawRowOfTexts(Canvas canvas, IReadOnlyList<string> texts, double[] lefts, double[] widths, double top, double size)
    {
        var set = texts.Take(lefts.Length).Select((text, i) => ChartText.Fit(text, size, widths[i] + Gap - 3)).ToArray();
        if (set.All(text => text.Runs.Count == 0))
            return top;
        var height = set.Max(text => text.Height);
        for (var i = 0; i < set.Length; i++)
            canvas.Centered(set[i], new Point(lefts[i] + widths[i] / 2, top + height / 2), Paint.Ink);
        return top + height + 4;
    }

    private static string At(IReadOnlyList<string> texts, int index) => index < texts.Count ? texts[index] : "";
}
