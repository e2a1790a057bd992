using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Tests.Samples;

/// <summary>Random trees, as the parent of each box; bushy, thin, or with a few deep branches.</summary>
internal static class RandomTrees
{
    public static Diagram Make(int seed, bool leadsToRoot = false)
    {
#pragma warning disable CA5394 // A seeded generator makes trees, not secrets.
        var random = new Random(seed);
        var count = 1 + random.Next(seed % 10 == 0 ? 400 : 40);
        var window = 1 + random.Next(count);
        var hasLabels = random.Next(3) == 0;
        var parents = Enumerable.Range(0, count).Select(i => i == 0 ? -1 : i - 1 - random.Next(Math.Min(i, window))).ToArray();
        var boxes = parents.Select((_, i) => new Box($"n{i}", 20 + random.Next(60), 18 + random.Next(40), BoxRole.Operation));
        return Of([.. boxes], parents, () => hasLabels ? new Size(10 + random.Next(40), 10 + random.Next(60)) : default, leadsToRoot);
#pragma warning restore CA5394
    }

    /// <summary>The tree with the given parents, -1 for roots, in boxes of one size.</summary>
    public static Diagram Of(params int[] parents) =>
        Of([.. parents.Select((_, i) => new Box($"n{i}", 40, 30, BoxRole.Operation))], parents, () => default, leadsToRoot: false);

    /// <summary>The same tree with the children of every box in reverse.</summary>
    public static Diagram Mirror(Diagram tree) => tree with { Boxes = [.. tree.Boxes.Reverse()], Wires = [.. tree.Wires.Reverse()] };

    private static Diagram Of(Box[] boxes, int[] parents, Func<Size> label, bool leadsToRoot) => new(
        boxes,
        [.. Enumerable.Range(0, parents.Length).Where(i => parents[i] >= 0)
            .Select(i => new Wire($"n{(leadsToRoot ? i : parents[i])}", $"n{(leadsToRoot ? parents[i] : i)}") { Position = i, Label = label() })]);
}
