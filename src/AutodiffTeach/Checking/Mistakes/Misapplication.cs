using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Calculus;
using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Checking.Mistakes;

/// <summary>What is taken for the derivative of a part.</summary>
internal delegate T SlopeLaw<T>(RuleReading<T> at) where T : IScalar<T>;

/// <summary>One known way to apply a rule wrongly: the wrong law, as data.</summary>
/// <param name="Kind">The code, one of <see cref="FeedbackKinds"/>.</param>
/// <param name="Done">What was done, as the rest of a sentence that names the part.</param>
/// <param name="Rule">The law as it should be.</param>
/// <param name="Values">The wrong law on numbers.</param>
/// <param name="Symbols">The same law on formulas.</param>
internal sealed record Misapplication(string Kind, string Done, string Rule, SlopeLaw<Samples> Values, SlopeLaw<Symbol> Symbols)
{
    /// <summary>The function that is taken for the right one, where the mistake is that.</summary>
    public UnaryOperation? Other { get; init; }

    /// <summary>Which part the mistake is made at, where the rule has several.</summary>
    public int Place { get; init; }

    /// <summary>The wrong derivative of a part.</summary>
    /// <param name="application">The rule that should be applied.</param>
    /// <param name="slopes">The derivatives of its parts.</param>
    public Expr SlopeOf(RuleApplication application, IReadOnlyList<Expr> slopes) => Symbols(With(application, new RuleReading<Symbol>(
        application.Kind, [.. application.Parts.Select(part => new Symbol(part))], [.. slopes.Select(slope => new Symbol(slope))], application.Of, application.WithRespectTo))).Formula;

    /// <summary>The wrong derivative of a part at sample points.</summary>
    /// <param name="application">The rule that should be applied.</param>
    /// <param name="reading">The values of its parts and their derivatives.</param>
    public Samples ValueOf(RuleApplication application, RuleReading<Samples> reading) => Values(With(application, reading));

    private RuleReading<T> With<T>(RuleApplication application, RuleReading<T> reading) where T : IScalar<T> =>
        reading with { Function = (application.Of as Call)?.Function as UnaryOperation, Other = Other, Place = Place };
}
