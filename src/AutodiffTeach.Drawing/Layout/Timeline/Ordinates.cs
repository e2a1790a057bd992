using AutodiffTeach.Drawing.Layout.Geometry;

namespace AutodiffTeach.Drawing.Layout.Timeline;

/// <summary>
/// Every y of the picture: rows from top to bottom, and between them channels with, from the upper row down, room for arrows
/// and labels of the upper row, the tracks, and room for labels and arrows of the lower row.
/// </summary>
internal sealed class Ordinates
{
    private const double TrackHeight = 12;
    private const double Stub = 13;
    private const double BentStub = 26;
    private const double LabelMargin = 3;
    private const double SwayHeight = 26;
    private const double Outermost = 8;
    private const double Least = 20;

    private readonly Dictionary<int, Zone> _above = [];
    private readonly Dictionary<int, Zone> _below = [];
    private readonly Dictionary<int, double> _center = [];
    private readonly Dictionary<int, double> _height = [];
    private readonly Dictionary<int, double> _firstTrack = [];

    public Ordinates(DiagramIndex graph, Schedule schedule, int[] row, Trail[] trails, Tracks tracks)
    {
        var boxes = graph.Order.Where(box => schedule.Column[box] != Schedule.Prologue).ToArray();
        foreach (var box in boxes)
            _height[row[box]] = Math.Max(_height.GetValueOrDefault(row[box]), graph.Boxes[box].Height);
        foreach (var port in trails.SelectMany(trail => new[] { trail.Out, trail.In }).OfType<Port>())
            Widen(port.Side == Side.Top ? _above : _below, row[port.Box], port);
        var swaying = trails.Where(trail => trail.Kind == TrailKind.Sway).Select(trail => trail.InChannel).ToHashSet();
        Stack(boxes.Select(box => row[box]).DefaultIfEmpty(0).Max(), boxes.Select(box => row[box]).DefaultIfEmpty(0).Min(), tracks, swaying);
    }

    public double Center(int row) => _center[row];

    /// <summary>The border of a row on one side: no box of the row reaches beyond it.</summary>
    public double Border(int row, Side side) => _center[row] + (side == Side.Top ? -0.5 : 0.5) * _height.GetValueOrDefault(row);

    /// <summary>Where the room for arrows of a row ends and that for labels begins.</summary>
    public double StubEnd(int row, Side side) => Border(row, side) + Sign(side) * ZoneOf(row, side).Stub;

    /// <summary>Where the room for labels of a row ends.</summary>
    public double ZoneEnd(int row, Side side) => Border(row, side) + Sign(side) * ZoneOf(row, side).Height;

    public double Label(int row, Side side) => StubEnd(row, side) + Sign(side) * (LabelMargin + ZoneOf(row, side).Label / 2);

    public double Track(int channel, int track) => _firstTrack[channel] + track * TrackHeight;

    private static double Sign(Side side) => side == Side.Top ? -1 : 1;

    private Zone ZoneOf(int row, Side side) => (side == Side.Top ? _above : _below).GetValueOrDefault(row);

    private static void Widen(Dictionary<int, Zone> zones, int row, Port port)
    {
        var zone = zones.GetValueOrDefault(row);
        zones[row] = new Zone(Math.Max(zone.Stub, port.IsBent ? BentStub : Stub), Math.Max(zone.Label, port.Label.Height));
    }

    private void Stack(int top, int bottom, Tracks tracks, HashSet<int> swaying)
    {
        var y = 0.0;
        for (var row = top; row >= bottom; row--)
        {
            y = Channel(row + 1, y, tracks, swaying);
            var height = _height.GetValueOrDefault(row);
            _center[row] = y + height / 2;
            y += height;
        }

        Channel(bottom, y, tracks, swaying);
    }

    // The strip between row k (above) and row k - 1 (below).
    private double Channel(int channel, double y, Tracks tracks, HashSet<int> swaying)
    {
        var count = tracks.CountOf(channel);
        var isOuter = !_center.ContainsKey(channel);
        var upper = _below.GetValueOrDefault(channel).Height;
        var lower = _above.GetValueOrDefault(channel - 1).Height;
        var middle = Math.Max(count > 0 ? (count + 0.5) * TrackHeight : 0, swaying.Contains(channel) ? SwayHeight : 0);
        middle = Math.Max(middle, Math.Max(0, (isOuter ? Outermost : Least) - upper - lower));
        _firstTrack[channel] = y + upper + (middle - (count - 1) * TrackHeight) / 2;
        return y + upper + middle + lower;
    }

    private readonly record struct Zone(double Stub, double Label)
    {
        public double Height => Stub + (Label > 0 ? Label + 2 * LabelMargin : 0);
    }
}
