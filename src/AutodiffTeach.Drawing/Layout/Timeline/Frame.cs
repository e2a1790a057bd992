using AutodiffTeach.Drawing.Layout.Geometry;

namespace AutodiffTeach.Drawing.Layout.Timeline;

/// <summary>All coordinates of a timeline before anything is drawn.</summary>
internal sealed class Frame
{
    private const double SharedGap = 12;

    private readonly DiagramIndex _graph;
    private readonly Schedule _schedule;
    private readonly int[] _row;
    private readonly Tracks _tracks;
    private readonly HashSet<int> _passed;
    private readonly double[] _sharedY;

    public Frame(DiagramIndex graph, Schedule schedule, int[] row, Trail[] trails, Abscissas x, Tracks tracks)
    {
        (_graph, _schedule, _row, X, _tracks) = (graph, schedule, row, x, tracks);
        _passed = [.. trails.Where(trail => trail.Kind == TrailKind.Lane).SelectMany(trail => trail.PassedRows)];
        Y = new Ordinates(graph, schedule, row, trails, tracks);
        _sharedY = PlaceShared(trails);
    }

    public Abscissas X { get; }

    public Ordinates Y { get; }

    public int RowOf(int box) => _row[box];

    public double YOf(int box) => IsShared(box) ? _sharedY[box] : Y.Center(_row[box]);

    public Point CenterOf(int box) => new(IsShared(box) ? X.PrologueWidth - _graph.Boxes[box].Width / 2 : X.Of(box), YOf(box));

    public Point RightOfShared(int box) => new(X.PrologueWidth, _sharedY[box]);

    public double BorderOf(int box, Side side) => YOf(box) + (side == Side.Top ? -0.5 : 0.5) * _graph.Boxes[box].Height;

    public double TrackOf(int channel, int net) => Y.Track(channel, _tracks.Of(channel, net));

    /// <summary>True where the wire shares its last piece, not its first, with others of its net.</summary>
    public bool Gathers(Trail trail) => trail.Net >= _row.Length;

    /// <summary>True where lanes pass the row of the box; labels of straight wires then stay in the room kept beside their target.</summary>
    public bool IsPassed(int box) => _passed.Contains(_row[box]);

    private bool IsShared(int box) => _schedule.Column[box] == Schedule.Prologue;

    // Each shared box at the height of its rails, or as near as the others allow.
    private double[] PlaceShared(Trail[] trails)
    {
        var y = new double[_row.Length];
        var wishes = trails.Where(trail => trail.Kind == TrailKind.Rail).GroupBy(trail => trail.Net)
            .Select(rail => (Box: rail.Key, Wish: rail.Select(trail => TrackOf(trail.InChannel, trail.Net)).Distinct().Average()))
            .OrderBy(wish => wish.Wish).ThenBy(wish => wish.Box).ToArray();
        var gaps = Enumerable.Range(1, Math.Max(0, wishes.Length - 1))
            .Select(i => (_graph.Boxes[wishes[i - 1].Box].Height + _graph.Boxes[wishes[i].Box].Height) / 2 + SharedGap).ToArray();
        var places = Separation.Resolve([.. wishes.Select(wish => wish.Wish)], [.. wishes.Select(_ => 1.0)], gaps);
        for (var i = 0; i < wishes.Length; i++)
            y[wishes[i].Box] = places[i];
        return y;
    }
}
