using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas;

/// <summary>Interprets formulas on any reading: doubles, exact fractions, dual numbers, symbols, traced values.</summary>
public static class Evaluation
{
    /// <summary>The value of a formula, each distinct part computed once, without recursion.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="valueOf">The value of a variable, by name; the symbol of a derivative is asked for as printed, <c>∂y/∂w</c>.</param>
    /// <exception cref="InexactException">The reading is exact and a part has no exact value.</exception>
    /// <exception cref="DivideByZeroException">The reading is exact and a divisor is zero.</exception>
    /// <exception cref="InvalidOperationException">A sum or product over an index has bounds that are no integers; see <see cref="SeriesExpansion"/>.</exception>
    public static T At<T>(Expr formula, Func<string, T> valueOf) where T : IScalar<T>
    {
        ArgumentNullException.ThrowIfNull(valueOf);
        return Expressions.Fold<T>(SeriesExpansion.Expand(Differentiation.Resolve(formula)), (node, children) => Of(node, children, valueOf));
    }

    /// <summary>The value of one node, from the values of its parts.</summary>
    /// <exception cref="InvalidOperationException">A sum or product over an index, or a derivative, is still to be written out.</exception>
    internal static T Of<T>(Expr node, T[] children, Func<string, T> valueOf) where T : IScalar<T> => node switch
    {
        Number(var value) => T.FromRational(value),
        Constant { Name: var name, Value: var value } => T.FromConstant(name, value),
        Variable(var name) => valueOf(name),
        Partial => valueOf(PlainPrinter.Print(node)),
        Sum => Total(children),
        Product product => Multiplied(product, children),
        Power(_, var exponent) => Raised(children[0], children[1], exponent),
        Call(UnaryOperation function, _) => function.Value(children[0]),
        Call(BinaryOperation function, _) => function.Value(children[0], children[1]),
        _ => throw new InvalidOperationException($"'{node}' has no value before its bounds are numbers."),
    };

    /// <summary>The value of a formula at doubles.</summary>
    public static double At(Expr formula, IReadOnlyDictionary<string, double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return At<Real>(formula, name => values[name]).Value;
    }

    private static T Total<T>(T[] terms) where T : IScalar<T>
    {
        T total = terms[0];
        for (int i = 1; i < terms.Length; i++)
            total += terms[i];
        return total;
    }

    private static T Multiplied<T>(Product product, T[] factors) where T : IScalar<T>
    {
        T result = product.Children[0] == Expr.MinusOne ? -factors[1] : factors[0] * factors[1];
        for (int i = 2; i < factors.Length; i++)
            result *= factors[i];
        return result;
    }

    // u^(-n) = 1/u^n
    private static T Raised<T>(T @base, T exponent, Expr written) where T : IScalar<T> => written switch
    {
        Number { Value: { IsInteger: true, Sign: < 0 } value } => value == -1
            ? T.One / @base
            : T.One / OperationTable.Power.Value(@base, T.FromRational(-value)),
        _ => OperationTable.Power.Value(@base, exponent),
    };
}
