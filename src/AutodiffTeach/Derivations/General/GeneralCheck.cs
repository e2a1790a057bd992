using System.Numerics;
using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Derivations.General;

/// <summary>Compares a formula for every length with the numeric engine, at one length after the other.</summary>
internal static class GeneralCheck
{
    /// <summary>The lengths at which the formula was compared.</summary>
    /// <param name="formula">The formula over direct partials.</param>
    /// <param name="lengths">The model at its lengths.</param>
    /// <param name="of">The name of what is differentiated at a length.</param>
    /// <param name="wrt">The name of the variable of differentiation.</param>
    /// <exception cref="DerivationException">The formula does not hold at a length.</exception>
    public static IReadOnlyList<int> Verify(Expr formula, ModelLengths lengths, Func<int, string> of, string wrt)
    {
        var compared = new List<int>();
        for (int n = 1; n <= GeneralFormula.LastCompared; n++)
        {
            if (lengths.At(n) is { } model && Holds(formula, model, of(n), wrt, new Dictionary<string, BigInteger> { [lengths.Name!] = n }))
                compared.Add(n);
        }

        return compared;
    }

    // False where nothing could be compared.
    private static bool Holds(Expr formula, Model model, string of, string wrt, Dictionary<string, BigInteger> length)
    {
        if (NodeOf(model, of) is not { } first || NodeOf(model, wrt) is not { } second)
            return false;
        var context = new DerivationContext(model, first, second, new DerivationOptions());
        Expr written = WithPartials(SeriesExpansion.Expand(formula, length), context.Graph.Forms);
        try
        {
            return LineCheck.Verify(context, [new Step { Rule = Rules.NumericCheck, Before = context.Subject, After = written }]).Count == 0;
        }
        catch (InvalidOperationException wrong)
        {
            throw new DerivationException($"not yet: the recurrence of this model is of a form for which no formula was found that holds for every length. {wrong.Message}", wrong);
        }
    }

    private static ScalarNode? NodeOf(Model model, string name) =>
        model.Graph.FindElement(name) is var (variable, element) ? new ScalarNode(variable, element ?? 0) : null;

    // Every symbol replaced by the direct partial that it stands for; 0 where it does not exist.
    private static Expr WithPartials(Expr written, LocalForms forms) => Expressions.Fold<Expr>(written, (node, children) => node switch
    {
        Partial(_, Variable(var of), Variable(var argument)) => forms.Graph.Find(of) is { } result && forms.Graph.Find(argument) is { } leaf
            ? forms.DirectPartial(result, leaf)
            : Expr.Zero,
        _ => Expressions.WithChildren(node, children),
    });
}
