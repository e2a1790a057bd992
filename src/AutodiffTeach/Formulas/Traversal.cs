namespace AutodiffTeach.Formulas;

/// <summary>Walks whose order depends on the formula alone, not on when its parts were created.</summary>
internal static class Traversal
{
    /// <summary>Every distinct part, parts before wholes, the written order of the children deciding; no recursion.</summary>
    public static List<Expr> PostOrder(Expr root)
    {
        var order = new List<Expr>();
        var seen = new HashSet<Expr>(ReferenceEqualityComparer.Instance) { root };
        var pending = new Stack<(Expr Node, int Next)>();
        pending.Push((root, 0));
        while (pending.TryPop(out (Expr Node, int Next) top))
        {
            if (top.Next == top.Node.Children.Length)
            {
                order.Add(top.Node);
                continue;
            }

            pending.Push((top.Node, top.Next + 1));
            Expr child = top.Node.Children[top.Next];
            if (seen.Add(child))
                pending.Push((child, 0));
        }

        return order;
    }

    /// <summary>How often each part is used by the other parts of the list; 0 for the whole.</summary>
    public static Dictionary<Expr, int> CountUses(List<Expr> parts)
    {
        var uses = new Dictionary<Expr, int>(parts.Count, ReferenceEqualityComparer.Instance);
        foreach (Expr part in parts)
        {
            uses.TryAdd(part, 0);
            foreach (Expr child in part.Children)
                uses[child] = uses.GetValueOrDefault(child) + 1;
        }

        return uses;
    }
}
