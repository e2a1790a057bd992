using AutodiffTeach.Drawing.Layout.Geometry;

namespace AutodiffTeach.Drawing.Layout.Timeline;

/// <summary>Decides for every wire how it goes, from the rows and columns of its ends alone.</summary>
internal sealed class TrailPlanner
{
    private readonly DiagramIndex _graph;
    private readonly Schedule _schedule;
    private readonly int[] _row;
    private readonly Placement _placement;
    private readonly Dictionary<(int Box, Side Side, int Net, int Wire), Port> _ports = [];

    private TrailPlanner(DiagramIndex graph, Schedule schedule, int[] row, Placement placement)
    {
        (_graph, _schedule, _row, _placement) = (graph, schedule, row, placement);
        Trails = new Trail[graph.Wires.Length];
    }

    private Trail[] Trails { get; }

    public static Trail[] Plan(DiagramIndex graph, Schedule schedule, int[] row, Placement placement)
    {
        var planner = new TrailPlanner(graph, schedule, row, placement);
        planner.RunStraight();
        planner.RunThroughChannels();
        planner.RunRails(RailChannels.Choose(graph, schedule, row, planner.Trails));
        return planner.Trails;
    }

    private int Column(int box) => _schedule.Column[box];

    // Wires between neighbours of a row; of parallel wires only the first.
    private void RunStraight()
    {
        var ahead = Neighbours();
        var taken = new HashSet<(int, int)>();
        for (var wire = 0; wire < Trails.Length; wire++)
        {
            var (from, to) = (_graph.From[wire], _graph.To[wire]);
            if (Column(from) == Schedule.Prologue || ahead[from] != to && ahead[to] != from || !taken.Add((from, to)))
                continue;
            Trails[wire] = new Trail(wire, TrailKind.Direct, from) { IsBackward = ahead[from] != to };
        }
    }

    // The next box to the right on the same row, over all columns.
    private int[] Neighbours()
    {
        var next = new int[_row.Length];
        Array.Fill(next, -1);
        var last = new Dictionary<int, int>();
        foreach (var (row, box) in _placement.Cells.SelectMany(cells => cells).SelectMany(cell => cell.Value.Select(box => (cell.Key, box))))
        {
            if (last.TryGetValue(row, out var before))
                next[before] = box;
            last[row] = box;
        }

        return next;
    }

    private void RunThroughChannels()
    {
        for (var wire = 0; wire < Trails.Length; wire++)
        {
            if (Trails[wire] is null && Column(_graph.From[wire]) != Schedule.Prologue)
                Trails[wire] = ThroughChannels(wire);
        }
    }

    private Trail ThroughChannels(int wire)
    {
        var (from, to) = (_graph.From[wire], _graph.To[wire]);
        var gathers = Column(to) == _schedule.Epilogue && Column(from) != _schedule.Epilogue;
        var leave = LeavingSide(from, to, gathers);
        var outChannel = leave == Side.Top ? _row[from] + 1 : _row[from];
        var enter = outChannel > _row[to] ? Side.Top : Side.Bottom;
        var inChannel = enter == Side.Top ? _row[to] + 1 : _row[to];
        var sameColumn = Column(from) == Column(to);
        var kind = outChannel != inChannel ? TrailKind.Lane : sameColumn && _row[from] != _row[to] ? TrailKind.Sway : TrailKind.Track;
        var net = gathers ? _row.Length + to : from;
        return new Trail(wire, kind, net)
        {
            Out = Attach(from, leave, net, gathers ? -Twins(wire) : 0, wire, ApproachOf(from, to, kind)),
            In = Attach(to, enter, gathers ? net : -1, gathers ? outChannel : wire, wire, ApproachOf(to, from, kind)),
            OutChannel = outChannel,
            InChannel = inChannel,
            Gutter = Math.Max(Column(from), Column(to)),
        };
    }

    // Wires to the epilogue leave away from the chain and gather there; all others leave toward their target.
    private Side LeavingSide(int from, int to, bool gathers)
    {
        if (gathers && _row[from] != 0)
            return _row[from] > 0 ? Side.Top : Side.Bottom;
        if (_row[from] == _row[to])
            return _row[from] >= 0 ? Side.Top : Side.Bottom;
        return _row[to] > _row[from] ? Side.Top : Side.Bottom;
    }

    private Approach ApproachOf(int box, int other, TrailKind kind)
    {
        if (Column(box) != Column(other))
            return Column(other) < Column(box) ? Approach.FromLeft : Approach.FromRight;
        if (kind != TrailKind.Track)
            return Approach.Straight;
        return _placement.X[other] < _placement.X[box] ? Approach.FromLeft : Approach.FromRight;
    }

    // How many parallel wires come before this one; each has a port of its own, so that their labels do not meet.
    private int Twins(int wire)
    {
        var twins = _graph.Outgoing[_graph.From[wire]].Where(other => _graph.To[other] == _graph.To[wire]);
        return twins.TakeWhile(other => other != wire).Count(other => Trails[other]?.Kind != TrailKind.Direct);
    }

    // One port for each net where a trunk leaves or gathers, one for each wire where it arrives.
    private Port Attach(int box, Side side, int net, int key, int wire, Approach approach)
    {
        if (!_ports.TryGetValue((box, side, net, key), out var port))
            _ports.Add((box, side, net, key), port = new Port(box, side, approach) { Rank = wire });
        port.Wires.Add(wire);
        if (approach == Approach.Straight)
            port.Approach = approach;
        var isSource = _graph.From[wire] == box;
        var gathers = net >= _row.Length;
        if (gathers == isSource)
        {
            var label = _graph.Wires[wire].Label;
            port.Label = new Size(Math.Max(port.Label.Width, label.Width), Math.Max(port.Label.Height, label.Height));
        }

        return port;
    }

    private void RunRails(Dictionary<(int Source, int Row), int> channels)
    {
        var sources = _graph.Order.Where(box => Column(box) == Schedule.Prologue).ToArray();
        for (var rank = 0; rank < sources.Length; rank++)
        {
            foreach (var wire in _graph.Outgoing[sources[rank]])
            {
                var to = _graph.To[wire];
                var channel = channels[(sources[rank], _row[to])];
                var port = Attach(to, channel > _row[to] ? Side.Top : Side.Bottom, -1, wire, wire, Approach.FromLeft);
                port.Rank = rank - sources.Length;
                Trails[wire] = new Trail(wire, TrailKind.Rail, sources[rank]) { In = port, OutChannel = channel, InChannel = channel };
            }
        }
    }
}
