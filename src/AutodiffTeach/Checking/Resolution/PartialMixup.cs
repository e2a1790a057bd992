using AutodiffTeach.Formulas;

namespace AutodiffTeach.Checking.Resolution;

/// <summary>Finds answers that are wrong by the letter and right with a direct partial read as a total derivative, or the other way round.</summary>
internal static class PartialMixup
{
    private const int MostSymbols = 40; // each is tried alone

    /// <summary>The mix-up that makes the answer right, or null.</summary>
    /// <param name="resolver">Resolves symbols.</param>
    /// <param name="answer">The answer, unrolled.</param>
    /// <param name="convention">How symbols are taken by the letter.</param>
    /// <param name="isRight">Whether the answer is right when its symbols mean this.</param>
    public static Feedback? Find(SymbolResolver resolver, Expr answer, PartialConvention convention, Func<Func<Partial, PartialKind>, bool> isRight)
    {
        Partial[] symbols = [.. Expressions.Ordered(answer).OfType<Partial>()
            .Where(symbol => resolver.Meaning(symbol, PartialKind.Direct) != resolver.Meaning(symbol, PartialKind.Total))
            .OrderBy(symbol => symbol.ToString(), StringComparer.Ordinal)];
        foreach (Partial[] other in Choices(symbols, symbol => resolver.Literal(symbol, convention)))
        {
            HashSet<Expr> changed = new(other, ReferenceEqualityComparer.Instance);
            if (isRight(symbol => changed.Contains(symbol) ? Opposite(resolver.Literal(symbol, convention)) : resolver.Literal(symbol, convention)))
                return Describe(other, resolver.Literal(other[0], convention));
        }

        return null;
    }

    // All written ∂ of one meaning, then all symbols of one meaning, all of one form such as dh_t/dU, then each alone.
    private static IEnumerable<Partial[]> Choices(Partial[] symbols, Func<Partial, PartialKind> literal)
    {
        foreach (PartialKind kind in (PartialKind[])[PartialKind.Direct, PartialKind.Total])
        {
            Partial[] written = [.. symbols.Where(symbol => symbol.Kind == PartialKind.Total && literal(symbol) == kind)];
            Partial[] all = [.. symbols.Where(symbol => literal(symbol) == kind)];
            if (written.Length > 0)
                yield return written;
            if (all.Length > written.Length)
                yield return all;
        }

        foreach (IGrouping<object, Partial> alike in symbols.GroupBy(symbol => (object)(symbol.Kind, FamilyOf(symbol.Of), FamilyOf(symbol.WithRespectTo), literal(symbol))))
        {
            if (alike.Count() > 1 && alike.Count() < symbols.Length)
                yield return [.. alike];
        }

        if (symbols.Length is > 1 and <= MostSymbols)
        {
            foreach (Partial symbol in symbols)
                yield return [symbol];
        }
    }

    private static string FamilyOf(Variable name) => VariableName.Parse(name.Name).Family;

    private static PartialKind Opposite(PartialKind kind) => kind == PartialKind.Direct ? PartialKind.Total : PartialKind.Direct;

    private static Feedback Describe(Partial[] symbols, PartialKind literal)
    {
        string written = AllowedNames.Words(symbols.Select(symbol => symbol.ToString()));
        string meant = AllowedNames.Words(symbols.Select(symbol => Expr.Partial(
            literal == PartialKind.Direct ? PartialKind.Ordinary : PartialKind.Direct, symbol.Of, symbol.WithRespectTo).ToString()));
        string verb = symbols.Length == 1 ? "is" : "are";
        return literal == PartialKind.Direct
            ? new Feedback(FeedbackKinds.DirectInsteadOfTotal, $"{written} {verb} read as direct, all other arguments held constant; right would be the total derivative, along every path: write {meant}")
            : new Feedback(FeedbackKinds.TotalInsteadOfDirect, $"{written} {verb} read as total, along every path; right would be the direct partial, all other arguments held constant: write {meant}");
    }
}
