namespace AutodiffTeach.Formulas.Equivalence;

/// <summary>What a verdict rests on.</summary>
public enum Evidence
{
    /// <summary>An identity, by normal form or in a prime field with a stated error probability.</summary>
    Proof,

    /// <summary>Equality for general N, proved for the lengths that were tried.</summary>
    Bounded,

    /// <summary>Agreement at sample points to many digits, and no proof.</summary>
    Numeric,

    /// <summary>A point at which the two sides certainly differ.</summary>
    Counterexample,

    /// <summary>None.</summary>
    None,
}
