namespace AutodiffTeach.Drawing.Layout.Geometry;

/// <summary>What is already drawn, on a grid, so that free places for text are found by looking at what is near alone.</summary>
internal sealed class Obstacles
{
    private const double Cell = 64;

    private readonly Dictionary<(int, int), List<Region>> _cells = [];

    /// <summary>Covers a rectangle.</summary>
    public void Add(Region region)
    {
        foreach (var cell in CellsOf(region))
        {
            if (!_cells.TryGetValue(cell, out var regions))
                _cells.Add(cell, regions = []);
            regions.Add(region);
        }
    }

    /// <summary>Covers a curve by the rectangles around its chords, cut so short that these hug it.</summary>
    public void Add(Curve curve, double halfWidth)
    {
        const double longestSlant = 4;
        var points = curve.Flatten();
        for (var i = 1; i < points.Count; i++)
        {
            var (from, to) = (points[i - 1], points[i]);
            var slant = Math.Min(Math.Abs(to.X - from.X), Math.Abs(to.Y - from.Y));
            var pieces = Math.Max(1, (int)Math.Ceiling(slant / longestSlant));
            for (var piece = 0; piece < pieces; piece++)
                Add(Around(Between(from, to, (double)piece / pieces), Between(from, to, (piece + 1.0) / pieces)).Grow(halfWidth));
        }
    }

    /// <summary>True where nothing covers a part of the rectangle.</summary>
    public bool IsFree(Region region)
    {
        foreach (var cell in CellsOf(region))
        {
            if (_cells.TryGetValue(cell, out var regions) && regions.Exists(region.Overlaps))
                return false;
        }

        return true;
    }

    private static IEnumerable<(int, int)> CellsOf(Region region)
    {
        for (var x = (int)Math.Floor(region.Left / Cell); x <= (int)Math.Floor(region.Right / Cell); x++)
        {
            for (var y = (int)Math.Floor(region.Top / Cell); y <= (int)Math.Floor(region.Bottom / Cell); y++)
                yield return (x, y);
        }
    }

    private static Region Around(Point a, Point b) => new(Math.Min(a.X, b.X), Math.Min(a.Y, b.Y), Math.Max(a.X, b.X), Math.Max(a.Y, b.Y));

    private static Point Between(Point a, Point b, double s) => new(a.X + s * (b.X - a.X), a.Y + s * (b.Y - a.Y));
}
