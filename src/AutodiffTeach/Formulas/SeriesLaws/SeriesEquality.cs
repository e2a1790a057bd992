using System.Numerics;
using AutodiffTeach.Formulas.Equivalence;

namespace AutodiffTeach.Formulas.SeriesLaws;

/// <summary>Decides whether two formulas with Σ, Π or members such as h_N are equal at every length.</summary>
/// <remarks>
/// Both are written out for N = 0, 1, 2, ... and compared by <see cref="Equality"/>. Where their difference is a linear recurrence in N of a size
/// that is seen (<see cref="RecurrenceSize"/>), as many lengths as it takes make this a proof for every N; otherwise the evidence is
/// <see cref="Evidence.Bounded"/> with the lengths tried. Index shifts, renamed indices, terms split off, the order of summation, linearity
/// and closed forms such as N(N+1)/2 are all covered by the one law.
/// </remarks>
public static class SeriesEquality
{
    /// <summary>The last length that is always tried.</summary>
    public const int UsualLast = 8;

    private const int HighestLast = 20;
    private const int MembersLimit = 20_000;

    /// <summary>Decides whether the answer equals the expected formula at every length, from 0 or, where no member exists at 0, from 1.</summary>
    /// <param name="expected">The right formula.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="indexNames">Names that stand for lengths wherever they occur; others are those in bounds and subscripts. Null for none.</param>
    /// <param name="options">What is assumed about the variables; default real, no tolerance.</param>
    public static Decision Decide(Expr expected, Expr answer, IReadOnlyCollection<string>? indexNames = null, EqualityOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(answer);
        Expr difference = Expr.Sum(expected, Expr.Negate(answer));
        IReadOnlyList<Variable> indices = FreeIndices.Of(difference, indexNames);
        if (indices.Count == 0)
            return Equality.Decide(expected, answer, options);
        int? enough = indices.Count == 1 ? RecurrenceSize.LastLength(difference, indices[0]) : null;
        bool isProof = enough <= HighestLast;
        var trial = new LengthTrial(options ?? EqualityOptions.Default);
        foreach (IReadOnlyDictionary<string, BigInteger> point in LengthValues.Of(indices, isProof ? Math.Max(UsualLast, enough!.Value) : UsualLast))
        {
            if (!trial.Continues(Expand(expected, point), Expand(answer, point), point))
                break;
        }

        return trial.Conclude(isProof);
    }

    // Null where the formula has no value at that length, or one too long to be written out.
    private static Expr? Expand(Expr formula, IReadOnlyDictionary<string, BigInteger> point)
    {
        try
        {
            Expr written = SeriesExpansion.Expand(formula, point, MembersLimit);
            return Expressions.Ordered(written).Any(node => node is Series) ? null : written;
        }
        catch (SeriesTooLongException)
        {
            return null;
        }
    }
}
