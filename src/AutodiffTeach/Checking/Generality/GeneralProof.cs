using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AutodiffTeach.Derivations;
using AutodiffTeach.Derivations.General;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;
using AutodiffTeach.Formulas.SeriesLaws;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Checking.Generality;

/// <summary>Proves that an answer equals the model's own formula for every length.</summary>
/// <remarks>
/// Both are compared at as many lengths as the recurrence of their difference asks for (<see cref="RecurrenceSize"/>): over the symbols of
/// direct partials, which may take any value, and where they differ there, over the variables, where the direct partials are analytic.
/// </remarks>
internal static class GeneralProof
{
    private const int HighestLast = 20;

    private static readonly ConditionalWeakTable<Model, ConcurrentDictionary<(string Of, string WithRespectTo), Expr?>> Formulas = [];

    /// <summary>The proof, or null.</summary>
    public static Decision? Try(ModelQuestion question, ModelLengths lengths, Differentiated of, Expr answer)
    {
        if (question.WithRespectTo is not { } wrt || FormulaOf(question.Model, question.Of, wrt) is not { } formula)
            return null;
        Variable length = Expr.Variable(lengths.Name!);
        if (RecurrenceSize.LastLength(Expr.Sum(formula, Expr.Negate(answer)), length) is not { } last || last > HighestLast)
            return null;
        var trial = new SymbolTrial(question, of, length, formula, answer);
        for (int n = 1; n <= Math.Max(SeriesEquality.UsualLast, last + trial.Reach) && n <= HighestLast; n++)
        {
            if (lengths.At(n) is not { } model || !trial.AgreesAt(model, n))
                return null;
        }

        return new Decision(Verdict.Equivalent, Evidence.Proof) { ErrorProbability = trial.ErrorProbability, Lengths = trial.Lengths };
    }

    // The model's own formula, or null where none was found.
    private static Expr? FormulaOf(Model model, string of, string wrt) => Formulas.GetOrCreateValue(model).GetOrAdd((of, wrt), key =>
    {
        try
        {
            return GeneralFormula.Of(model, key.Of, key.WithRespectTo).Formula;
        }
        catch (DerivationException)
        {
            return null;
        }
    });
}
