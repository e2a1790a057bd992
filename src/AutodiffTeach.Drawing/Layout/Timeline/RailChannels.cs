using AutodiffTeach.Drawing.Layout.Geometry;

namespace AutodiffTeach.Drawing.Layout.Timeline;

/// <summary>
/// Chooses for each shared box and each row it feeds whether its rail runs below or above that row: where it crosses fewer
/// wires in the busiest step, below where that is equal.
/// </summary>
internal static class RailChannels
{
    public static Dictionary<(int Source, int Row), int> Choose(DiagramIndex graph, Schedule schedule, int[] row, Trail?[] trails)
    {
        var density = Density(graph, schedule, trails);
        var rails = new Dictionary<(int Channel, int Row), int>();
        var chosen = new Dictionary<(int, int), int>();
        foreach (var source in graph.Order.Where(box => schedule.Column[box] == Schedule.Prologue))
        {
            foreach (var target in graph.Outgoing[source].Select(wire => row[graph.To[wire]]).Distinct().Order())
            {
                var below = density.GetValueOrDefault(target) + rails.GetValueOrDefault((target, target));
                var above = density.GetValueOrDefault(target + 1) + rails.GetValueOrDefault((target + 1, target));
                var channel = below <= above ? target : target + 1;
                rails[(channel, target)] = rails.GetValueOrDefault((channel, target)) + 1;
                chosen[(source, target)] = channel;
            }
        }

        return chosen;
    }

    // How many nets pass vertically through each channel in the step where most do.
    private static Dictionary<int, int> Density(DiagramIndex graph, Schedule schedule, Trail?[] trails)
    {
        var counts = new Dictionary<(int Channel, int Column), HashSet<int>>();
        foreach (var trail in trails)
        {
            if (trail is null or { Kind: TrailKind.Direct })
                continue;
            var gathers = schedule.Column[graph.To[trail.Wire]] == schedule.Epilogue;
            var column = schedule.Column[gathers ? graph.From[trail.Wire] : graph.To[trail.Wire]];
            var end = gathers ? trail.OutChannel : trail.InChannel;
            for (var channel = Math.Min(trail.OutChannel, end); channel <= Math.Max(trail.OutChannel, end); channel++)
                Count(counts, (channel, column), trail.Net);
        }

        var density = new Dictionary<int, int>();
        foreach (var ((channel, _), nets) in counts)
            density[channel] = Math.Max(density.GetValueOrDefault(channel), nets.Count);
        return density;
    }

    private static void Count(Dictionary<(int, int), HashSet<int>> counts, (int, int) place, int net)
    {
        if (!counts.TryGetValue(place, out var nets))
            counts.Add(place, nets = []);
        nets.Add(net);
    }
}
