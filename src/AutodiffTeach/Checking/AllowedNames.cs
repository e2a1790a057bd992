using AutodiffTeach.Formulas;

namespace AutodiffTeach.Checking;

/// <summary>The names that an answer may use.</summary>
/// <param name="names">Names, names of families, and <see cref="Question.PartialSymbols"/>; null for all.</param>
/// <param name="description">The same in words.</param>
internal sealed class AllowedNames(IReadOnlyCollection<string>? names, string description)
{
    /// <summary>What a question allows beyond its default.</summary>
    public static AllowedNames Of(Question question) =>
        new(question.AllowedNames, question.AllowedNames is { } given ? Words(given) : "any name");

    /// <summary>What is wrong with the names of the answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="familyOf">The family of a name, or the variable that it is an element of.</param>
    /// <param name="isNumber">Whether a name is a constant, which is always allowed.</param>
    public IReadOnlyList<Feedback> Refuse(Expr answer, Func<string, IEnumerable<string>> familyOf, Func<string, bool> isNumber)
    {
        if (names is null)
            return [];
        bool symbols = names.Contains(Question.PartialSymbols);
        string[] refused = [.. OutsideOfSymbols(answer)
            .Where(part => part is Variable(var name) ? !isNumber(name) && !familyOf(name).Append(name).Any(names.Contains) : !symbols)
            .Select(part => part.ToString()).Distinct().Order(StringComparer.Ordinal)];
        return refused.Length == 0 ? [] : [new Feedback(FeedbackKinds.NotInTerms, $"{Words(refused)} {(refused.Length == 1 ? "is" : "are")} not allowed here; expected a formula in {description}")];
    }

    /// <summary><c>a</c>, <c>a and b</c>, <c>a, b and c</c>; of many the first few.</summary>
    public static string Words(IEnumerable<string> items)
    {
        const int shown = 6;
        string[] all = [.. items];
        if (all.Length > shown)
            return $"{string.Join(", ", all[..shown])}, …";
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }

    // Variables and symbols of derivatives; the names within a symbol belong to it, indices are no names.
    private static IEnumerable<Expr> OutsideOfSymbols(Expr answer)
    {
        var seen = new HashSet<Expr>(ReferenceEqualityComparer.Instance);
        var bound = new HashSet<Expr>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<Expr>([answer]);
        while (pending.TryPop(out Expr? node))
        {
            if (!seen.Add(node) || node is Variable or Partial)
                continue;
            if (node is Series { Index: var index })
                bound.Add(index);
            foreach (Expr child in node.Children)
                pending.Push(child);
        }

        return seen.Where(node => node is Variable or Partial && !bound.Contains(node));
    }
}
