using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Tests.Samples;

/// <summary>Random sketches whose texts have random lengths; a seed names one.</summary>
internal static class RandomSketches
{
    public static Sketch Make(int seed)
    {
        var diagram = RandomDiagrams.Make(seed);
        var random = new Random(seed);
        Quantity Number() => random.Next(6) switch
        {
            0 => Quantity.Vector([random.NextDouble(), -random.NextDouble()]),
            1 => Quantity.Matrix([[1, random.Next(-9, 9)], [random.NextDouble(), 4]]),
            _ => Quantity.Scalar(Math.Round((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(0, 5)), random.Next(0, 6))),
        };
        return new Sketch(
            "Random",
            "A random graph.",
            [.. diagram.Boxes.Select(box => new SketchNode(box.Id, box.Id, box.Role) { Time = box.Time, Value = Number(), Gradient = Number() })],
            [.. diagram.Wires.Select(wire => new SketchEdge(wire.From, wire.To)
            {
                Position = wire.Position,
                Partial = "w",
                PartialValue = Quantity.Scalar(random.NextDouble()),
                Upstream = Quantity.Scalar(-random.NextDouble()),
                ProductValue = Quantity.Scalar(random.NextDouble()),
            })]);
    }
}
