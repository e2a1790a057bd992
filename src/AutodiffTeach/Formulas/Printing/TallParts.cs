namespace AutodiffTeach.Formulas.Printing;

/// <summary>The parts of a formula that are more than a line high where fractions have bars, so that their brackets must grow.</summary>
internal sealed class TallParts
{
    private readonly HashSet<Expr> _tall = new(ReferenceEqualityComparer.Instance);

    public TallParts(Expr formula)
    {
        foreach (Expr part in Expressions.Ordered(formula))
        {
            if (Contains(part))
                _tall.Add(part);
        }
    }

    /// <summary>Whether the formula, a part or made of parts, is tall.</summary>
    public bool Contains(Expr formula) => _tall.Contains(formula) || IsTall(formula) || HasTallChild(formula);

    private static bool IsTall(Expr formula) => formula switch
    {
        Number(var value) => Numerals.IsFraction(value),
        Partial or Derivative or Series => true,
        Power { Exponent: Number { Value.Sign: < 0 } } => true,
        _ => false,
    };

    // An exponent is set small and lifts its line little.
    private bool HasTallChild(Expr formula)
    {
        if (formula is Power power)
            return _tall.Contains(power.Base);
        foreach (Expr child in formula.Children)
        {
            if (_tall.Contains(child))
                return true;
        }

        return false;
    }
}
