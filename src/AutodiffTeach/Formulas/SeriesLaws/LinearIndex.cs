using System.Numerics;

namespace AutodiffTeach.Formulas.SeriesLaws;

/// <summary>An index as a linear form with whole coefficients, such as t - k + 1.</summary>
internal sealed class LinearIndex
{
    private const int Largest = 10_000; // whoever writes larger offsets does not mean a short recurrence

    private LinearIndex(IReadOnlyDictionary<Variable, int> coefficients, int constant) => (Coefficients, Constant) = (coefficients, constant);

    /// <summary>The names with their coefficients, none of which is 0.</summary>
    public IReadOnlyDictionary<Variable, int> Coefficients { get; }

    /// <summary>What is added.</summary>
    public int Constant { get; }

    /// <summary>Whether the form is a number.</summary>
    public bool IsConstant => Coefficients.Count == 0;

    /// <summary>The one name of a form t + c, or null for any other form.</summary>
    public Variable? Point => Coefficients.Count == 1 && Coefficients.First() is { Value: 1, Key: var name } ? name : null;

    /// <summary>The form of a formula, or null where it has none.</summary>
    public static LinearIndex? Of(Expr index) => Expressions.Fold<LinearIndex?>(index, (node, parts) => node switch
    {
        Number(var value) => value.IsInteger && BigInteger.Abs(value.Numerator) <= Largest ? Make([], (int)value.Numerator) : null,
        Variable { Indices.Count: 0 } name => Make([KeyValuePair.Create(name, 1)], 0),
        Sum => parts.Aggregate(Make([], 0), (sum, term) => sum is null || term is null ? null : Add(sum, term)),
        Product => parts.Aggregate(Make([], 1), (product, factor) => product is null || factor is null ? null : Multiply(product, factor)),
        _ => null,
    });

    /// <summary>The coefficient of a name, 0 where it does not occur.</summary>
    public int CoefficientOf(Variable name) => Coefficients.GetValueOrDefault(name);

    /// <summary>The form as a formula: names in the order in which they were met, then the number.</summary>
    public Expr ToFormula()
    {
        List<Expr> terms = [.. Coefficients.Select(item => item.Value == 1 ? item.Key : Expr.Product(Expr.Number(item.Value), item.Key))];
        if (Constant != 0 || terms.Count == 0)
            terms.Add(Expr.Number(Constant));
        return Expr.Sum([.. terms]);
    }

    private static LinearIndex? Add(LinearIndex left, LinearIndex right) =>
        Make(left.Coefficients.Concat(right.Coefficients), (long)left.Constant + right.Constant);

    private static LinearIndex? Multiply(LinearIndex left, LinearIndex right)
    {
        if (!left.IsConstant && !right.IsConstant)
            return null;
        (LinearIndex form, long factor) = left.IsConstant ? (right, left.Constant) : (left, right.Constant);
        return Math.Abs(factor) * form.Coefficients.Values.Append(form.Constant).Max(Math.Abs) > Largest
            ? null
            : Make(form.Coefficients.Select(item => KeyValuePair.Create(item.Key, (int)(item.Value * factor))), form.Constant * factor);
    }

    private static LinearIndex? Make(IEnumerable<KeyValuePair<Variable, int>> items, long constant)
    {
        var coefficients = new Dictionary<Variable, int>(ReferenceEqualityComparer.Instance);
        foreach ((Variable name, int coefficient) in items)
            coefficients[name] = coefficients.GetValueOrDefault(name) + coefficient;
        foreach (Variable name in coefficients.Where(item => item.Value == 0).Select(item => item.Key).ToList())
            coefficients.Remove(name);
        return Math.Abs(constant) > Largest || coefficients.Values.Any(value => Math.Abs(value) > Largest) ? null : new LinearIndex(coefficients, (int)constant);
    }
}
