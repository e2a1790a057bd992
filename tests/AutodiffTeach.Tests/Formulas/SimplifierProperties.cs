using AutodiffTeach.Formulas;

namespace AutodiffTeach.Tests.Formulas;

public sealed class SimplifierProperties
{
    // FUZZ_SEEDS=1000 tries more formulas than a run of all tests should.
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, int.Parse(Environment.GetEnvironmentVariable("FUZZ_SEEDS") ?? "25"))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Printing_and_reading_give_the_same_formula(int seed)
    {
        foreach (Expr formula in Formulas(seed))
            Assert.Same(formula, Formula.Parse(PlainPrinter.Print(formula)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Simplified_formulas_read_back_the_same(int seed)
    {
        foreach (Expr formula in Formulas(seed))
        {
            foreach (Expr form in Forms(formula))
            {
                string text = PlainPrinter.Print(form);
                if (text.Length <= Formula.MaximumLength)
                    Assert.True(form == Formula.Parse(text), $"{formula}  =  {text}  read as  {Formula.Parse(text)}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Simplifying_twice_changes_nothing(int seed)
    {
        foreach (Expr formula in Formulas(seed))
        {
            Expr once = Simplifier.Simplify(formula);
            Assert.True(once == Simplifier.Simplify(once), $"{formula}  ->  {once}  ->  {Simplifier.Simplify(once)}");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_form_has_the_value_of_the_formula(int seed)
    {
        var random = new RandomFormula(seed + 1000);
        foreach (Expr formula in Formulas(seed))
        {
            foreach (Expr form in Forms(formula))
                AssertSameValue(random, formula, form);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_simplified_derivative_is_the_slope(int seed)
    {
        var random = new RandomFormula(seed);
        for (int i = 0; i < 40; i++)
        {
            Expr formula = Formula.Parse(random.Next(3, withKinks: false));
            Expr derivative = Simplifier.Simplify(Differentiation.Derivative(formula, Expr.Variable("x")));
            Dictionary<string, double> point = random.Point(positive: true);
            if (!IsDefined(formula, point))
                continue;
            double expected = Slope(formula, point, 1e-4);
            double coarse = Slope(formula, point, 2e-4);
            if (!double.IsFinite(expected) || Math.Abs(expected) > 1e6 || !Near(expected, coarse, 1e-4))
                continue; // a pole or a kink is near
            double actual = Evaluation.At(derivative, point);
            Assert.True(Near(expected, actual, 1e-4), $"d/dx {formula}  =  {derivative}: {actual}, not {expected}");
        }
    }

    internal static IEnumerable<Expr> Formulas(int seed)
    {
        var random = new RandomFormula(seed);
        for (int i = 0; i < 60; i++)
            yield return Formula.Parse(random.Next(2 + i % 4));
    }

    private static Expr[] Forms(Expr formula) =>
        [Simplifier.Simplify(formula), Simplifier.Expand(formula), Simplifier.Factor(formula), Simplifier.Collect(formula, Expr.Variable("x"))];

    private static double Slope(Expr formula, Dictionary<string, double> point, double step)
    {
        double At(double offset) => Evaluation.At(formula, new Dictionary<string, double>(point) { ["x"] = point["x"] + offset });
        return (8 * (At(step) - At(-step)) - (At(2 * step) - At(-2 * step))) / (12 * step);
    }

    private static void AssertSameValue(RandomFormula random, Expr formula, Expr form)
    {
        for (int i = 0; i < 4; i++)
        {
            Dictionary<string, double> point = random.Point(positive: i % 2 == 0);
            if (!IsDefined(formula, point))
                continue;
            double expected = Evaluation.At(formula, point);
            double actual = Evaluation.At(form, point);
            Assert.True(Near(expected, actual, 1e-6), $"{formula}  =  {form}: {actual}, not {expected}, at {string.Join(' ', point)}");
        }
    }

    // Every part has a value of moderate size there, and no power has the base zero.
    private static bool IsDefined(Expr formula, Dictionary<string, double> point) => Expressions.Ordered(formula).All(part =>
        Math.Abs(Evaluation.At(part, point)) < 1e8 && !(part is Power(var @base, _) && Math.Abs(Evaluation.At(@base, point)) < 1e-8));

    private static bool Near(double expected, double actual, double tolerance) =>
        Math.Abs(expected - actual) <= tolerance * (1 + Math.Abs(expected));
}
