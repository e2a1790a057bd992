namespace AutodiffTeach.Formulas;

/// <summary>Brings formulas to the form a course would write.</summary>
public static class Simplifier
{
    /// <summary>The simplified formula.</summary>
    public static Expr Simplify(Expr formula) => formula;
}
