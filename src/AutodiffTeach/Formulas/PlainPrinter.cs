namespace AutodiffTeach.Formulas;

/// <summary>Prints formulas in plain syntax.</summary>
public static class PlainPrinter
{
    /// <summary>The formula as ASCII text with explicit <c>*</c> and <c>^</c>.</summary>
    public static string Print(Expr formula) => formula switch { Number(var v) => v.ToString(), Variable(var n) => n, Constant(var n) => n, _ => formula.GetType().Name };
}
