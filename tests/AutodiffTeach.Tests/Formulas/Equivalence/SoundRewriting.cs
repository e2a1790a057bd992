using AutodiffTeach.Formulas;
using AutodiffTeach.Operations;
using Power = AutodiffTeach.Formulas.Power;

namespace AutodiffTeach.Tests.Formulas.Equivalence;

/// <summary>Rewrites random parts of formulas by random laws that hold wherever the part is defined.</summary>
internal sealed class SoundRewriting(int seed)
{
    private static readonly Expr Two = Expr.Number(2);
    private static readonly Expr Half = Expr.Number(new AutodiffTeach.Scalars.Rational(1, 2));

    private readonly Random _random = new(seed);

    /// <summary>The formula with some of its parts replaced by what equals them.</summary>
    public Expr Rewrite(Expr formula, int times)
    {
        for (int i = 0; i < times; i++)
        {
            IReadOnlyList<Expr> parts = Expressions.Ordered(formula);
            Expr part = parts[_random.Next(parts.Count)];
            formula = Expressions.Replace(formula, new Dictionary<Expr, Expr> { [part] = Equal(part) });
        }

        return formula;
    }

    /// <summary>The formula with one number, sign or function changed.</summary>
    public Expr Mutate(Expr formula)
    {
        IReadOnlyList<Expr> parts = Expressions.Ordered(formula);
        Expr part = parts[_random.Next(parts.Count)];
        Expr change = part switch
        {
            Call(Tanh, [var z]) => Apply(OperationTable.Sigmoid, z),
            Call(Sin, [var z]) => Apply(OperationTable.Cos, z),
            Power(var @base, Number(var exponent)) => Expr.Power(@base, Expr.Number(exponent + 1)),
            Product when _random.Next(2) == 0 => Expr.Product(Two, part),
            _ => _random.Next(2) == 0 ? Expr.Negate(part) : Expr.Sum(part, Expr.One),
        };
        return Expressions.Replace(formula, new Dictionary<Expr, Expr> { [part] = change });
    }

    private Expr Equal(Expr part) => _random.Next(3) == 0 ? Anything(part) : part switch
    {
        Sum(var terms) => Expr.Sum([.. terms.OrderBy(_ => _random.Next())]),
        Product([var first, Sum(var terms)]) => Expr.Sum([.. terms.Select(term => Expr.Product(first, term))]), // u (v + w) = u v + u w
        Product(var factors) => Expr.Product([.. factors.OrderBy(_ => _random.Next())]),
        Power(var @base, Number { Value: { IsInteger: true } exponent }) when exponent > 1 =>
            Expr.Product(@base, Expr.Power(@base, Expr.Number(exponent - 1))),
        Call(UnaryOperation function, [var z]) => OfFunction(function, z),
        Call(Max, [var u, var v]) => Expr.Product(Half, Expr.Sum(u, v, Apply(OperationTable.Abs, Minus(u, v)))),
        Call(Min, [var u, var v]) => Minus(Expr.Sum(u, v), Expr.Call(OperationTable.Max, v, u)),
        _ => Anything(part),
    };

    private Expr Anything(Expr part) => _random.Next(5) switch
    {
        0 => Minus(Expr.Sum(part, Expr.Variable("x")), Expr.Variable("x")),
        1 => Expr.Negate(Expr.Negate(part)),
        2 => Expr.Product(part, Expr.Sum(Expr.Power(Apply(OperationTable.Sin, Expr.Variable("y")), Two), Expr.Power(Apply(OperationTable.Cos, Expr.Variable("y")), Two))),
        3 => Expr.Product(part, Apply(OperationTable.Exp, Expr.Variable("w")), Apply(OperationTable.Exp, Expr.Negate(Expr.Variable("w")))),
        _ => Expr.Product(Expr.Product(Expr.Number(3), part), Expr.Reciprocal(Expr.Number(3))),
    };

    private static Expr OfFunction(UnaryOperation function, Expr z) => function switch
    {
        Tanh => Minus(Expr.Product(Two, Apply(OperationTable.Sigmoid, Expr.Product(Two, z))), Expr.One),
        Sigmoid => Expr.Reciprocal(Expr.Sum(Expr.One, Apply(OperationTable.Exp, Expr.Negate(z)))),
        Sech => Expr.Reciprocal(Apply(OperationTable.Cosh, z)),
        Cosh => Expr.Product(Half, Expr.Sum(Apply(OperationTable.Exp, z), Apply(OperationTable.Exp, Expr.Negate(z)))),
        Sinh => Expr.Product(Apply(OperationTable.Tanh, z), Apply(OperationTable.Cosh, z)),
        Exp => Expr.Power(Apply(OperationTable.Exp, Expr.Product(Half, z)), Two),
        Sin => Apply(OperationTable.Cos, Minus(Expr.Product(Half, Expr.Pi), z)),
        Cos => Minus(Expr.One, Expr.Product(Two, Expr.Power(Apply(OperationTable.Sin, Expr.Product(Half, z)), Two))),
        Tan => Expr.Product(Apply(OperationTable.Sin, z), Expr.Reciprocal(Apply(OperationTable.Cos, z))),
        Log => Minus(Apply(OperationTable.Log, Expr.Product(Expr.Number(6), z)), Apply(OperationTable.Log, Expr.Number(6))),
        Sqrt => Expr.Power(z, Half),
        Softplus => Apply(OperationTable.Log, Expr.Sum(Expr.One, Apply(OperationTable.Exp, z))),
        Square => Expr.Power(z, Two),
        Abs => Expr.Call(OperationTable.Max, z, Expr.Negate(z)),
        Relu => Expr.Product(Half, Expr.Sum(z, Apply(OperationTable.Abs, z))),
        _ => Apply(function, Expr.Sum(z, Expr.Zero)),
    };

    private static Expr Minus(Expr left, Expr right) => Expr.Sum(left, Expr.Negate(right));

    private static Expr Apply(UnaryOperation function, Expr z) => Expr.Call(function, z);
}
