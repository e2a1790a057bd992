using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;
using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;
using Power = AutodiffTeach.Formulas.Power;

namespace AutodiffTeach.Tests.Formulas.Equivalence;

/// <summary>A sample point whose signs are those of doubles that are far from zero.</summary>
internal sealed class NumericPoint(IReadOnlyDictionary<string, double> values) : ISignOracle
{
    private const double Margin = 1e-6;

    /// <summary>Random points at which all parts of both formulas have values; fewer where the common domain is small.</summary>
    public static List<ISignOracle> In(Expr left, Expr right, bool arePositive = false, int count = 24)
    {
        string[] names = [.. Expressions.Variables(Expr.Sum(left, right)).Select(variable => variable.Name)];
        var random = new Random(5);
        double[] scales = [1, 3, 0.3, 10];
        var points = new List<ISignOracle>();
        for (int i = 0; i < 20 * count && points.Count < count; i++)
        {
            var point = new NumericPoint(names.ToDictionary(name => name, _ => scales[i % 4] * (arePositive ? random.NextDouble() : 2 * random.NextDouble() - 1)));
            if (point.HasValues(left) && point.HasValues(right))
                points.Add(point);
        }

        return points;
    }

    /// <summary>The formula's value; symbols of derivatives count 0.7.</summary>
    public double ValueOf(Expr formula) => Evaluation.At<Real>(formula, name => values.TryGetValue(name, out double value) ? value : 0.7).Value;

    /// <summary>Whether all parts are finite, so that no infinity is hidden by what it is put into, and no sign is one of a rounding error.</summary>
    private bool HasValues(Expr formula)
    {
        bool areFinite = true;
        Expressions.Fold<double>(Differentiation.Resolve(formula), (node, children) =>
        {
            double value = node switch
            {
                Number(var number) => number.ToDouble(),
                Constant constant => constant.Value,
                Variable(var name) => values.GetValueOrDefault(name, 0.7),
                Partial => 0.7,
                Sum => children.Sum(),
                Product => children.Aggregate(1.0, (product, factor) => product * factor),
                Power => Math.Pow(children[0], children[1]),
                Call(UnaryOperation function, _) => function.Evaluate(children[0]),
                Call(BinaryOperation function, _) => function.Evaluate(children[0], children[1]),
                _ => double.NaN,
            };
            areFinite &= double.IsFinite(value) && !(node is Call(Sign or Step, _) && Math.Abs(children[0]) < Margin);
            return value;
        });
        return areFinite;
    }

    public int? SignOf(Expr formula) => ValueOf(formula) is var value && double.IsFinite(value) && Math.Abs(value) > Margin ? Math.Sign(value) : null;
}
