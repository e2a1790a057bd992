using AutodiffTeach.Drawing.Charts.Marks;
using AutodiffTeach.Drawing.Charts.Scales;
using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Charts.Plots;

/// <summary>Whole charts in rows and columns, such as heat maps, each as large as it is.</summary>
internal sealed class Mosaic(SmallMultiples multiples)
{
    private const double Gap = 14;

    public Size Draw(Canvas canvas)
    {
        var columns = Math.Clamp(multiples.Columns ?? (int)Math.Ceiling(Math.Sqrt(multiples.Panels.Count)), 1, Math.Max(1, multiples.Panels.Count));
        var rows = (multiples.Panels.Count + columns - 1) / columns;
        var share = new Size(multiples.Size.Width / columns, multiples.Size.Height / Math.Max(1, rows));
        var pictures = WithSharedColours().Select(panel => ChartDrawing.Draw(panel with { Size = share })).ToArray();
        var widths = Enumerable.Range(0, columns).Select(column => pictures.Where((_, i) => i % columns == column).Max(picture => (double?)picture.Size.Width) ?? 0).ToArray();
        var heights = Enumerable.Range(0, rows).Select(row => pictures.Skip(row * columns).Take(columns).Max(picture => picture.Size.Height)).ToArray();
        var width = Math.Max(2 * Canvas.Margin + 60, widths.Sum() + (columns - 1) * Gap);
        var heading = new Heading(multiples.Title, ChartText.TitleSize, width - 2 * Canvas.Margin);
        heading.Draw(canvas, width / 2, Canvas.Margin, width);
        var top = heading.Height > 0 ? Canvas.Margin + heading.Height : 0;
        for (var i = 0; i < pictures.Length; i++)
        {
            var (row, column) = (i / columns, i % columns);
            var offset = new Point(widths.Take(column).Sum() + column * Gap, top + heights.Take(row).Sum() + row * Gap);
            canvas.Add(new Mark.Group(pictures[i].Title, pictures[i].Marks, offset));
        }

        if (pictures.Length == 0)
            canvas.Centered(ChartText.Set("no data", ChartText.LabelSize), new Point(width / 2, top + Gap), Paint.Ink);
        return new Size(width, top + heights.Sum() + Math.Max(1, rows - 1) * Gap + (pictures.Length == 0 ? Gap : 0));
    }

    private IEnumerable<Chart> WithSharedColours()
    {
        var maps = multiples.Panels.OfType<HeatMap>().ToArray();
        if (!multiples.ShareColours || maps.Length < 2)
            return multiples.Panels;
        var range = DataRange.Of(maps[0].Colours.Scale, maps.SelectMany(map => map.Values).SelectMany(row => row));
        if (range.IsEmpty)
            return multiples.Panels;
        // Colours of both signs keep their middle at 0.
        var reach = Math.Max(Math.Abs(range.Minimum), Math.Abs(range.Maximum));
        return multiples.Panels.Select(panel => panel is not HeatMap map ? panel : map with
        {
            Colours = map.Colours with
            {
                Scale = maps[0].Colours.Scale,
                Minimum = map.Colours.Minimum ?? (map.Map == ColourMap.Diverging ? -reach : range.Minimum),
                Maximum = map.Colours.Maximum ?? (map.Map == ColourMap.Diverging ? reach : range.Maximum),
            },
        });
    }
}
