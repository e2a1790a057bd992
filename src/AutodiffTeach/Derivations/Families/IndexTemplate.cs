using System.Globalization;
using AutodiffTeach.Formulas;

namespace AutodiffTeach.Derivations.Families;

/// <summary>Two formulas of the same form, one index apart, as one formula of the index: h_2 = tanh(w*h_1) and h_3 = tanh(w*h_2) are h_t = tanh(w*h_{t-1}).</summary>
internal static class IndexTemplate
{
    /// <summary>The formula that is <paramref name="first"/> where the index has a value and <paramref name="next"/> one further; null where there is none.</summary>
    /// <remarks>Linear in the pairs of distinct parts; no recursion.</remarks>
    public static Expr? Of(Expr first, Expr next, Variable index, int value)
    {
        var made = new Dictionary<(Expr, Expr), Expr>();
        var bounds = new HashSet<(Expr, Expr)>();
        var pending = new Stack<(Expr First, Expr Next, bool PartsDone)>([(first, next, false)]);
        while (pending.TryPop(out (Expr First, Expr Next, bool PartsDone) pair))
        {
            if (made.ContainsKey((pair.First, pair.Next)))
                continue;
            if (pair.First == pair.Next)
                made[(pair.First, pair.Next)] = pair.First;
            else if (pair.First is Variable name && pair.Next is Variable other)
            {
                if (NameOf(name, other, index, value) is not { } member)
                    return null;
                made[(name, other)] = member;
            }
            else if (pair.PartsDone)
                made[(pair.First, pair.Next)] = Joined(pair.First, [.. pair.First.ChildList.Zip(pair.Next.ChildList, (a, b) => made[(a, b)])]);
            else if (pair.First is Number low && pair.Next is Number high)
            {
                // Bounds of a sum over another index move with the index.
                if (!bounds.Contains((low, high)) || high.Value - low.Value != 1 || !low.Value.IsInteger)
                    return null;
                made[(low, high)] = low.Value == value ? index : Expr.Sum(index, Expr.Number(low.Value - value));
            }
            else if (!IsAlike(pair.First, pair.Next))
                return null;
            else
            {
                pending.Push(pair with { PartsDone = true });
                if (pair.First is Series written && pair.Next is Series following)
                    bounds.UnionWith([(written.Lower, following.Lower), (written.Upper, following.Upper)]);
                for (int i = 0; i < pair.First.Children.Length; i++)
                    pending.Push((pair.First.Children[i], pair.Next.Children[i], false));
            }
        }

        return made[(first, next)];
    }

    /// <summary>The member at a value of the index; bounds of sums over other indices are worked out.</summary>
    public static Expr At(Expr template, Variable index, int value) =>
        Expressions.Fold<Expr>(SeriesExpansion.At(template, index, Expr.Number(value)), (node, children) => node is Series series
            ? Expr.Series(series.Kind, series.Index, Bound(children[1]), Bound(children[2]), children[3])
            : Expressions.WithChildren(node, children));

    private static Expr Bound(Expr written) => SeriesExpansion.IntegerOf(written) is { } value ? Expr.Number(value) : written;

    /// <summary>The indices of a name, where all of them are integers; else none.</summary>
    public static IReadOnlyList<int> IndicesOf(Variable name)
    {
        if (name.Indices.Count > 0 || !name.Name.Any(char.IsAsciiDigit))
            return [];
        IReadOnlyList<string> texts = VariableName.Parse(name.Name).Indices;
        var indices = new List<int>(texts.Count);
        foreach (string text in texts)
        {
            if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int index))
                return [];
            indices.Add(index);
        }

        return indices;
    }

    // h_2 and h_3 at t = 3 are h_{t-1}; indices that stay the same stay numbers.
    private static Variable? NameOf(Variable first, Variable next, Variable index, int value)
    {
        IReadOnlyList<int> from = IndicesOf(first), to = IndicesOf(next);
        if (from.Count == 0 || from.Count != to.Count)
            return null;
        var indices = new Expr[from.Count];
        for (int i = 0; i < indices.Length; i++)
        {
            if (to[i] != from[i] && to[i] != from[i] + 1)
                return null;
            indices[i] = to[i] == from[i] ? Expr.Number(from[i]) : from[i] == value ? index : Expr.Sum(index, Expr.Number(from[i] - value));
        }

        Variable member = Expr.Variable(VariableName.Parse(first.Name).Family, indices);
        return SeriesExpansion.At(member, index, Expr.Number(value)) == first && SeriesExpansion.At(member, index, Expr.Number(value + 1)) == next ? member : null;
    }

    private static bool IsAlike(Expr first, Expr next) =>
        first.GetType() == next.GetType() && first.Children.Length == next.Children.Length && first.Children.Length > 0 && (first, next) switch
        {
            (Call a, Call b) => a.Function == b.Function,
            (Partial a, Partial b) => a.Kind == b.Kind,
            (Series a, Series b) => a.Kind == b.Kind && a.Index == b.Index,
            _ => true,
        };

    private static Expr Joined(Expr written, Expr[] parts) => written is Partial partial
        ? Expr.Partial(partial.Kind, (Variable)parts[0], (Variable)parts[1])
        : Expressions.WithChildren(written, parts);
}
