using AutodiffTeach.Derivations.General;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Derivations;

/// <summary>Derives the derivative of a recurrent model as one formula for every length N, with Σ and Π.</summary>
/// <remarks>
/// The form of the recurrence is read off the model unrolled at two lengths; the formula is written out for N = 1..8 and compared with the
/// engine at random points before it is returned. Possible for scalars, recurrences of first order and one state in each cycle: recurrent
/// networks of any number of layers, GRU; not yet LSTM and vectors.
/// </remarks>
public static class GeneralFormula
{
    /// <summary>The last length at which the formula is compared.</summary>
    public const int LastCompared = 8;

    /// <summary>Derives the formula with the steps that lead to it.</summary>
    /// <param name="model">A model with one constant that bounds its ranges, such as N.</param>
    /// <param name="of">What is differentiated, such as <c>L</c>; of a family its last member, such as <c>h_N</c>.</param>
    /// <param name="wrt">The variable of differentiation.</param>
    /// <exception cref="DerivationException">A name is unknown, the model has no length, or its recurrence is of a kind that is not solved yet.</exception>
    public static Derivation Of(Model model, string of, string wrt)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(of);
        ArgumentNullException.ThrowIfNull(wrt);
        return new GeneralDerivation(model, of, wrt).Build();
    }
}
