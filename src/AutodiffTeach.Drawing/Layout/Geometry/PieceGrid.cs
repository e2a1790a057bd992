namespace AutodiffTeach.Drawing.Layout.Geometry;

/// <summary>Straight pieces of curves, sorted into the square cells of a grid that they pass.</summary>
internal sealed class PieceGrid
{
    private const double LeastCell = 48;
    private const double CellsPerPiece = 4;

    private readonly double _cell;
    private readonly Dictionary<(int Column, int Row), List<int>> _cells = [];

    public PieceGrid(Size size, IReadOnlyList<(Point From, Point To)> pieces)
    {
        _cell = CellFor(size, pieces.Count);
        for (var piece = 0; piece < pieces.Count; piece++)
        {
            foreach (var cell in CellsOf(pieces[piece].From, pieces[piece].To))
                (_cells.TryGetValue(cell, out var bucket) ? bucket : _cells[cell] = []).Add(piece);
        }
    }

    /// <summary>The pieces in each cell that has any, and the cell.</summary>
    public IEnumerable<(Region Cell, List<int> Pieces)> Cells => _cells.Select(pair => (RegionOf(pair.Key), pair.Value));

    /// <summary>A cell edge for which a picture of this size has no more than a few cells for each of its things.</summary>
    public static double CellFor(Size size, int count) =>
        Math.Max(LeastCell, Math.Sqrt(Math.Max(0, size.Width * size.Height) / (CellsPerPiece * count + 1000)));

    /// <summary>The pieces in the cells that a region meets; each may come more than once.</summary>
    public IEnumerable<int> Near(Region region)
    {
        for (var column = CellAt(region.Left); column <= CellAt(region.Right); column++)
        {
            for (var row = CellAt(region.Top); row <= CellAt(region.Bottom); row++)
            {
                foreach (var piece in _cells.GetValueOrDefault((column, row)) ?? [])
                    yield return piece;
            }
        }
    }

    private Region RegionOf((int Column, int Row) cell) =>
        new(cell.Column * _cell, cell.Row * _cell, (cell.Column + 1) * _cell, (cell.Row + 1) * _cell);

    private int CellAt(double coordinate) => (int)Math.Floor(coordinate / _cell);

    // Column by column only the rows that the piece passes there: a long slanted piece meets few of the cells around it.
    private IEnumerable<(int, int)> CellsOf(Point from, Point to)
    {
        var (left, right) = from.X <= to.X ? (from, to) : (to, from);
        for (var column = CellAt(left.X - Polyline.Touch); column <= CellAt(right.X + Polyline.Touch); column++)
        {
            var (a, b) = (HeightAt(left, right, column * _cell), HeightAt(left, right, (column + 1) * _cell));
            for (var row = CellAt(Math.Min(a, b) - Polyline.Touch); row <= CellAt(Math.Max(a, b) + Polyline.Touch); row++)
                yield return (column, row);
        }
    }

    // Widened to the whole piece where it is nearly upright.
    private static double HeightAt(Point left, Point right, double x)
    {
        if (x <= left.X)
            return left.Y;
        return x >= right.X ? right.Y : left.Y + (right.Y - left.Y) * (x - left.X) / (right.X - left.X);
    }
}
