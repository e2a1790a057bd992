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

    private static Region Content(PlacedBox[] boxes, Route[] routes, Band[] bands)
    {
        var regions = boxes.Select(box => box.Region)
            .Concat(routes.Select(route => route.LabelRegion).OfType<Region>())
            .Concat(routes.SelectMany(route => route.Curve.Flatten()).Select(point => new Region(point.X, point.Y, point.X, point.Y)));
        var content = regions.Aggregate(
            new Region(double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity),
            (sum, next) => new Region(Math.Min(sum.Left, next.Left), Math.Min(sum.Top, next.Top), Math.Max(sum.Right, next.Right), Math.Max(sum.Bottom, next.Bottom)));
        if (boxes.Length == 0)
            return default;
        return bands.Length == 0 ? content : content with { Left = Math.Min(content.Left, bands[0].Region.Left), Right = Math.Max(content.Right, bands[^1].Region.Right) };
    }

    private static Point Move(Point point, double dx, double dy) => new(point.X + dx, point.Y + dy);

    private static Curve Move(Curve curve, double dx, double dy) => new(
        Move(curve.Start, dx, dy),
        [.. curve.Segments.Select(segment => segment with { Control1 = Move(segment.Control1, dx, dy), Control2 = Move(segment.Control2, dx, dy), End = Move(segment.End, dx, dy) })]);
}
