using AutodiffTeach.Drawing.Layout.Geometry;

namespace AutodiffTeach.Drawing.Layout.Timeline;

/// <summary>
/// Chooses for each shared box and each row it feeds whether its rail runs below or above that row: where the arrows find room at the
/// boxes, then where it crosses fewer wires in the busiest step, below where that is equal.
/// </summary>
internal static class RailChannels
{
    public static Dictionary<(int Source, int Row), int> Choose(DiagramIndex graph, Schedule schedule, int[] row, Trail?[] trails)
    {
        var density = Density(graph, schedule, trails);
        var rails = new Dictionary<(int Channel, int Row), int>();
        var ports = Ports(trails);
        var chosen = new Dictionary<(int, int), int>();
        foreach (var source in graph.Order.Where(box => schedule.Column[box] == Schedule.Prologue))
        {
            foreach (var target in graph.Outgoing[source].Select(wire => row[graph.To[wire]]).Distinct().Order())
            {
                var users = graph.Outgoing[source].Select(wire => graph.To[wire]).Where(user => row[user] == target).Distinct().ToArray();
                var below = (Excess(graph, ports, users, Side.Bottom), density.GetValueOrDefault(target) + rails.GetValueOrDefault((target, target)));
                var above = (Excess(graph, ports, users, Side.Top), density.GetValueOrDefault(target + 1) + rails.GetValueOrDefault((target + 1, target)));
                var channel = below.CompareTo(above) <= 0 ? target : target + 1;
                foreach (var user in users)
                    ports[(user, channel == target ? Side.Bottom : Side.Top)] = ports.GetValueOrDefault((user, channel == target ? Side.Bottom : Side.Top)) + 1;
                rails[(channel, target)] = rails.GetValueOrDefault((channel, target)) + 1;
                chosen[(source, target)] = channel;
            }
        }

        return chosen;
    }

    private static Dictionary<(int Box, Side Side), int> Ports(Trail?[] trails) =>
        trails.OfType<Trail>().SelectMany(trail => new[] { trail.Out, trail.In }).OfType<Port>().Distinct()
            .GroupBy(port => (port.Box, port.Side)).ToDictionary(side => side.Key, side => side.Count());

    // By how many arrows the fullest side of a user would then be too narrow.
    private static int Excess(DiagramIndex graph, Dictionary<(int Box, Side Side), int> ports, int[] users, Side side) =>
        users.Max(user => Math.Max(0, ports.GetValueOrDefault((user, side)) + 1 - PortLayout.RoomOf(graph.Boxes[user])));

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
