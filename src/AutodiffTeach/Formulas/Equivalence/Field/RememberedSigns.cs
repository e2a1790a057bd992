namespace AutodiffTeach.Formulas.Equivalence.Field;

/// <summary>A sample point that is asked for each sign once.</summary>
internal sealed class RememberedSigns(ISignOracle point) : ISignOracle
{
    private readonly Dictionary<Expr, int?> _signs = new(ReferenceEqualityComparer.Instance);

    public int? SignOf(Expr formula)
    {
        if (!_signs.TryGetValue(formula, out int? sign))
            _signs.Add(formula, sign = point.SignOf(formula));
        return sign;
    }
}
