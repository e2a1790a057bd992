using AutodiffTeach.Formulas;

namespace AutodiffTeach.Checking.Mistakes;

/// <summary>The values of formulas at a few points, each distinct part worked out once however many formulas share it.</summary>
/// <param name="valueOf">The values of a variable or of a derivative's symbol, by name.</param>
internal sealed class SampleTable(Func<string, Samples> valueOf)
{
    private readonly Dictionary<Expr, Samples> _values = new(ReferenceEqualityComparer.Instance);

    /// <summary>The values of a formula in which no derivative and no series is left to be written out.</summary>
    public Samples this[Expr formula]
    {
        get
        {
            if (_values.TryGetValue(formula, out Samples known))
                return known;
            var pending = new Stack<Expr>([formula]);
            while (pending.TryPeek(out Expr? node))
            {
                if (_values.ContainsKey(node) || HasAllParts(node, pending))
                    pending.Pop();
            }

            return _values[formula];
        }
    }

    // Works the node out if its parts are known, else lets them go first.
    private bool HasAllParts(Expr node, Stack<Expr> pending)
    {
        var parts = new Samples[node.Children.Length];
        bool complete = true;
        for (int i = 0; i < parts.Length; i++)
        {
            if (_values.TryGetValue(node.Children[i], out parts[i]))
                continue;
            complete = false;
            pending.Push(node.Children[i]);
        }

        if (complete)
            _values[node] = Evaluation.Of(node, parts, valueOf);
        return complete;
    }
}
