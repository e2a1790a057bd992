using AutodiffTeach.Drawing.Layout.Geometry;

namespace AutodiffTeach.Drawing.Layout.Timeline;

/// <summary>Which column every box belongs to: the prologue of shared boxes, a time step, or the epilogue after all steps.</summary>
internal sealed class Schedule
{
    /// <summary>The column of what is there before all steps.</summary>
    public const int Prologue = -1;

    private const int Undecided = int.MinValue;
    private const int Before = int.MinValue + 1;
    private const int After = int.MaxValue;

    private Schedule(int[] column, int[] times)
    {
        Column = column;
        Times = times;
    }

    /// <summary>The column of each box: -1 for the prologue, then one a time step, then <see cref="Epilogue"/>.</summary>
    public int[] Column { get; }

    /// <summary>The time of each column but the epilogue, ascending.</summary>
    public int[] Times { get; }

    public int Epilogue => Times.Length;

    public int ColumnCount => Times.Length + 1;

    public static Schedule Make(DiagramIndex graph)
    {
        var time = new int[graph.Boxes.Length];
        Array.Fill(time, Undecided);
        var beforeSome = FeedsTimed(graph);
        foreach (var box in graph.Order)
            time[box] = Forward(graph, box, time, beforeSome[box]);
        foreach (var box in graph.Order.Reverse())
        {
            if (time[box] == Undecided)
                time[box] = Backward(graph, box, time);
        }

        var times = time.Where(t => t is not (Before or After)).Distinct().Order().ToArray();
        var column = time.Select(t => t switch
        {
            Before => Prologue,
            After => times.Length,
            _ => Array.BinarySearch(times, t),
        });
        return new Schedule([.. column], times);
    }

    /// <summary>The time step of each box that has one or lies between boxes that have one; null for all others.</summary>
    public int? TimeOf(int box) => Column[box] >= 0 && Column[box] < Times.Length ? Times[Column[box]] : null;

    private static bool[] FeedsTimed(DiagramIndex graph)
    {
        var feeds = new bool[graph.Boxes.Length];
        foreach (var box in graph.Order.Reverse())
            feeds[box] = graph.Boxes[box].Time is not null || graph.Outgoing[box].Any(wire => feeds[graph.To[wire]]);
        return feeds;
    }

    // What hangs on timed boxes: it is timed where it leads back to a step or is a nameless operation, else it comes after all.
    private static int Forward(DiagramIndex graph, int box, int[] time, bool feedsTimed)
    {
        if (graph.Boxes[box].Time is { } given)
            return given;
        var sources = graph.Incoming[box].Select(wire => graph.From[wire]).Where(source => time[source] != Undecided).ToArray();
        if (sources.Length == 0)
            return Undecided;
        if (sources.Any(source => time[source] == After) || !feedsTimed && graph.Boxes[box].Role != BoxRole.Operation)
            return After;
        var computed = sources.Where(source => graph.Incoming[source].Length > 0).ToArray();
        return (computed.Length > 0 ? computed : sources).Max(source => time[source]);
    }

    // What hangs on nothing timed: shared sources come before all; the rest goes where it is first needed.
    private static int Backward(DiagramIndex graph, int box, int[] time)
    {
        var users = graph.Outgoing[box].Select(wire => time[graph.To[wire]]).Where(t => t != Before).ToArray();
        if (users.Length == 0 || users.All(t => t == After))
            return After;
        var isSource = graph.Incoming[box].Length == 0;
        return isSource && (graph.Boxes[box].Role == BoxRole.Parameter || users.Length > 1) ? Before : users.Min();
    }
}
