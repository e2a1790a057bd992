using AutodiffTeach.Formulas;

namespace AutodiffTeach.Checking.Explaining;

/// <summary>A wrong answer that a known mistake gives.</summary>
/// <param name="Kind">The code of the mistake.</param>
/// <param name="Message">What to tell the student.</param>
/// <param name="Values">The wrong answer at the points for matching.</param>
/// <param name="Formula">The wrong answer as a formula.</param>
internal sealed record Slip(string Kind, string Message, FieldElement[] Values, Func<Expr> Formula)
{
    /// <summary>The wrong answer over the symbols of direct partials, where it is known.</summary>
    public Func<Expr>? Polynomial { get; init; }

    /// <summary>The paths that the message speaks of.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Paths { get; init; } = [];

    /// <summary>The slip as feedback.</summary>
    public Feedback Feedback => new(Kind, Message) { Paths = Paths };

    /// <summary>Whether values are those of the slip.</summary>
    public bool Matches(IReadOnlyList<FieldElement> values) =>
        values.Zip(Values).All(pair => pair.First.IsDefined && pair.Second.IsDefined && pair.First.Residue == pair.Second.Residue);
}
