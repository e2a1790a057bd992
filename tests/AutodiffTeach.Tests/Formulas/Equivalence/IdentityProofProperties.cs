using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;

namespace AutodiffTeach.Tests.Formulas.Equivalence;

public sealed class IdentityProofProperties
{
    private const int Seeds = 600;
    private const double Difference = 1e-5;

    [Fact]
    public void Smooth_formulas_rewritten_by_sound_laws_are_proved_equal() => AssertProved(withKinks: false, 0.97);

    [Fact]
    public void Formulas_of_signs_rewritten_by_sound_laws_are_proved_equal() => AssertProved(withKinks: true, 0.95);

    [Fact]
    public void Formulas_that_differ_at_a_point_are_never_proved_equal()
    {
        int judged = 0;
        for (int seed = 0; seed < Seeds; seed++)
        {
            var rewriting = new SoundRewriting(seed);
            Expr formula = Formula.Parse(new RandomFormula(seed).Next(4));
            Expr mutant = rewriting.Rewrite(rewriting.Mutate(formula), 2);
            List<ISignOracle> points = NumericPoint.In(formula, mutant);
            if (!points.Exists(point => Differ((NumericPoint)point, formula, mutant)))
                continue;
            judged++;
            Assert.True(IdentityProof.Try(formula, mutant, []).Outcome != ProofOutcome.Equal, $"seed {seed}: {formula} and {mutant}");
            Assert.True(IdentityProof.Try(formula, mutant, points).Outcome != ProofOutcome.Equal, $"seed {seed} at points: {formula} and {mutant}");
        }

        Assert.InRange(judged, Seeds / 4, Seeds);
    }

    private static void AssertProved(bool withKinks, double least)
    {
        int tried = 0;
        var open = new List<string>();
        for (int seed = 0; seed < Seeds; seed++)
        {
            Expr formula = Formula.Parse(new RandomFormula(seed).Next(4, withKinks));
            Expr rewritten = new SoundRewriting(seed).Rewrite(formula, 5);
            List<ISignOracle> points = NumericPoint.In(formula, rewritten);
            if (points.Count == 0)
                continue;
            tried++;
            ProofOutcome outcome = IdentityProof.Try(formula, rewritten, []).Outcome;
            Assert.True(outcome != ProofOutcome.Different, $"seed {seed}: {formula} and {rewritten}");
            if (outcome != ProofOutcome.Equal && IdentityProof.Try(formula, rewritten, points).Outcome != ProofOutcome.Equal)
                open.Add($"seed {seed}: {formula}   and   {rewritten}");
        }

        Assert.True(open.Count <= (1 - least) * tried, $"{open.Count} of {tried} are open:\n{string.Join('\n', open)}");
    }

    private static bool Differ(NumericPoint point, Expr left, Expr right)
    {
        (double a, double b) = (point.ValueOf(left), point.ValueOf(right));
        double scale = Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b)));
        return scale < 1e6 && Math.Abs(a - b) > Difference * scale;
    }
}
