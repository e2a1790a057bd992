using System.Globalization;
using AutodiffTeach.Drawing.Layout.Geometry;

namespace AutodiffTeach.Drawing.Layout.Timeline;

/// <summary>
/// Which boxes of different steps play the same part: those whose ids differ in the time step alone (<c>h_1</c> and <c>h_2</c>,
/// <c>h_1.mul</c> and <c>h_2.mul</c>), else those computed in the same way from boxes of the same part. Found by one hash a box in
/// topological order, so in linear time and independent of the number of steps.
/// </summary>
internal sealed class Families
{
    private const ulong EarlierStep = 3;
    private const ulong LaterStep = 5;
    private const ulong Shared = 7;
    private const ulong Named = 11;

    public Families(DiagramIndex graph, Schedule schedule)
    {
        var hashes = new ulong[graph.Boxes.Length];
        var numbers = new Dictionary<ulong, int>();
        var named = new Dictionary<ulong, ulong>(); // how the boxes of a named part are computed
        Of = new int[hashes.Length];
        foreach (var box in graph.Order)
        {
            var structure = Hash(graph, schedule, hashes, box);
            if (IsComputed(graph.Boxes[box]) && PartOf(graph.Boxes[box]) is { } part)
                named.TryAdd(structure, hashes[box] = part.Aggregate(Named, (mixed, letter) => Mix(mixed, letter)));
            else
                hashes[box] = named.GetValueOrDefault(structure, structure);
            if (!numbers.TryGetValue(hashes[box], out var number))
                numbers.Add(hashes[box], number = numbers.Count);
            Of[box] = number;
        }

        Count = numbers.Count;
    }

    /// <summary>The family of each box, from zero in topological order of their first members.</summary>
    public int[] Of { get; }

    public int Count { get; }

    /// <summary>The part of an id that all members of an indexed family share: <c>h</c> of <c>h_12</c>, <c>U</c> of <c>U@3</c>.</summary>
    public static ReadOnlySpan<char> Stem(string id)
    {
        var cut = id.LastIndexOfAny(['_', '@', '[']);
        return cut > 0 ? id.AsSpan(0, cut) : id;
    }

    private static bool IsComputed(Box box) => box.Role is BoxRole.Intermediate or BoxRole.Operation or BoxRole.Output;

    private static ulong Hash(DiagramIndex graph, Schedule schedule, ulong[] hashes, int box)
    {
        var hash = 14695981039346656037UL;
        if (graph.Incoming[box].Length == 0)
        {
            hash = Mix(hash, (ulong)graph.Boxes[box].Role + 100);
            foreach (var letter in Stem(graph.Boxes[box].Id))
                hash = Mix(hash, letter);
        }

        foreach (var wire in graph.Incoming[box])
            hash = Mix(hash, Argument(schedule, hashes, graph.From[wire], box));
        return hash;
    }

    /// <summary>
    /// The id of a box with its time step taken out: <c>h_</c> of <c>h_12</c>, <c>a_{1,}</c> of <c>a_{1,12}</c>, <c>h_.mul</c> of
    /// <c>h_12.mul</c>; null where the id does not end in the step.
    /// </summary>
    public static string? PartOf(Box box)
    {
        if (box.Time is not { } time)
            return null;
        var step = time.ToString(CultureInfo.InvariantCulture);
        var owner = box.Id.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? box.Id[..point] : box.Id;
        var index = owner.EndsWith('}') ? owner[..^1] : owner;
        var isStep = index.EndsWith(step, StringComparison.Ordinal) && index.Length > step.Length && index[^(step.Length + 1)] is '_' or ',';
        return isStep ? string.Concat(index.AsSpan(0, index.Length - step.Length), box.Id.AsSpan(index.Length)) : null;
    }

    private static ulong Argument(Schedule schedule, ulong[] hashes, int source, int box)
    {
        var (from, to) = (schedule.Column[source], schedule.Column[box]);
        if (from == Schedule.Prologue)
            return Mix(Shared, (ulong)source);
        if (from == to)
            return hashes[source];
        return from < to ? EarlierStep : LaterStep;
    }

    // FNV-1a over 64 bit words, with a shift so that high bits reach low ones.
    private static ulong Mix(ulong hash, ulong value)
    {
        var mixed = (hash ^ value) * 1099511628211UL;
        return mixed ^ (mixed >> 29);
    }
}
