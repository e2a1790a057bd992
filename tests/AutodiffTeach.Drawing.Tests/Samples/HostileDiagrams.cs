using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Tests.Samples;

/// <summary>Diagrams that nobody draws, made to break a layout.</summary>
public static class HostileDiagrams
{
    private static readonly Dictionary<string, Func<Diagram>> All = new()
    {
        ["a single box"] = () => new Diagram([Box("a")], []),
        ["boxes without extent"] = () => Diamond(new Size(0, 0), default),
        ["boxes of a hair's breadth"] = () => Diamond(new Size(0.01, 60), default),
        ["fractions of a pixel"] = () => Diamond(new Size(33.3333, 21.7), new Size(17.77, 9.9)),
        ["huge boxes"] = () => Diamond(new Size(10_000, 10_000), new Size(20, 10)),
        ["one huge box among small ones"] = () => Mixed(),
        ["a label of ten thousand pixels"] = () => Diamond(new Size(40, 30), new Size(10_000, 14)),
        ["a label higher than everything"] = () => Diamond(new Size(40, 30), new Size(14, 3_000)),
        ["a label wider on one wire only"] = () => new Diagram([Box("a"), Box("b"), Box("c")], [Wire("a", "b", 0, new Size(900, 12)), Wire("b", "c"), Wire("a", "c", 1, new Size(5, 5))]),
        ["twelve parallel wires"] = () => new Diagram([Box("a"), Box("b")], [.. Enumerable.Range(0, 12).Select(i => Wire("a", "b", i))]),
        ["twelve parallel wires with labels"] = () => new Diagram([Box("a", 1), Box("b", 2)], [.. Enumerable.Range(0, 12).Select(i => Wire("a", "b", i, new Size(30 + i, 12)))]),
        ["two hundred boxes without a wire"] = () => new Diagram([.. Enumerable.Range(0, 200).Select(i => Box($"n{i}", i % 3 == 0 ? i : null))], []),
        ["sixty pairs"] = () => new Diagram(
            [.. Enumerable.Range(0, 120).Select(i => Box($"n{i}"))], [.. Enumerable.Range(0, 60).Select(i => Wire($"n{2 * i}", $"n{2 * i + 1}", 0, new Size(10, i % 2 == 0 ? 10 : 0)))]),
        ["everything feeds everything after it"] = () => Complete(22, default),
        ["everything feeds everything, with labels"] = () => Complete(11, new Size(24, 12)),
        ["one box feeds three hundred"] = () => Star(300, outwards: true),
        ["three hundred boxes feed one"] = () => Star(300, outwards: false),
        ["steps far apart"] = () => new Diagram([Box("a", int.MinValue + 5), Box("b", 0), Box("c", int.MaxValue - 5)], [Wire("a", "b"), Wire("b", "c"), Wire("a", "c")]),
        ["a wire back in time"] = () => new Diagram([Box("a", 5), Box("b", 1), Box("c", 9)], [Wire("a", "b"), Wire("b", "c")]),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    internal static Diagram Find(string name) => All[name]();

    internal static Diagram Path(int length, bool isTimed) => new(
        [.. Enumerable.Range(0, length).Select(i => Box($"h_{i}", isTimed ? i : null))], [.. Enumerable.Range(1, length - 1).Select(i => Wire($"h_{i - 1}", $"h_{i}"))]);

    private static Diagram Diamond(Size box, Size label) => new(
        [.. "abcd".Select(id => new Box(id.ToString(), box.Width, box.Height, BoxRole.Operation))],
        [Wire("a", "b", 0, label), Wire("a", "c", 0, label), Wire("b", "d", 0, label), Wire("c", "d", 1, label), Wire("a", "d", 2, label)]);

    private static Diagram Mixed() => new(
        [Box("a"), Box("b"), new Box("huge", 7_000, 3_000, BoxRole.Operation), Box("c"), Box("d")],
        [Wire("a", "huge"), Wire("b", "huge", 1), Wire("a", "c"), Wire("huge", "d"), Wire("c", "d", 1), Wire("b", "d", 2)]);

    private static Diagram Complete(int count, Size label) => new(
        [.. Enumerable.Range(0, count).Select(i => Box($"n{i}"))],
        [.. from to in Enumerable.Range(0, count) from source in Enumerable.Range(0, to) select Wire($"n{source}", $"n{to}", source, label)]);

    private static Diagram Star(int count, bool outwards) => new(
        [Box("hub"), .. Enumerable.Range(0, count).Select(i => Box($"n{i}"))],
        [.. Enumerable.Range(0, count).Select(i => outwards ? Wire("hub", $"n{i}") : Wire($"n{i}", "hub", i))]);

    private static Box Box(string id, int? time = null) => new(id, 40, 30, BoxRole.Operation) { Time = time };

    private static Wire Wire(string from, string to, int position = 0, Size label = default) => new(from, to) { Position = position, Label = label };
}
