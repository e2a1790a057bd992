using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Equivalence;

/// <summary>A point at which two formulas certainly differ, short enough to be checked with a calculator.</summary>
/// <param name="At">The values of the variables, in ordinal order of the names; symbols of derivatives by their printed form, <c>∂y/∂w</c>.</param>
/// <param name="Expected">The value of the expected formula, NaN where it has none.</param>
/// <param name="Answer">The value of the answer, NaN where it has none.</param>
public sealed record Counterexample(IReadOnlyList<KeyValuePair<string, Rational>> At, double Expected, double Answer)
{
    /// <summary>The expected value in decimals, with as many digits as it takes to see the difference.</summary>
    public required string ExpectedText { get; init; }

    /// <summary>The answer's value in decimals, with as many digits as it takes to see the difference.</summary>
    public required string AnswerText { get; init; }
}
