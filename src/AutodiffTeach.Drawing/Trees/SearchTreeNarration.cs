using System.Globalization;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Trees;

/// <summary>A search tree in words.</summary>
internal static class SearchTreeNarration
{
    private const int Digits = 5;

    public static string Describe(SearchTree tree)
    {
        var all = All(tree.Root).Skip(1).ToArray();
        var pruned = all.Count(node => node.Fate == SearchFate.Pruned);
        var words = string.Create(CultureInfo.InvariantCulture, $"A search tree of {all.Length} hypotheses, of which {all.Length - pruned} were kept and {pruned} pruned.");
        var best = Best(tree.Root);
        if (best.Count == 0)
            return words;
        words += " The best: " + string.Join(" ", best.Select(node => MathParser.Printable(node.Token)));
        return words + (best[^1].Sum is { } sum ? ", with the sum " + NumberText.Format(sum, Digits) + "." : ".");
    }

    public static string Node(SearchNode node)
    {
        var words = node.Fate switch { SearchFate.Best => "best hypothesis ", SearchFate.Pruned => "pruned hypothesis ", _ => "hypothesis " } + MathParser.Printable(node.Token);
        if (node.PrunedAt is { } step)
            words += string.Create(CultureInfo.InvariantCulture, $", given up at step {step}");
        return node.Sum is { } sum ? words + ", sum " + NumberText.Format(sum, Digits) : words;
    }

    public static string KindOf(SearchNode node) => node.Fate switch
    {
        SearchFate.Pruned => "pruned",
        SearchFate.Kept => "kept",
        _ => node.Children.Any(child => child.Fate == SearchFate.Best) ? "on the best path" : "best",
    };

    public static string Edge(SketchNode parent, SketchNode child, double? score)
    {
        var words = MathParser.Printable(parent.Label) + " to " + MathParser.Printable(child.Label);
        return score is { } known ? words + ", score " + NumberText.Format(known, Digits) : words;
    }

    /// <summary>The number of hypotheses from a node on, itself included.</summary>
    public static long Count(SearchNode node) => All(node).LongCount();

    private static List<SearchNode> Best(SearchNode root)
    {
        var path = new List<SearchNode>();
        for (var node = Next(root); node is not null; node = Next(node))
            path.Add(node);
        return path;

        static SearchNode? Next(SearchNode node) => node.Children.FirstOrDefault(child => child.Fate == SearchFate.Best);
    }

    private static IEnumerable<SearchNode> All(SearchNode root)
    {
        var waiting = new Stack<SearchNode>([root]);
        while (waiting.TryPop(out var node))
        {
            yield return node;
            foreach (var child in node.Children)
                waiting.Push(child);
        }
    }
}
