namespace AutodiffTeach.Networks.Decoding.Files;

/// <summary>The beginnings that have a row, as a tree, so that those without one are found without making them all.</summary>
/// <param name="vocabulary">The tokens.</param>
/// <param name="length">The tokens of a whole sequence.</param>
/// <param name="end">The token that ends a sequence; null for none.</param>
internal sealed class Beginnings(Vocabulary vocabulary, int length, int? end)
{
    private const int MostListed = 5;

    private readonly Node _root = new();

    /// <summary>Notes the row of a beginning.</summary>
    public void Add(ReadOnlySpan<int> tokens, double[] row)
    {
        Node node = _root;
        foreach (int token in tokens)
        {
            if (!node.Children.TryGetValue(token, out Node? child))
                node.Children.Add(token, child = new Node());
            node = child;
        }

        node.Row = row;
    }

    /// <summary>How many possible beginnings have no row, and the first of them in the order of the vocabulary. Behind a missing row every token counts as possible.</summary>
    public (long Count, IReadOnlyList<int[]> First) Missing()
    {
        long count = 0;
        var first = new List<int[]>();
        var waiting = new Stack<(Node? Node, int[] Tokens)>([(_root, [])]);
        while (waiting.TryPop(out (Node? Node, int[] Tokens) next))
        {
            if (next.Node?.Row is null)
            {
                count++;
                if (first.Count < MostListed)
                    first.Add(next.Tokens);
            }

            if (next.Node is null)
                count += CountBelow(next.Tokens.Length);
            else if (next.Tokens.Length + 1 < length)
                Push(waiting, next.Node, next.Tokens);
        }

        return (count, first);
    }

    private void Push(Stack<(Node? Node, int[] Tokens)> waiting, Node node, int[] tokens)
    {
        for (int token = vocabulary.Count - 1; token >= 0; token--)
        {
            if (token != end && !(node.Row is { } row && double.IsNegativeInfinity(row[token])))
                waiting.Push((node.Children.GetValueOrDefault(token), [.. tokens, token]));
        }
    }

    // The longer beginnings of which one of this length is a beginning.
    private long CountBelow(int depth)
    {
        long count = 0, level = 1;
        for (int at = depth + 1; at < length; at++)
            count += level *= vocabulary.Count - (end is null ? 0 : 1);
        return count;
    }

    private sealed class Node
    {
        public Dictionary<int, Node> Children { get; } = [];

        public double[]? Row { get; set; }
    }
}
