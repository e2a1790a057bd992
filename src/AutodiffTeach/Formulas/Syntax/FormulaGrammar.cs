using AutodiffTeach.Formulas.Reading;

namespace AutodiffTeach.Formulas.Syntax;

/// <summary>What formulas allow beyond the model language: implicit products, indicators, bars, roots, symbols of derivatives, LaTeX and Python.</summary>
/// <param name="Syntax">The syntax, told apart already.</param>
/// <param name="AllowImplicitProducts">Whether factors may stand side by side.</param>
/// <param name="Names">Which words are functions; the others are factors.</param>
internal sealed record FormulaGrammar(FormulaSyntax Syntax, bool AllowImplicitProducts, NameTable Names);
