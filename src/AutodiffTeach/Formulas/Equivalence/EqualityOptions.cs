using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Equivalence;

/// <summary>How <see cref="Equality.Decide"/> judges.</summary>
public sealed record EqualityOptions
{
    /// <summary>Real variables, no tolerance.</summary>
    public static EqualityOptions Default { get; } = new();

    /// <summary>What is assumed about the variables; real unless set.</summary>
    public Assumption Assume { get; init; }

    /// <summary>The relative error up to which a value counts as equal, or null: then only what is equal is equal.</summary>
    public Rational? Tolerance { get; init; }

    /// <summary>
    /// Whether the value of the expected formula where it jumps is a convention, as relu'(0) = 0 is, so that an answer with another value between the
    /// limits from both sides is equal too. For derivatives; off unless set: equal means equal at every point.
    /// </summary>
    public bool IgnoresJumps { get; init; }
}
