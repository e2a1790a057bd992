namespace AutodiffTeach.Drawing.Layout.Geometry;

/// <summary>Moves a finished picture to the origin and gives it its size.</summary>
internal static class Crop
{
    private const double Margin = 14;
    private const double BandHeader = 24;

    public static Arrangement ToContent(PlacedBox[] boxes, Route[] routes, Band[] bands, Point[] junctions)
    {
        var content = Content(boxes, routes, bands);
        var header = bands.Length > 0 ? BandHeader : 0;
        var (dx, dy) = (Margin - content.Left, Margin + header - content.Top);
        var size = new Size(content.Width + 2 * Margin, content.Height + 2 * Margin + header);
        return new Arrangement(
            size,
            [.. boxes.Select(box => box with { Center = Move(box.Center, dx, dy) })],
            [.. routes.Select(route => route with { Curve = Move(route.Curve, dx, dy), Label = route.Label is { } label ? Move(label, dx, dy) : null })],
            [.. bands.Select(band => band with { Region = new Region(band.Region.Left + dx, 0, band.Region.Right + dx, size.Height) })],
            [.. junctions.Select(point => Move(point, dx, dy))]);
    }

    // A Bézier curve lies within its control points.
    private static Region Content(PlacedBox[] boxes, Route[] routes, Band[] bands)
    {
        if (boxes.Length == 0)
            return default;
        var content = new Region(double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);
        foreach (var box in boxes)
            content = Join(content, box.Region);
        foreach (var route in routes)
        {
            content = route.LabelRegion is { } label ? Join(content, label) : content;
            foreach (var segment in route.Curve.Segments)
                content = Join(Join(Join(content, segment.Control1), segment.Control2), segment.End);
        }

        return bands.Length == 0 ? content : content with { Left = Math.Min(content.Left, bands[0].Region.Left), Right = Math.Max(content.Right, bands[^1].Region.Right) };
    }

    private static Region Join(Region a, Region b) =>
        new(Math.Min(a.Left, b.Left), Math.Min(a.Top, b.Top), Math.Max(a.Right, b.Right), Math.Max(a.Bottom, b.Bottom));

    private static Region Join(Region region, Point point) => Join(region, new Region(point.X, point.Y, point.X, point.Y));

    private static Point Move(Point point, double dx, double dy) => new(point.X + dx, point.Y + dy);

    private static Curve Move(Curve curve, double dx, double dy) => new(
        Move(curve.Start, dx, dy),
        [.. curve.Segments.Select(segment => segment with { Control1 = Move(segment.Control1, dx, dy), Control2 = Move(segment.Control2, dx, dy), End = Move(segment.End, dx, dy) })]);
}
