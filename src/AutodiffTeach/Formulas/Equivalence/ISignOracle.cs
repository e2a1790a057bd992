namespace AutodiffTeach.Formulas.Equivalence;

/// <summary>A sample point of the common domain, asked for the signs of formulas there.</summary>
internal interface ISignOracle
{
    /// <summary>1, 0 or -1 where the formula certainly is positive, zero or negative at the point; null where it has no value or is not decided.</summary>
    int? SignOf(Expr formula);
}
