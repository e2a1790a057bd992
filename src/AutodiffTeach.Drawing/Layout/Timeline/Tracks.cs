using AutodiffTeach.Drawing.Layout.Geometry;

namespace AutodiffTeach.Drawing.Layout.Timeline;

/// <summary>
/// Gives every net its horizontal track in every channel that it runs along: what turns up lies above what turns down, rails lie
/// nearest to the rows they feed, and nets that do not meet share a track (the left-edge algorithm of channel routing).
/// </summary>
internal sealed class Tracks
{
    private const double TrackGap = 16;

    private readonly Abscissas _x;
    private readonly int _boxCount;
    private readonly Dictionary<(int Channel, int Net), Segment> _segments = [];
    private readonly Dictionary<(int Channel, int Net), int> _track = [];
    private readonly Dictionary<int, int> _count = [];

    private Tracks(DiagramIndex graph, Abscissas x) => (_boxCount, _x) = (graph.Boxes.Length, x);

    public int CountOf(int channel) => _count.GetValueOrDefault(channel);

    /// <summary>The number of the track, from zero at the top of the channel.</summary>
    public int Of(int channel, int net) => _track[(channel, net)];

    public static Tracks Assign(DiagramIndex graph, Trail[] trails, Abscissas x)
    {
        var tracks = new Tracks(graph, x);
        foreach (var trail in trails)
            tracks.Collect(trail);
        foreach (var channel in tracks._segments.Values.GroupBy(segment => segment.Channel))
            tracks.Pack(channel.Key, [.. channel]);
        return tracks;
    }

    private void Collect(Trail trail)
    {
        switch (trail.Kind)
        {
            case TrailKind.Rail:
                Cover(trail.InChannel, trail, _x.TrunkStart, _x.Of(trail.In!), up: trail.In!.Side == Side.Bottom, down: trail.In.Side == Side.Top);
                break;
            case TrailKind.Track:
                var sides = (trail.Out!.Side, trail.In!.Side);
                Cover(trail.InChannel, trail, _x.Of(trail.Out), _x.Of(trail.In), up: sides is (Side.Bottom, _) or (_, Side.Bottom), down: sides is (Side.Top, _) or (_, Side.Top));
                break;
            case TrailKind.Lane:
                CollectLane(trail);
                break;
        }
    }

    private void CollectLane(Trail trail)
    {
        var lane = _x.LaneOf(trail);
        var rises = trail.InChannel > trail.OutChannel;
        Cover(trail.OutChannel, trail, _x.Of(trail.Out!), lane, up: rises || trail.Out!.Side == Side.Bottom, down: !rises || trail.Out!.Side == Side.Top);
        Cover(trail.InChannel, trail, lane, _x.Of(trail.In!), up: !rises || trail.In!.Side == Side.Bottom, down: rises || trail.In!.Side == Side.Top);
    }

    private void Cover(int channel, Trail trail, double a, double b, bool up, bool down)
    {
        if (!_segments.TryGetValue((channel, trail.Net), out var segment))
        {
            segment = new Segment(channel, trail.Net, trail.Kind == TrailKind.Rail);
            _segments.Add((channel, trail.Net), segment);
        }

        segment.Left = Math.Min(segment.Left, Math.Min(a, b));
        segment.Right = Math.Max(segment.Right, Math.Max(a, b));
        segment.TurnsUp |= up;
        segment.TurnsDown |= down;
    }

    private void Pack(int channel, List<Segment> segments)
    {
        var up = PackGroup(segments.Where(segment => segment is { TurnsUp: true, TurnsDown: false }), 0, mirrored: false);
        var mixed = PackGroup(segments.Where(segment => segment.TurnsUp == segment.TurnsDown), up, mirrored: false);
        _count[channel] = PackGroup(segments.Where(segment => segment is { TurnsUp: false, TurnsDown: true }), mixed, mirrored: true);
    }

    private int PackGroup(IEnumerable<Segment> group, int first, bool mirrored)
    {
        var ends = new List<double>();
        var placed = new List<(Segment Segment, int Track)>();
        foreach (var segment in group.OrderBy(segment => segment.IsRail ? 0 : 1).ThenBy(segment => segment.Left).ThenBy(segment => segment.Net % _boxCount))
        {
            var track = ends.FindIndex(end => end + TrackGap < segment.Left);
            if (track < 0)
            {
                track = ends.Count;
                ends.Add(0);
            }

            ends[track] = segment.Right;
            placed.Add((segment, track));
        }

        foreach (var (segment, track) in placed)
            _track[(segment.Channel, segment.Net)] = first + (mirrored ? ends.Count - 1 - track : track);
        return first + ends.Count;
    }

    private sealed class Segment(int channel, int net, bool isRail)
    {
        public int Channel => channel;

        public int Net => net;

        public bool IsRail => isRail;

        public double Left { get; set; } = double.PositiveInfinity;

        public double Right { get; set; } = double.NegativeInfinity;

        public bool TurnsUp { get; set; }

        public bool TurnsDown { get; set; }
    }
}
