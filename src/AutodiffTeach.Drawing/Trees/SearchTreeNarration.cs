using System.Globalization;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Trees;

/// <summary>A search tree in words.</summary>
internal static class SearchTreeNarration
{
    private const int Digits = 5;

    public static string Describe(SearchTree tree)
    {
        var all = All(tree.Root).Skip(1).Where(node => node.Fate != SearchFate.Unseen).ToArray();
        var pruned = all.Count(node => node.Fate == SearchFate.Pruned);
        var words = string.Create(CultureInfo.InvariantCulture, $"A search tree of {all.Length} {(all.Length == 1 ? "hypothesis" : "hypotheses")}, of which {all.Length - pruned} {(all.Length - pruned == 1 ? "was" : "were")} kept and {pruned} pruned.");
        if (tree.Marks.Count > 0)
            return words + string.Concat(tree.Marks.Select(mark => $" {Capitalised(mark.Name)}: {Said(tree.PathOf(mark))}"));
        var best = Best(tree.Root);
        return best.Count == 0 ? words : words + " The best: " + Said(best);
    }

    /// <summary>A sequence and its sum.</summary>
    private static string Said(IReadOnlyList<SearchNode> path) =>
        Tokens(path) + (path.Count > 0 && path[^1].Sum is { } sum ? ", with the sum " + NumberText.Format(sum, Digits) + "." : ".");

    /// <summary>The tokens of a sequence between blanks.</summary>
    public static string Tokens(IEnumerable<SearchNode> path) => string.Join(" ", path.Select(node => MathParser.Printable(node.Token)));

    /// <summary>So many letters of a text, and an ellipsis for the rest.</summary>
    public static string Shortened(string text, int most)
    {
        var letters = new StringInfo(text);
        return letters.LengthInTextElements <= most ? text : letters.SubstringByTextElements(0, most) + "…";
    }

    /// <summary>A name as the beginning of a sentence.</summary>
    public static string Capitalised(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + MathParser.Printable(text[1..]);

    public static string Node(SearchNode node)
    {
        var words = node.Fate switch
        {
            SearchFate.Best => "best hypothesis ",
            SearchFate.Pruned => "pruned hypothesis ",
            SearchFate.Unseen => "unseen hypothesis ",
            _ => "hypothesis ",
        } + MathParser.Printable(node.Token);
        if (node.Remark is { } remark)
            words += ", " + MathParser.Printable(remark);
        else if (node.PrunedAt is { } step)
            words += string.Create(CultureInfo.InvariantCulture, $", given up at step {step}");
        return node.Sum is { } sum ? words + ", sum " + NumberText.Format(sum, Digits) : words;
    }

    /// <summary>What the legend calls a hypothesis that was not given up.</summary>
    public static string KindOf(SearchNode node) => node.Fate switch
    {
        SearchFate.Kept => "kept",
        _ => node.Children.Any(child => child.Fate == SearchFate.Best) ? "leads to the result" : "result",
    };

    public static string Edge(string parent, string child, double? score)
    {
        var words = MathParser.Printable(parent) + " to " + MathParser.Printable(child);
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
