namespace AutodiffTeach.Formulas.Printing;

/// <summary>Part of a product as two-dimensional notations set it: factors in a row, or a fraction.</summary>
/// <param name="Numerator">The factors, or what stands above the bar.</param>
/// <param name="Denominator">What stands below the bar, or null where there is no bar.</param>
internal readonly record struct FractionRun(IReadOnlyList<Expr> Numerator, Expr? Denominator)
{
    /// <summary>The whole numerator as one formula; one where it is empty.</summary>
    public Expr Above => Expr.Product([.. Numerator]);

    /// <summary>Cuts a product at its divisions: factors before a division stand above the bar, divisors in a row below it.</summary>
    public static List<FractionRun> AllOf(IReadOnlyList<Factor> factors)
    {
        var runs = new List<FractionRun>();
        var above = new List<Expr>();
        var below = new List<Expr>();
        foreach ((bool divides, Expr operand) in factors)
        {
            if (!divides && below.Count > 0)
                End(runs, above, below);
            (divides ? below : above).Add(operand);
        }

        End(runs, above, below);
        return runs;
    }

    private static void End(List<FractionRun> runs, List<Expr> above, List<Expr> below)
    {
        runs.Add(new FractionRun([.. above], below.Count == 0 ? null : Expr.Product([.. below])));
        above.Clear();
        below.Clear();
    }
}
