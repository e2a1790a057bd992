namespace AutodiffTeach.Formulas.Equivalence;

/// <summary>Decides whether two formulas are equal over the reals.</summary>
/// <remarks>
/// <para>What is shown is shown rigorously: a difference by a point at which enclosures of the two values are disjoint (doubles rounded outwards,
/// confirmed by ball arithmetic of up to 2,200 bits), an equality by <see cref="IdentityProof"/>. No tolerance decides anything unless one is given.</para>
/// <para>A formula is defined where each of its parts is: log for positive numbers, sqrt from 0 on, a divisor that is not 0, a power of a negative
/// number with an integer exponent only (so odd roots of negative numbers have no value), 0^0 = 1. Where the formulas have no open set in common
/// on which both are defined, they differ, and the decision says that the domain is the reason. A power with an exponent that varies is looked at
/// where its base is positive: that a negative base has it at whole numbers too is found by chance only, since these are isolated points.</para>
/// <para>Formulas with parts that change their law, such as abs, are proved equal in every region between kinks of which a point was found.</para>
/// <para>Ends within a second on any input: the work of each step is counted, never timed, so that the same input has the same outcome.</para>
/// </remarks>
public static class Equality
{
    /// <summary>Decides whether the answer equals the expected formula wherever both are defined.</summary>
    /// <param name="expected">The expected formula.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="options">What is assumed; real variables and no tolerance unless given.</param>
    public static Decision Decide(Expr expected, Expr answer, EqualityOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(answer);
        try
        {
            expected = ConstantExponents.Fold(SeriesExpansion.Expand(Differentiation.Resolve(expected)));
            answer = ConstantExponents.Fold(SeriesExpansion.Expand(Differentiation.Resolve(answer)));
        }
        catch (SeriesTooLongException problem)
        {
            return new Decision(Verdict.Undecided, Evidence.None) { Notes = [$"There is {problem.Message}."] };
        }

        return new Deciding(expected, answer, options ?? EqualityOptions.Default).Decide();
    }
}
