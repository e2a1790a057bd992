namespace AutodiffTeach.Formulas;

/// <summary>Walks over formulas of any depth, each shared part visited once.</summary>
public static class Expressions
{
    /// <summary>Every distinct part of the formulas, parts before wholes, the formulas themselves included.</summary>
    /// <remarks>Linear in the number of distinct parts (times a logarithm); no recursion.</remarks>
    public static IReadOnlyList<Expr> Ordered(params ReadOnlySpan<Expr> roots)
    {
        var seen = new HashSet<Expr>(ReferenceEqualityComparer.Instance);
        var order = new List<Expr>();
        var pending = new Stack<Expr>();
        foreach (Expr root in roots)
            pending.Push(root);
        while (pending.TryPop(out Expr? node))
        {
            if (!seen.Add(node))
                continue;
            order.Add(node);
            foreach (Expr child in node.Children)
                pending.Push(child);
        }

        order.Sort((a, b) => a.Id.CompareTo(b.Id)); // a part was created before its whole
        return order;
    }

    /// <summary>Computes a value for every distinct part of a formula, from the values of its parts, and returns the formula's.</summary>
    /// <param name="root">The formula.</param>
    /// <param name="visit">The node and the values of its children, in written order, to the node's value.</param>
    public static TValue Fold<TValue>(Expr root, Func<Expr, TValue[], TValue> visit)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(visit);
        var values = new Dictionary<Expr, TValue>(ReferenceEqualityComparer.Instance);
        foreach (Expr node in Ordered(root))
        {
            ReadOnlySpan<Expr> children = node.Children;
            var arguments = new TValue[children.Length];
            for (int i = 0; i < arguments.Length; i++)
                arguments[i] = values[children[i]];
            values[node] = visit(node, arguments);
        }

        return values[root];
    }

    /// <summary>The formula with some of its parts replaced, all at once; what replaces them is not searched.</summary>
    /// <param name="formula">The formula. Variables of a derivative's symbol stay, since the symbol is a name.</param>
    /// <param name="replacements">Part by part what stands for it.</param>
    public static Expr Replace(Expr formula, IReadOnlyDictionary<Expr, Expr> replacements)
    {
        ArgumentNullException.ThrowIfNull(replacements);
        return Fold<Expr>(formula, (node, children) => replacements.TryGetValue(node, out Expr? replacement)
            ? replacement
            : WithChildren(node, children));
    }

    /// <summary>The node with other parts; the node itself where they are its own.</summary>
    internal static Expr WithChildren(Expr node, Expr[] children)
    {
        if (node is Partial || node.Children.SequenceEqual(children))
            return node;
        return node switch
        {
            Sum => Expr.Sum(children),
            Product => Expr.Product(children),
            Power => Expr.Power(children[0], children[1]),
            Call(var function, _) => Expr.Call(function, children),
            Derivative when children[1] is Variable variable => Expr.Derivative(children[0], variable),
            Series(var kind, _, _, _, _) when children[0] is Variable index => Expr.Series(kind, index, children[1], children[2], children[3]),
            Variable { Family: var family } => Expr.Variable(family, children),
            _ => node,
        };
    }

    /// <summary>The distinct variables of a formula, by name; indices, bound ones and those of families, are none.</summary>
    public static IReadOnlyList<Variable> Variables(Expr formula)
    {
        var seen = new HashSet<Expr>(ReferenceEqualityComparer.Instance);
        var bound = new HashSet<Expr>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<Expr>([formula]);
        while (pending.TryPop(out Expr? node))
        {
            if (!seen.Add(node) || node is Variable)
                continue;
            if (node is Series { Index: var index })
                bound.Add(index);
            foreach (Expr child in node.Children)
                pending.Push(child);
        }

        return [.. seen.OfType<Variable>().Where(variable => !bound.Contains(variable)).OrderBy(variable => variable.Name, StringComparer.Ordinal)];
    }

    /// <summary>The number of nodes of the formula written out as text, shared parts counted each time; saturates at <see cref="long.MaxValue"/>.</summary>
    public static long WrittenSize(Expr formula) => Fold<long>(formula, (_, sizes) =>
    {
        long total = 1;
        foreach (long size in sizes)
            total = total > long.MaxValue - size ? long.MaxValue : total + size;
        return total;
    });

    /// <summary>The formula with sums of sums and products of products written in one row; nothing is reordered or computed.</summary>
    public static Expr Flatten(Expr formula) => Fold<Expr>(formula, (node, children) => node switch
    {
        Sum => Expr.Sum([.. children.SelectMany(child => child is Sum inner ? inner.Terms : [child])]),
        Product => Expr.Product([.. children.SelectMany((child, i) => JoinsRow(child, i) ? ((Product)child).Factors : [child])]),
        _ => WithChildren(node, children),
    });

    // A product with a coefficient of its own joins the row only at its head.
    private static bool JoinsRow(Expr child, int position) => child is Product product && (position == 0 || product.Factors[0] is not Number);
}
