using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Printing;

namespace AutodiffTeach.Checking.Mistakes;

/// <summary>An answer that is one side of the right answer's fraction, as dy/dt alone of dy/dx = (dy/dt)/(dx/dt).</summary>
/// <param name="expected">The right answer.</param>
/// <param name="answer">The wrong one.</param>
/// <param name="points">The sample points.</param>
internal sealed class FractionSides(Expr expected, Expr answer, SamplePoints points)
{
    private const int HighestPower = 24;

    /// <summary>Numerator or denominator, in the form that the answer has.</summary>
    /// <remarks>
    /// Up to a constant, which may have been cancelled. A power of the variable may have been too, but that is believed only where what is left
    /// of the other side is a power alone: -5t^4/(1 + 4/t^5) is written as -5t^9/(t^5 + 4).
    /// </remarks>
    public IEnumerable<(Expr Formula, bool IsNumerator)> Matching()
    {
        if (Expressions.Variables(answer) is not [var variable] || points.Ratio(points.Table[answer], points.Table[expected]) is not null)
            return [];
        IReadOnlyList<Expr> factors = expected is Product product ? product.Factors : [expected];
        Expr above = Expr.Product([.. factors.Where(factor => Divisor(factor) is null)]), below = Expr.Product([.. factors.Select(Divisor).OfType<Expr>()]);
        return points.IsConstant(points.Table[above]) || points.IsConstant(points.Table[below])
            ? []
            : Like(above, below, variable).Select(side => (side, true)).Concat(Like(below, above, variable).Select(side => (side, false)));
    }

    private IEnumerable<Expr> Like(Expr side, Expr other, Variable variable)
    {
        for (int power = 0; power <= HighestPower; power++)
        {
            Expr cancelled = Over(side, variable, power);
            if (points.Ratio(points.Table[answer], points.Table[cancelled]) is not { } ratio)
                continue;
            if ((power == 0 || IsPower(Over(other, variable, power), variable)) && ConstantText.Of(cancelled, answer, ratio) is { } factor)
                yield return Expr.Product(factor, cancelled);
        }
    }

    private bool IsPower(Expr formula, Variable variable) => Enumerable.Range(0, HighestPower + 1)
        .Any(power => points.IsConstant(points.Table[Over(formula, variable, power)]));

    private static Expr Over(Expr formula, Variable variable, int power) =>
        power == 0 ? formula : Expr.Product(formula, Expr.Power(variable, Expr.Number(-power)));

    private static Expr? Divisor(Expr factor) => Factor.DivisorOf(factor) ?? (factor is Power(var @base, var exponent) && exponent == Expr.MinusOne ? @base : null);
}
