using AutodiffTeach.Drawing.Layout.Geometry;

namespace AutodiffTeach.Drawing.Layout.Timeline;

/// <summary>
/// Decides where wires pass the rows between their ends: straight above or below one of the ends where no box is in the way,
/// else in the gutter between two columns, where never a box is.
/// </summary>
internal sealed class Lanes
{
    private const double Clearance = 5;

    private readonly DiagramIndex _graph;
    private readonly Schedule _schedule;
    private readonly Placement _placement;
    private readonly Extents _extents;
    private readonly Dictionary<int, List<(double X, Trail Trail)>> _used = [];

    private Lanes(DiagramIndex graph, Schedule schedule, Placement placement, Extents extents)
    {
        (_graph, _schedule, _placement, _extents) = (graph, schedule, placement, extents);
        Gutters = [.. Enumerable.Range(0, schedule.ColumnCount).Select(_ => new List<int>())];
    }

    /// <summary>The nets that use the gutter left of each column, from left to right.</summary>
    public List<int>[] Gutters { get; }

    public static Lanes Assign(DiagramIndex graph, Schedule schedule, Placement placement, Extents extents, Trail[] trails)
    {
        var lanes = new Lanes(graph, schedule, placement, extents);
        foreach (var trail in trails.Where(trail => trail.Kind == TrailKind.Lane))
            lanes.Assign(trail);
        return lanes;
    }

    private void Assign(Trail trail)
    {
        var (from, to) = (_graph.From[trail.Wire], _graph.To[trail.Wire]);
        if (_schedule.Column[from] == _schedule.Column[to] && TryBeside(trail, from, trail.Out!))
            return;
        var goesToTarget = _schedule.Column[from] == _schedule.Column[to] || _schedule.Column[to] == _schedule.Epilogue;
        if (goesToTarget && TryBeside(trail, to, trail.In!))
            return;
        if (!Gutters[trail.Gutter].Contains(trail.Net))
            Gutters[trail.Gutter].Add(trail.Net);
    }

    private bool TryBeside(Trail trail, int box, Port port)
    {
        var column = _schedule.Column[box];
        var x = _placement.X[box] + port.Outer;
        if (!IsFree(column, x, trail))
            return false;
        (trail.LaneX, trail.LaneColumn) = (x, column);
        _used[column].Add((x, trail));
        return true;
    }

    private bool IsFree(int column, double x, Trail trail)
    {
        if (!_used.TryGetValue(column, out var used))
            _used.Add(column, used = []);
        if (used.Any(other => other.Trail.Net != trail.Net && Math.Abs(other.X - x) < 2 * Clearance && Meet(other.Trail, trail)))
            return false;
        return !trail.PassedRows.Any(row => _placement.Cells[column].TryGetValue(row, out var cell) && cell.Any(box => Covers(box, x)));
    }

    private static bool Meet(Trail a, Trail b) =>
        Math.Min(a.OutChannel, a.InChannel) <= Math.Max(b.OutChannel, b.InChannel) && Math.Min(b.OutChannel, b.InChannel) <= Math.Max(a.OutChannel, a.InChannel);

    private bool Covers(int box, double x) =>
        x > _placement.X[box] - _extents.Left[box] - Clearance && x < _placement.X[box] + _extents.Right[box] + Clearance;
}
