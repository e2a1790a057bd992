using AutodiffTeach.Derivations.Generators;
using AutodiffTeach.Formulas;

namespace AutodiffTeach.Derivations;

/// <summary>The derivative of a formula with every rule that leads to it.</summary>
/// <remarks>
/// Every line was compared with numbers at random points when the derivation was made. A long formula has its repeated and its long parts
/// named, each derived once, so that the steps grow with the number of distinct parts.
/// </remarks>
public sealed class FormulaDerivation
{
    private static readonly string[] Names = ["f", "g", "y", "r", "q"];

    private FormulaDerivation(Expr formula, IReadOnlyList<Step> steps) => (Formula, Steps) = (formula, steps);

    /// <summary>The derivative, simplified.</summary>
    public Expr Formula { get; }

    /// <summary>A section for each order, whose lines are the derivatives of the named parts and then of the whole.</summary>
    public IReadOnlyList<Step> Steps { get; }

    /// <summary>Differentiates a formula step by step.</summary>
    /// <param name="formula">The formula; sums over an index need integer bounds.</param>
    /// <param name="withRespectTo">The variable of differentiation.</param>
    /// <param name="order">How often to differentiate, from 1.</param>
    /// <exception cref="DerivationException">The bounds of a sum or product are not numbers.</exception>
    /// <exception cref="SeriesTooLongException">A sum or product over an index has too many members to be written out.</exception>
    public static FormulaDerivation Create(Expr formula, Variable withRespectTo, int order = 1)
    {
        ArgumentNullException.ThrowIfNull(formula);
        ArgumentNullException.ThrowIfNull(withRespectTo);
        ArgumentOutOfRangeException.ThrowIfLessThan(order, 1);
        Expr resolved = SeriesExpansion.Expand(Differentiation.Resolve(formula));
        if (Expressions.Ordered(resolved).FirstOrDefault(part => part is Series) is { } series)
            throw new DerivationException($"not yet: steps for {PlainPrinter.Print(series)}, whose length is not a number; expected bounds such as 1..3. The derivative without steps is known.");
        HashSet<string> taken = [.. Expressions.Variables(formula).Select(variable => variable.Name), withRespectTo.Name];
        string[] names = [.. Names.Where(name => !taken.Contains(name)).Append("result")];
        var sections = new List<Step>();
        for (int i = 0; i < order; i++)
        {
            NamedParts parts = NamedParts.Of(resolved, withRespectTo, Expr.Variable(names[Math.Min(i, names.Length - 1)]), taken);
            Expr derivative = Simplifier.Simplify(Differentiation.Derivative(resolved, withRespectTo));
            sections.Add(DifferentiatedFormula.Section(parts, withRespectTo, derivative, i == 0 ? Rules.Differentiate : Rules.SecondDerivative, isNamed: false));
            Verify(sections[^1], resolved, parts, withRespectTo);
            resolved = derivative;
        }

        return new FormulaDerivation(resolved, sections);
    }

    private static void Verify(Step section, Expr formula, NamedParts parts, Variable withRespectTo)
    {
        string[] symbols = [.. Expressions.Ordered(formula, withRespectTo).Where(part => part is Variable or Partial).Select(part => part.ToString()).Order(StringComparer.Ordinal)];
        LineCheck.Verify([section], range =>
        {
            if (range < 0)
                return null;
            Random random = PointRanges.RandomOf(range);
            Dictionary<string, Sampled> values = symbols.ToDictionary(symbol => symbol, _ => PointRanges.Draw(random, range), StringComparer.Ordinal);
            parts.AddValues(values, withRespectTo);
            return values;
        });
    }
}
