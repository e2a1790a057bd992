using AutodiffTeach.Formulas.Equivalence;

namespace AutodiffTeach.Formulas.Backends;

/// <summary>What works with symbols: the seam behind which another algebra system may stand.</summary>
/// <remarks>
/// Every implementation runs the one conformance suite of the tests. Formulas go in and come out as <see cref="Expr"/>: an adapter
/// translates. Implementations are safe to use from several threads, end on every input, and never answer wrongly: what they cannot
/// do is <see cref="Verdict.Undecided"/> or the formula unchanged.
/// </remarks>
public interface ISymbolicBackend
{
    /// <summary>The name by which it is chosen, in lower case.</summary>
    string Name { get; }

    /// <summary>The derivative in one variable, all others and all symbols of derivatives held constant; in any form.</summary>
    Expr Differentiate(Expr formula, Variable variable);

    /// <summary>An equal formula, shorter where the backend finds one.</summary>
    Expr Simplify(Expr formula);

    /// <summary>Decides whether two formulas are equal wherever both are defined.</summary>
    Decision Decide(Expr expected, Expr answer, EqualityOptions options);
}
