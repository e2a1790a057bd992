using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Tests.Samples;

/// <summary>Random acyclic diagrams: with and without time, with parallel wires, with and without labels, unconnected or dense.</summary>
internal static class RandomDiagrams
{
    private static readonly BoxRole[] Inner = [BoxRole.Operation, BoxRole.Intermediate, BoxRole.Output];
    private static readonly BoxRole[] Leaves = [BoxRole.Parameter, BoxRole.Input, BoxRole.State, BoxRole.Constant];

    public static Diagram Make(int seed)
    {
        // A seeded generator makes graphs, not secrets.
#pragma warning disable CA5394
        var random = new Random(seed);
        var count = 1 + random.Next(seed % 10 == 0 ? 60 : 18);
        var density = random.NextDouble() * 3;
        var hasLabels = random.Next(2) == 0;
        var timing = random.Next(4);
        var steps = 1 + random.Next(5);
        var wires = new List<Wire>();
        var boxes = new List<Box>();
        for (var i = 0; i < count; i++)
        {
            var arguments = i == 0 ? 0 : Math.Min(i, (int)(random.NextDouble() * density * 1.6));
            for (var position = 0; position < arguments; position++)
            {
                var label = hasLabels && random.Next(4) > 0 ? new Size(12 + random.Next(60), 10 + random.Next(25)) : default;
                wires.Add(new Wire($"n_{random.Next(i)}", $"n_{i}") { Position = position, Label = label });
            }

            var role = arguments == 0 ? Leaves[random.Next(Leaves.Length)] : Inner[random.Next(Inner.Length)];
            boxes.Add(new Box($"n_{i}", 20 + random.Next(70), 18 + random.Next(50), role) { Time = Time(random, timing, role, i * steps / count, steps) });
        }
#pragma warning restore CA5394
        return new Diagram(boxes, wires);
    }

    // 0: none; 1: rising; 2: rising but shared leaves; 3: any, so wires also lead back in time.
    private static int? Time(Random random, int timing, BoxRole role, int rising, int steps)
    {
#pragma warning disable CA5394
        return timing switch
        {
            1 => random.Next(8) == 0 ? null : rising,
            2 => role is BoxRole.Parameter or BoxRole.Constant || random.Next(4) == 0 ? null : rising,
            3 => random.Next(5) == 0 ? null : random.Next(steps),
            _ => null,
        };
#pragma warning restore CA5394
    }
}
