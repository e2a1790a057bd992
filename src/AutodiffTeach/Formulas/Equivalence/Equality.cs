namespace AutodiffTeach.Formulas.Equivalence;

/// <summary>Decides whether two formulas are equal over the reals.</summary>
public static class Equality
{
    /// <summary>Decides whether the answer equals the expected formula wherever both are defined.</summary>
    public static Decision Decide(Expr expected, Expr answer, EqualityOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(answer);
        return expected == answer
            ? new Decision(Verdict.Equivalent, Evidence.Proof) { ErrorProbability = 0 }
            : new Decision(Verdict.Undecided, Evidence.None);
    }
}
