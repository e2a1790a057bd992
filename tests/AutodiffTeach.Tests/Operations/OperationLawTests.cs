using System.Text.Json;
using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Tests.Operations;

public sealed class OperationLawTests
{
    private const double Step = 1e-5;

    public static TheoryData<string> Unary => [.. OperationTable.Unary.Select(operation => operation.Name)];

    public static TheoryData<string> Binary => [.. OperationTable.Binary.Select(operation => operation.Name)];

    public static TheoryData<string> OracleNames =>
        [.. Oracle().EnumerateArray().Select(operation => operation.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Unary))]
    public void The_law_of_a_function_is_its_slope(string name)
    {
        UnaryOperation operation = OperationTable.Unary.Single(operation => operation.Name == name);
        Assert.All(operation.SamplePoints, x =>
        {
            double h = Step * Math.Min(1, Math.Abs(x));
            double slope = (8 * (operation.Evaluate(x + h) - operation.Evaluate(x - h)) - (operation.Evaluate(x + 2 * h) - operation.Evaluate(x - 2 * h))) / (12 * h);
            AssertNear(slope, operation.Derivative<Real>(x, operation.Evaluate(x)).Value, 1e-7);
        });
    }

    [Theory]
    [MemberData(nameof(Unary))]
    public void The_law_of_the_law_is_the_slope_of_the_law(string name)
    {
        UnaryOperation operation = OperationTable.Unary.Single(operation => operation.Name == name);
        Assert.All(operation.SamplePoints, x =>
        {
            double At(double z) => operation.Derivative<Real>(z, operation.Evaluate(z)).Value;
            double h = Step * Math.Min(1, Math.Abs(x));
            var second = operation.Value(new Dual<Dual<Real>>(new(x, Real.One), new(Real.One, Real.Zero)));
            AssertNear(At(x), second.Value.Tangent.Value, 1e-12);
            AssertNear((At(x + h) - At(x - h)) / (2 * h), second.Tangent.Tangent.Value, 1e-5);
        });
    }

    [Theory]
    [MemberData(nameof(Binary))]
    public void The_partials_of_an_operation_are_its_slopes(string name)
    {
        BinaryOperation operation = OperationTable.Binary.Single(operation => operation.Name == name);
        Assert.All(operation.SamplePoints, point =>
        {
            (double a, double b) = point;
            Real y = operation.Evaluate(a, b);
            AssertNear((operation.Evaluate(a + Step, b) - operation.Evaluate(a - Step, b)) / (2 * Step), operation.LeftPartial<Real>(a, b, y).Value, 1e-7);
            AssertNear((operation.Evaluate(a, b + Step) - operation.Evaluate(a, b - Step)) / (2 * Step), operation.RightPartial<Real>(a, b, y).Value, 1e-7);
        });
    }

    [Fact]
    public void Exact_values_are_the_numeric_ones()
    {
        Rational[] points = [-2, -1, new(-1, 2), 0, new(1, 4), 1, 2, new(9, 4)];
        foreach (UnaryOperation operation in OperationTable.Unary)
        {
            foreach (Rational x in points)
            {
                if (operation.EvaluateExact(x) is { } exact)
                    AssertNear(operation.Evaluate(x.ToDouble()), exact.ToDouble(), 1e-15);
            }
        }

        foreach (BinaryOperation operation in OperationTable.Binary)
        {
            foreach ((Rational a, Rational b) in points.SelectMany(a => points.Select(b => (a, b))))
            {
                if (operation.EvaluateExact(a, b) is { } exact)
                    AssertNear(operation.Evaluate(a.ToDouble(), b.ToDouble()), exact.ToDouble(), 1e-15);
            }
        }
    }

    [Fact]
    public void Names_and_aliases_are_unique()
    {
        string[] names = [.. OperationTable.All.SelectMany(operation => operation.Aliases.Prepend(operation.Name))];
        // Unary and binary minus share their sign.
        Assert.Equal(names.Length - 1, names.Distinct(StringComparer.Ordinal).Count());
        Assert.Same(OperationTable.Log, OperationTable.FindFunction("ln"));
        Assert.Null(OperationTable.FindFunction("+"));
    }

    [Theory]
    [MemberData(nameof(OracleNames))]
    public void Values_and_derivatives_agree_with_PyTorch(string name)
    {
        JsonElement entry = Oracle().EnumerateArray().Single(operation => operation.GetProperty("name").GetString() == name);
        if (OperationTable.All.FirstOrDefault(operation => operation.Name == name || operation.NodeName.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } known)
            return;
        Assert.All(entry.GetProperty("samples").EnumerateArray(), sample =>
        {
            double[] at = [.. sample.GetProperty("at").EnumerateArray().Select(Number)];
            (double Value, double[] Gradient) actual = known switch
            {
                UnaryOperation unary => (unary.Evaluate(at[0]), [unary.Derivative<Real>(at[0], unary.Evaluate(at[0])).Value]),
                BinaryOperation binary => (binary.Evaluate(at[0], at[1]), Partials(binary, at[0], at[1])),
                _ => throw new InvalidOperationException(),
            };
            AssertNear(Number(sample.GetProperty("value")), actual.Value, 1e-12);
            JsonElement[] gradient = [.. sample.GetProperty("gradient").EnumerateArray()];
            for (int i = 0; i < gradient.Length; i++)
            {
                if (gradient[i].ValueKind != JsonValueKind.Null)
                    AssertNear(Number(gradient[i]), actual.Gradient[i], 1e-9);
            }
        });
    }

    private static double[] Partials(BinaryOperation operation, double a, double b)
    {
        Real y = operation.Evaluate(a, b);
        return [operation.LeftPartial<Real>(a, b, y).Value, operation.RightPartial<Real>(a, b, y).Value];
    }

    private static JsonElement Oracle() => Repository.ReadJson("tests", "oracles", "operations.json").GetProperty("operations");

    private static double Number(JsonElement element) => element.ValueKind == JsonValueKind.String
        ? double.Parse(element.GetString()!, System.Globalization.CultureInfo.InvariantCulture)
        : element.GetDouble();

    private static void AssertNear(double expected, double actual, double tolerance) => Assert.True(
        expected.Equals(actual) || Math.Abs(expected - actual) <= tolerance * (1 + Math.Abs(expected)), $"{actual}, not {expected}");
}
