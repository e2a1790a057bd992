using AutodiffTeach.Formulas;

namespace AutodiffTeach.Checking.Resolution;

/// <summary>Says which derivatives of an answer do not exist in the model, and so are zero.</summary>
internal static class ZeroPartials
{
    /// <summary>One note for each such symbol.</summary>
    /// <param name="answer">The answer, unrolled.</param>
    /// <param name="model">The model.</param>
    /// <param name="kindOf">Which derivative a symbol means.</param>
    public static IEnumerable<Feedback> In(Expr answer, ModelReading model, Func<Partial, PartialKind> kindOf) => Expressions.Ordered(answer)
        .OfType<Partial>()
        .OrderBy(symbol => symbol.ToString(), StringComparer.Ordinal)
        .Select(symbol => Reason(symbol, kindOf(symbol), model) is { } reason ? new Feedback(FeedbackKinds.ZeroPartial, $"{symbol} is 0: {reason}") : null)
        .OfType<Feedback>();

    private static string? Reason(Partial symbol, PartialKind kind, ModelReading model)
    {
        (NamedScalar of, NamedScalar withRespectTo) = (model.Find(symbol.Of.Name)!, model.Find(symbol.WithRespectTo.Name)!);
        if (!model.DependsOn(of, withRespectTo))
            return $"{of} does not depend on {withRespectTo}";
        return kind == PartialKind.Direct && of != withRespectTo && !ModelReading.IsArgument(of, withRespectTo)
            ? $"the formula of {of} does not name {withRespectTo}"
            : null;
    }
}
