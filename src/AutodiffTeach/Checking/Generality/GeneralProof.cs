using System.Runtime.CompilerServices;
using AutodiffTeach.Derivations;
using AutodiffTeach.Derivations.General;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.SeriesLaws;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Checking.Generality;

/// <summary>How many lengths must be tried until an answer that agrees with the model at them agrees at every length.</summary>
/// <remarks>
/// In a model that repeats itself over time, the total derivative of its output is a linear recurrence over the direct partials: it carries one
/// number for each family that a later step uses, once for every step that it is used later. With the recurrence of the answer
/// (<see cref="RecurrenceSize"/>) that gives the number of lengths. It is the same for the symbols of total derivatives in the answer.
/// </remarks>
internal static class GeneralProof
{
    private static readonly ConditionalWeakTable<Model, object> Carried = [];

    /// <summary>The last length to be tried, or null where none is known.</summary>
    /// <param name="model">The model at its own length.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="totals">The symbols of the answer that are total derivatives over several paths.</param>
    public static int? LastLength(Model model, Expr answer, IReadOnlySet<string> totals)
    {
        ModelLengths lengths = ModelLengths.Of(model);
        var carried = (int)Carried.GetValue(model, _ => CountCarried(lengths));
        return carried < 0 ? null : RecurrenceSize.LastLength(answer, Expr.Variable(lengths.Name!), new Transfer(totals, carried), carried);
    }

    // Negative where the model does not repeat itself, or runs backwards.
    private static int CountCarried(ModelLengths lengths)
    {
        try
        {
            return FamilyFolding.Of(lengths)?.AllEdges() is { } edges && edges.All(edge => edge.Shift >= 0)
                ? edges.Where(edge => !edge.From.Example.IsLeaf).GroupBy(edge => edge.From).Sum(group => group.Max(edge => edge.Shift))
                : -1;
        }
        catch (DerivationException)
        {
            return -1;
        }
    }
}
