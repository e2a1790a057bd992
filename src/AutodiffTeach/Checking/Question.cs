using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Checking;

/// <summary>What is asked, so that an answer can be judged.</summary>
public abstract record Question
{
    /// <summary>What is assumed about the variables; real unless set.</summary>
    public Assumption Assume { get; init; }

    /// <summary>The relative error that is accepted, or null: then only what is equal is right.</summary>
    public Rational? Tolerance { get; init; }

    /// <summary>
    /// The names that the answer may use, or null for the usual ones; others make it invalid (<c>not-in-terms</c>). The name of a family stands for
    /// its members, and <see cref="PartialSymbols"/> for the symbols of derivatives.
    /// </summary>
    public IReadOnlyCollection<string>? AllowedNames { get; init; }

    /// <summary>The word among <see cref="AllowedNames"/> that allows the symbols of derivatives.</summary>
    public const string PartialSymbols = "partials";
}

/// <summary>The answer should equal a given formula.</summary>
/// <param name="Expected">The right answer.</param>
public sealed record FormulaQuestion(Expr Expected) : Question
{
    /// <summary>Known names besides those of the expected formula, or null for none.</summary>
    public IReadOnlyCollection<string>? Variables { get; init; }

    /// <summary>The variable or derivative that the formula is, as A in A = b*h, or null where it has no name.</summary>
    public Expr? Quantity { get; init; }
}

/// <summary>The answer should be the derivative of a formula, everything else held constant.</summary>
/// <param name="Of">What is differentiated.</param>
/// <param name="WithRespectTo">The variable of differentiation.</param>
public sealed record DerivativeQuestion(Expr Of, Variable WithRespectTo) : Question
{
    /// <summary>How often to differentiate, from 1.</summary>
    public int Order { get; init; } = 1;

    /// <summary>The right answer where it is given; null: it is worked out.</summary>
    public Expr? Expected { get; init; }

    /// <summary>Known names besides those of the formula, or null for none.</summary>
    public IReadOnlyCollection<string>? Variables { get; init; }
}
