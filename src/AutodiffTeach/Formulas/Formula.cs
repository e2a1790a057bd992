using System.Diagnostics.CodeAnalysis;
using AutodiffTeach.Formulas.Reading;
using AutodiffTeach.Formulas.Syntax;

namespace AutodiffTeach.Formulas;

/// <summary>Reads formulas in plain syntax, LaTeX and Python.</summary>
/// <remarks>
/// <para>Plain: explicit operators <c>+ - * / ^</c> (also <c>· × − ÷ ²</c>), calls such as <c>tanh(x)</c>, <c>tanh'(x)</c> and <c>sin^2(x)</c>, the indicators
/// <c>1[z &gt; 0]</c> and <c>(z &gt; 0)</c>, <c>√x</c>, <c>|x|</c>, <c>∂y/∂w</c> and <c>dy/dw</c> (total) and <c>∂⁺y/∂w</c> (direct), sums and products over
/// ranges, <c>sum(t=1..N, u_t)</c>. <c>u[1]</c>, <c>u_{1}</c> and <c>u₁</c> are <c>u_1</c>. <c>e</c> and <c>pi</c> are constants unless they are known names.
/// LaTeX and Python say the same in their own notation; docs/formulas.md has the rules.</para>
/// <para>The text is read as it is written, by these rules: a chain of + and - is one sum, a chain of * and / one product, brackets nest.
/// A minus before a product belongs to the whole product (<see cref="Expr.Negate"/>). An integer divided by an integer at the head of a
/// product is one number (<c>3/2*x</c>); every other division multiplies by <see cref="Expr.Reciprocal"/> (<c>x/2</c>, <c>a/b/c</c>), and the
/// 1 of <c>1/x</c> is left out. An implicit product is a product like any other, so <c>1/2w</c> is (1/2)*w and <c>e^x y</c> is (e^x)*y.</para>
/// <para>A function's argument without brackets reaches over the factors beside it, <c>sin 2x cos y</c> is sin(2*x)*cos(y); the body of Σ and Π reaches over
/// the product behind it. Without known names a letter before a bracket is a factor, a longer word must be a function; in LaTeX single letters are factors.</para>
/// <para>Whatever a text leaves open beyond these rules is refused, with the place, what was found, what was expected and what to try.</para>
/// </remarks>
public static class Formula
{
    /// <summary>The longest text that is read, in characters.</summary>
    public const int MaximumLength = 50_000;

    /// <summary>The formula that the text is.</summary>
    /// <exception cref="FormulaException">The text is no formula.</exception>
    public static Expr Parse(string text, ReadingOptions? options = null) =>
        TryParse(text, options, out Expr? formula, out IReadOnlyList<Diagnostic> problems) ? formula : throw new FormulaException(problems);

    /// <summary>Reads a formula, or says what is wrong with the text. Ends quickly on any text.</summary>
    public static bool TryParse(
        string text, ReadingOptions? options, [NotNullWhen(true)] out Expr? formula, out IReadOnlyList<Diagnostic> problems)
    {
        ArgumentNullException.ThrowIfNull(text);
        var diagnostics = new Diagnostics(new SourceText("formula", text));
        (_, formula) = FormulaReader.Read(diagnostics, options ?? ReadingOptions.Default, allowLeft: false);
        problems = diagnostics.InOrder;
        return formula is not null;
    }

    /// <summary>Reads a formula before which the quantity may stand that it is, as in <c>dy/dw = 3w^2 u_1</c>, or says what is wrong with the text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="options">How to read it; null for <see cref="ReadingOptions.Default"/>.</param>
    /// <param name="left">What stands before the equals sign, a variable or a derivative; null without one. It need not be among the known names.</param>
    /// <param name="right">The formula.</param>
    /// <param name="problems">What is wrong; empty where the text is read.</param>
    public static bool TryParseEquation(
        string text, ReadingOptions? options, out Expr? left, [NotNullWhen(true)] out Expr? right, out IReadOnlyList<Diagnostic> problems)
    {
        ArgumentNullException.ThrowIfNull(text);
        var diagnostics = new Diagnostics(new SourceText("formula", text));
        (left, right) = FormulaReader.Read(diagnostics, options ?? ReadingOptions.Default, allowLeft: true);
        problems = diagnostics.InOrder;
        return right is not null;
    }
}
