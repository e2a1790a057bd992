using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Calculus;
using AutodiffTeach.Operations;

namespace AutodiffTeach.Checking.Mistakes;

/// <summary>Other rules by which a part could have been differentiated: each sees the same part in another way.</summary>
internal static class RuleViews
{
    private const int MostFactors = 4;

    /// <summary>The rule itself and the others that fit.</summary>
    public static IEnumerable<RuleApplication> Of(RuleApplication application)
    {
        IEnumerable<RuleApplication> others = application.Kind switch
        {
            RuleKind.ConstantMultiple => WithConstantInside(application),
            RuleKind.Product when application.Parts.Count is > 2 and <= MostFactors => InTwo(application),
            RuleKind.Quotient => [AsProduct(application)],
            RuleKind.Reciprocal => AsPower(application),
            RuleKind.Chain when application.Of is Call(Sqrt, _) => [RootAsPower(application)],
            _ => [],
        };
        return others.Prepend(application);
    }

    // c(uv) = (cu)v = u(cv), c(u/v) = (cu)/v
    private static IEnumerable<RuleApplication> WithConstantInside(RuleApplication application)
    {
        (RuleApplication constant, RuleApplication inner) = (application.Inner[0], application.Inner[1]);
        int places = inner.Kind switch { RuleKind.Product when inner.Parts.Count <= MostFactors => inner.Parts.Count, RuleKind.Quotient => 1, _ => 0 };
        for (int place = 0; place < places; place++)
        {
            RuleApplication part = inner.Inner[place];
            RuleApplication multiple = Make(application, RuleKind.ConstantMultiple, Expr.Product(constant.Of, part.Of), [constant, part]);
            yield return Make(application, inner.Kind, application.Of, [.. inner.Inner.Select((other, i) => i == place ? multiple : other)]);
        }
    }

    // uvw = (uv)w = u(vw)
    private static IEnumerable<RuleApplication> InTwo(RuleApplication application)
    {
        for (int i = 1; i < application.Parts.Count; i++)
            yield return Make(application, RuleKind.Product, application.Of, [Product(application, ..i), Product(application, i..)]);
    }

    private static RuleApplication Product(RuleApplication application, Range range)
    {
        RuleApplication[] inner = [.. application.Inner.Take(range)];
        return inner.Length == 1 ? inner[0] : Make(application, RuleKind.Product, Expr.Product([.. inner.Select(part => part.Of)]), inner);
    }

    // u/v = u (1/v)
    private static RuleApplication AsProduct(RuleApplication application)
    {
        var one = new RuleApplication(RuleKind.Constant, Expr.One, [], [], application.WithRespectTo);
        RuleApplication reciprocal = Make(application, RuleKind.Reciprocal, Expr.Reciprocal(application.Parts[1]), [one, application.Inner[1]]);
        return Make(application, RuleKind.Product, application.Of, [application.Inner[0], reciprocal]);
    }

    // 1/u^n = u^(-n)
    private static IEnumerable<RuleApplication> AsPower(RuleApplication application)
    {
        (Expr @base, Expr exponent, RuleApplication inner) = application.Inner[1] is { Kind: RuleKind.Power } power
            ? (power.Parts[0], power.Parts[1], power.Inner[0])
            : (application.Parts[1], Expr.One, application.Inner[1]);
        if (application.Parts[0] != Expr.One || exponent is not Number)
            yield break;
        RuleApplication negative = Constant(application, Expr.Negate(exponent));
        yield return Make(application, RuleKind.Power, Expr.Power(@base, negative.Of), [inner, negative]);
    }

    // sqrt(u) = u^(1/2)
    private static RuleApplication RootAsPower(RuleApplication application)
    {
        RuleApplication half = Constant(application, Expr.Number(new Scalars.Rational(1, 2)));
        return Make(application, RuleKind.Power, Expr.Power(application.Parts[0], half.Of), [application.Inner[0], half]);
    }

    private static RuleApplication Constant(RuleApplication near, Expr constant) => new(RuleKind.Constant, constant, [], [], near.WithRespectTo);

    private static RuleApplication Make(RuleApplication near, RuleKind kind, Expr of, IReadOnlyList<RuleApplication> inner) =>
        new(kind, of, [.. inner.Select(part => part.Of)], inner, near.WithRespectTo);
}
