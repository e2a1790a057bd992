using AutodiffTeach.Formulas;

namespace AutodiffTeach.Graphs.Paths;

/// <summary>One path with the term of the derivative that it stands for.</summary>
/// <param name="Path">The path.</param>
/// <param name="Partials">The symbol of the direct partial on each edge, in the order of the path.</param>
/// <param name="Formulas">The direct partial on each edge as a formula; null where a variable on the path is no scalar.</param>
/// <param name="Product">The product of the formulas, simplified up to 500 factors, or of the symbols, last edge first, where there are none.</param>
/// <param name="Value">The product as a number or matrix; null where a value is missing.</param>
public sealed record PathTerm(
    GraphPath Path, IReadOnlyList<Expr> Partials, IReadOnlyList<Expr>? Formulas, Expr Product, Jacobian? Value);
