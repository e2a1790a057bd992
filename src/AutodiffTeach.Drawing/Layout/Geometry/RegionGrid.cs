namespace AutodiffTeach.Drawing.Layout.Geometry;

/// <summary>Counts overlapping rectangles: only those in one cell of a grid are compared.</summary>
internal static class RegionGrid
{
    public static int Overlaps(Size size, Region[] regions)
    {
        var edge = PieceGrid.CellFor(size, regions.Length);
        var cells = new Dictionary<(int, int), List<int>>();
        var count = 0;
        for (var i = 0; i < regions.Length; i++)
        {
            foreach (var cell in CellsOf(regions[i], edge))
            {
                if (!cells.TryGetValue(cell, out var bucket))
                    cells.Add(cell, bucket = []);
                // Two regions may share several cells; the one that holds the corner of what they share counts.
                count += bucket.Count(j => regions[i].Overlaps(regions[j]) && CornerOf(regions[i], regions[j], edge) == cell);
                bucket.Add(i);
            }
        }

        return count;
    }

    private static (int, int) CornerOf(Region a, Region b, double edge) => (CellAt(Math.Max(a.Left, b.Left), edge), CellAt(Math.Max(a.Top, b.Top), edge));

    private static int CellAt(double coordinate, double edge) => (int)Math.Floor(coordinate / edge);

    private static IEnumerable<(int, int)> CellsOf(Region region, double edge)
    {
        for (var x = CellAt(region.Left, edge); x <= CellAt(region.Right, edge); x++)
        {
            for (var y = CellAt(region.Top, edge); y <= CellAt(region.Bottom, edge); y++)
                yield return (x, y);
        }
    }
}
