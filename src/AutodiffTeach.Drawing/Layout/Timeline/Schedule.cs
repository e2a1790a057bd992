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
        var fed = FedByTimed(graph);
        foreach (var box in graph.Order.Reverse())
            time[box] = graph.Boxes[box].Time ?? FirstUse(graph, box, time);
        foreach (var box in graph.Order.Where(box => fed[box] && time[box] == Undecided))
            time[box] = LastSource(graph, box, time);
        foreach (var box in graph.Order.Reverse().Where(box => time[box] == Undecided))
            time[box] = FirstUse(graph, box, time) is var use && use != Undecided ? use : After;

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

    private static bool[] FedByTimed(DiagramIndex graph)
    {
        var fed = new bool[graph.Boxes.Length];
        foreach (var box in graph.Order)
            fed[box] = graph.Boxes[box].Time is not null || graph.Incoming[box].Any(wire => fed[graph.From[wire]]);
        return fed;
    }

    // What leads to a step belongs to the first step it leads to; sources that several boxes share come before all steps.
    private static int FirstUse(DiagramIndex graph, int box, int[] time)
    {
        var users = graph.Outgoing[box].Select(wire => time[graph.To[wire]]).Where(t => t is not (Undecided or Before)).ToArray();
        if (users.Length == 0)
            return Undecided;
        if (users.Min() == After)
            return After;
        var isSource = graph.Incoming[box].Length == 0;
        return isSource && (graph.Boxes[box].Role == BoxRole.Parameter || users.Length > 1) ? Before : users.Min();
    }

    // What leads to no step comes after all, but nameless operations stay with the last step they are computed from, and so do named
    // boxes that only pass on from one step to the next (r = u_2 + q).
    private static int LastSource(DiagramIndex graph, int box, int[] time)
    {
        var sources = graph.Incoming[box].Select(wire => graph.From[wire]).Where(source => time[source] is not (Undecided or Before)).ToArray();
        if (sources.Length == 0 || sources.Any(source => time[source] == After))
            return After;
        if (graph.Boxes[box].Role == BoxRole.Operation)
        {
            var computed = sources.Where(source => graph.Incoming[source].Length > 0).ToArray();
            return (computed.Length > 0 ? computed : sources).Max(source => time[source]);
        }

        var (first, last) = (sources.Min(source => time[source]), sources.Max(source => time[source]));
        return graph.Boxes[box].Role == BoxRole.Intermediate && sources.Length <= 2 && last - first <= 1 ? last : After;
    }
}
