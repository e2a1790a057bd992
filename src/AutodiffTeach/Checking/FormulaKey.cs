using AutodiffTeach.Checking.Mistakes;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;
using AutodiffTeach.Formulas.SeriesLaws;

namespace AutodiffTeach.Checking;

/// <summary>Judges answers against a given formula.</summary>
internal sealed class FormulaKey(FormulaQuestion question) : AnswerKey
{
    private static readonly IReadOnlyList<IExplainer<FormulaQuestion>> Explainers = [new FormulaExplainer()];

    /// <inheritdoc/>
    public override ReadingOptions Reading(ReadingOptions given) => Reading(given, question.Variables, question.Expected);

    /// <summary>How answers are read whose names are those given, else those of the formulas.</summary>
    public static ReadingOptions Reading(ReadingOptions given, IReadOnlyCollection<string>? names, params ReadOnlySpan<Expr> formulas)
    {
        Expr all = Expr.Sum(formulas.ToArray());
        return given with
        {
            KnownNames = KnownNames(names, formulas),
            KnownFamilies = [.. Expressions.Ordered(all).OfType<Variable>().Where(member => member.Indices.Count > 0).Select(member => member.Family).Distinct()],
            IndexNames = [.. FreeIndices.Of(all).Select(index => index.Name)],
        };
    }

    // Without a name for the quantity any will do that is none of the formula's: x = x^2 is no answer.
    /// <inheritdoc/>
    public override string? RefusalOfLeft(Expr left) => question.Quantity is { } quantity
        ? OneSymbol(left) == OneSymbol(quantity) ? null : OtherQuantity(left, quantity.ToString())
        : left is Variable(var name) && (KnownNames(question.Variables, question.Expected)?.Contains(name) ?? false)
            ? OtherQuantity(left, "another name")
            : null;

    /// <summary>The names that are given, and those of the formulas; null, for any, where there are none of either.</summary>
    public static IReadOnlyCollection<string>? KnownNames(IReadOnlyCollection<string>? given, params ReadOnlySpan<Expr> formulas)
    {
        var names = new HashSet<string>(given ?? [], StringComparer.Ordinal);
        foreach (Expr formula in formulas)
            names.UnionWith(Expressions.Variables(formula).Select(variable => variable.Name));
        return given is not null || names.Count > 0 ? names : null;
    }

    /// <summary>Without a model da/db and ∂a/∂b are one symbol.</summary>
    public static Expr OneSymbol(Expr formula) => Expressions.Ordered(formula).Any(part => part is Partial { Kind: PartialKind.Ordinary })
        ? Expressions.Fold<Expr>(formula, (node, children) => node is Partial(PartialKind.Ordinary, var of, var withRespectTo)
            ? Expr.Partial(PartialKind.Total, of, withRespectTo)
            : Expressions.WithChildren(node, children))
        : formula;

    /// <summary>The families of a name: that of <c>u_1</c> is <c>u</c>.</summary>
    public static IEnumerable<string> FamilyOf(string name) => [VariableName.Parse(name).Family];

    /// <inheritdoc/>
    protected override IReadOnlyList<Feedback> Refusals(Expr answer) => AllowedNames.Of(question).Refuse(answer, FamilyOf, _ => false);

    /// <inheritdoc/>
    protected override Judgement Decide(Expr answer)
    {
        (Expr expected, Expr judged) = (OneSymbol(question.Expected), OneSymbol(answer));
        Decision decision = SeriesEquality.Decide(expected, judged, options: Options(question));
        return Judgement(question, decision, () => AtLength(decision, [expected, judged], parts =>
            First(Explainers, question with { Expected = parts[0] }, parts[0], parts[1])));
    }
}
