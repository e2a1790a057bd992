using AutodiffTeach.Derivations;
using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;
using AutodiffTeach.Scalars;
using AutodiffTeach.Tests.Graphs;

namespace AutodiffTeach.Tests.Derivations;

/// <summary>What holds of every derivation, on random models.</summary>
public sealed class DerivationProperties
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, int.Parse(Environment.GetEnvironmentVariable("FUZZ_SEEDS") ?? "12"))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void All_methods_give_one_formula_with_the_value_of_the_gradient(int seed)
    {
        Model model = Model.Parse(RandomModels.Write(seed));
        NumericRun run = model.Graph.RunNumbers();
        NumericGradient gradient = run.GradientOf(model.Graph.Find("y")!);
        foreach ((ModelVariable variable, int element) in Leaves(model))
        {
            string wrt = variable.ElementName(element);
            double expected = gradient.Elements(variable)[element];
            Derivation[] all = [.. Enum.GetValues<DerivationMethod>().Select(method => Derive(model, wrt, method)).OfType<Derivation>()];
            foreach (Derivation derivation in all)
            {
                Assert.Same(all[0].Formula, derivation.Formula);
                AssertClose(expected, derivation.Value!.Value, 1e-12, $"{seed}: {derivation.Subject}");
                AssertContributions(derivation, expected, seed);
                Assert.Equal(1, derivation.Steps.Count(step => step.Rule == Rules.NumericCheck));
            }

            AssertFormula(model, run, all[0].Formula, expected, $"{seed}: dy/d{wrt}");
            AssertNames(model, variable, element, all[0].Formula, $"{seed}: dy/d{wrt}");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_formula_is_the_gradient_at_other_points(int seed)
    {
        Model model = Model.Parse(RandomModels.Write(seed));
        var random = new Random(seed);
        (ModelVariable variable, int element) = Leaves(model).First();
        Expr formula = Derive(model, variable.ElementName(element), DerivationMethod.Backward)!.Formula;
        for (int i = 0; i < 5; i++)
        {
            TapeRun<Real> run = model.Graph.Run<Real>((leaf, e) =>
                leaf.Role == Role.State ? leaf.GivenValues[e]!.Value.ToDouble() : random.NextDouble() * 2 - 1);
            double expected = run.Backward(model.Graph.Find("y")!.Slots[0])[variable.Slots[element]].Value;
            Dictionary<string, double> values = Named(model, run);
            AssertClose(expected, Evaluation.At(formula, values), 1e-7, $"{seed}: {formula}");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_second_derivative_is_that_of_dual_numbers(int seed)
    {
        Model model = Model.Parse(RandomModels.Write(seed));
        foreach ((ModelVariable variable, int element) in Leaves(model).Take(2))
        {
            string wrt = variable.ElementName(element);
            if (Derive(model, wrt, DerivationMethod.Backward, order: 2) is not { } derivation)
                continue;
            TapeRun<Dual<Dual<Real>>> run = model.Graph.Run((leaf, e) =>
            {
                Real one = leaf == variable && e == element ? 1 : 0;
                return new Dual<Dual<Real>>(new Dual<Real>(leaf.GivenValues[e]!.Value.ToDouble(), one), new Dual<Real>(one, 0));
            });
            double expected = run.Values[model.Graph.Find("y")!.Slots[0]].Tangent.Tangent.Value;
            AssertClose(expected, derivation.Value!.Value, 1e-9, $"{seed}: {derivation.Subject}");
            AssertFormula(model, model.Graph.RunNumbers(), derivation.Formula, expected, $"{seed}: {derivation.Subject}");
        }
    }

    private static void AssertContributions(Derivation derivation, double expected, int seed)
    {
        foreach (Step section in derivation.Steps.Where(step => (step.Rule == Rules.Path || step.Rule == Rules.Contribution) && !step.Explanation.Contains("shortest", StringComparison.Ordinal)))
            AssertClose(expected, section.Steps.Sum(line => line.Value!.Value), 1e-9, $"{seed}: {section.Rule}");
    }

    private static void AssertFormula(Model model, NumericRun run, Expr formula, double expected, string where)
    {
        Dictionary<string, double> values = Named(model, run.Run);
        AssertClose(expected, Evaluation.At(formula, values), 1e-7, where);
        string text = PlainPrinter.Print(formula);
        if (text.Length <= Formula.MaximumLength)
            Assert.Same(SeriesExpansion.Expand(formula), SeriesExpansion.Expand(Formula.Parse(text)));
    }

    // A closed form names parameters and inputs alone; where that would be too long the formula names results.
    private static void AssertNames(Model model, ModelVariable variable, int element, Expr formula, string where)
    {
        TapeRun<Symbol> symbols = model.Graph.RunSymbols();
        Expr closed = symbols.Backward(model.Graph.Find("y")!.Slots[0])[variable.Slots[element]].Formula;
        if (variable.Role == Role.State || Expressions.WrittenSize(closed) > DerivationContext.LargestClosedForm || !Written.FitsIn(DerivationContext.LongestResult, Simplifier.Simplify(closed)))
            return;
        string[] leaves = [.. Leaves(model).Where(leaf => leaf.Variable.Role != Role.State).Select(leaf => leaf.Variable.ElementName(leaf.Element))];
        Assert.True(Expressions.Variables(formula).All(name => leaves.Contains(name.Name)), $"{where} = {formula}");
    }

    private static Derivation? Derive(Model model, string wrt, DerivationMethod method, int order = 1)
    {
        try
        {
            return Derivation.Create(model, "y", wrt, new DerivationOptions { Method = method, Order = order });
        }
        catch (DerivationException tooLong) when (tooLong.Message.Contains("too", StringComparison.Ordinal) || order == 2)
        {
            return null;
        }
    }

    private static IEnumerable<(ModelVariable Variable, int Element)> Leaves(Model model) =>
        model.Graph.Leaves.Where(leaf => leaf.Variable.Role != Role.Constant);

    // Values by name, and the total derivatives of y, which a formula too long for names alone is written in.
    private static Dictionary<string, double> Named(Model model, TapeRun<Real> run)
    {
        Real[] totals = run.Backward(model.Graph.Find("y")!.Slots[0]);
        var values = new Dictionary<string, double>();
        foreach (ModelVariable variable in model.Graph.Variables)
        {
            for (int i = 0; i < variable.Slots.Count; i++)
            {
                values[variable.ElementName(i)] = run.Values[variable.Slots[i]].Value;
                values[$"∂y/∂{variable.ElementName(i)}"] = totals[variable.Slots[i]].Value;
            }
        }

        return values;
    }

    private static void AssertClose(double expected, double actual, double tolerance, string where) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected)), $"{where}: {actual:R} instead of {expected:R}");
}
