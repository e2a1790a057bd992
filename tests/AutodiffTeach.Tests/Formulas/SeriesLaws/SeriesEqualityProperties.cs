using System.Numerics;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;
using AutodiffTeach.Formulas.SeriesLaws;

namespace AutodiffTeach.Tests.Formulas.SeriesLaws;

public sealed class SeriesEqualityProperties
{
    private static readonly Variable Length = Expr.Variable("N");

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Sound_rewriting_keeps_a_formula_equal(int seed)
    {
        var random = new RandomSeries(seed);
        Expr formula = random.Formula(), rewritten = random.Rewritten(formula);
        Decision decision = SeriesEquality.Decide(formula, rewritten, ["N"]);
        Assert.True(decision.Verdict == Verdict.Equivalent, $"{formula} against {rewritten}: {decision}");
        Assert.True(decision.Evidence is Evidence.Proof or Evidence.Bounded);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_mutation_is_refused_at_the_first_length_where_it_shows(int seed)
    {
        var random = new RandomSeries(seed);
        Expr formula = random.Formula();
        Expr mutated = random.Mutated(formula)!;
        Decision decision = SeriesEquality.Decide(formula, mutated, ["N"]);
        int[] differing = [.. Enumerable.Range(1, 10).Where(n => !IsEqualAt(formula, mutated, n))];
        if (decision.Verdict == Verdict.Equivalent)
            Assert.Empty(differing);
        else
            Assert.True(decision.Lengths[^1] == 0 || decision.Lengths[^1] == differing[0], $"{formula} against {mutated}");
    }

    // The theorem behind the proofs: what agrees up to the stated length agrees beyond it.
    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_difference_shows_later_than_the_size_of_the_recurrence_allows(int seed)
    {
        var random = new RandomSeries(seed);
        Expr formula = random.Formula();
        Expr mutated = random.Mutated(formula)!;
        if (RecurrenceSize.LastLength(Expr.Sum(formula, Expr.Negate(mutated)), Length) is not { } last || last > 9)
            return;
        if (Enumerable.Range(0, last + 1).All(n => IsEqualAt(formula, mutated, n)))
            Assert.True(Enumerable.Range(last + 1, 3).All(n => IsEqualAt(formula, mutated, n)), $"{formula} against {mutated}");
    }

    private static bool IsEqualAt(Expr left, Expr right, int n)
    {
        var length = new Dictionary<string, BigInteger> { ["N"] = n };
        return Equality.Decide(SeriesExpansion.Expand(left, length), SeriesExpansion.Expand(right, length)).Verdict == Verdict.Equivalent;
    }
}
