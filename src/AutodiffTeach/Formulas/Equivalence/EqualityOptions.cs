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
}
