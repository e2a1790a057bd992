using AutodiffTeach.Drawing.Trees;

namespace AutodiffTeach.Drawing.Tests.Samples;

/// <summary>Trees that a beam search grows.</summary>
internal static class Searches
{
    private static readonly string[] Words = ["neural", "network", "learns", "deep", "end"];

    /// <summary>A beam search over words with seeded scores; what is pruned is not extended, unless everything is.</summary>
    public static SearchTree Beam(int vocabulary, int length, int beam, int seed = 1, bool everything = false)
    {
#pragma warning disable CA5394 // A seeded generator makes scores, not secrets.
        var random = new Random(seed);
        var nodes = new Dictionary<string, (SearchNode Node, string Parent)> { [""] = (new SearchNode("start") { Sum = 0 }, "") };
        List<string> layer = [""];
        for (var step = 1; step <= length; step++)
        {
            var next = new List<string>();
            foreach (var path in layer)
            {
                for (var i = 0; i < vocabulary; i++)
                {
                    var score = Math.Round(-0.05 - 3 * random.NextDouble(), 2);
                    next.Add($"{path}/{i}");
                    nodes[next[^1]] = (new SearchNode(Words[i]) { Score = score, Sum = Math.Round(nodes[path].Node.Sum!.Value + score, 2) }, path);
                }
            }

            var kept = next.Where(path => nodes[nodes[path].Parent].Node.Fate == SearchFate.Kept).OrderByDescending(path => nodes[path].Node.Sum).Take(beam).ToHashSet();
            foreach (var path in next.Where(path => !kept.Contains(path)))
                nodes[path] = (nodes[path].Node with { Fate = SearchFate.Pruned, PrunedAt = nodes[nodes[path].Parent].Node.Fate == SearchFate.Kept ? step : null }, nodes[path].Parent);
            layer = everything ? next : [.. next.Where(kept.Contains)];
        }
#pragma warning restore CA5394

        var best = nodes.Where(entry => entry.Key.Split('/').Length == length + 1 && entry.Value.Node.Fate == SearchFate.Kept).MaxBy(entry => entry.Value.Node.Sum).Key;
        SearchNode Build(string path) => nodes[path].Node with
        {
            Fate = path.Length == 0 || (best + "/").StartsWith(path + "/", StringComparison.Ordinal) ? SearchFate.Best : nodes[path].Node.Fate,
            Children = [.. nodes.Where(entry => entry.Key != path && entry.Value.Parent == path).Select(entry => Build(entry.Key))],
        };
        return new SearchTree($"beam search, beam {beam}", Build(""));
    }
}
