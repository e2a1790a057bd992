using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas;

/// <summary>The symbolic reading: arithmetic that builds the formula of the result.</summary>
/// <remarks>
/// Each operation takes constant time: zeros and ones vanish and numbers are folded, nothing is expanded or reordered, so a
/// backward sweep over symbols shares what the graph shares. <see cref="Simplifier"/> makes the result readable.
/// </remarks>
/// <param name="Formula">The formula.</param>
public readonly record struct Symbol(Expr Formula) : IScalar<Symbol>
{
    private const int LongestFlat = 8; // factors that a number joins rather than multiplies as a whole

    /// <inheritdoc/>
    public static Symbol Zero => new(Expr.Zero);

    /// <inheritdoc/>
    public static Symbol One => new(Expr.One);

    /// <inheritdoc/>
    public bool IsZero => Formula == Expr.Zero;

    /// <summary>A formula is a symbol.</summary>
    public static implicit operator Symbol(Expr formula) => new(formula);

    /// <summary>The sum: 0 + u = u.</summary>
    public static Symbol operator +(Symbol left, Symbol right) => (left.Formula, right.Formula) switch
    {
        (Number(var a), Number(var b)) => new(Expr.Number(a + b)),
        (Number { Value.IsZero: true }, _) => right,
        (_, Number { Value.IsZero: true }) => left,
        var (a, b) => new(Expr.Sum(a, b)),
    };

    /// <summary>The difference: u - u = 0.</summary>
    public static Symbol operator -(Symbol left, Symbol right) => left.Formula == right.Formula ? Zero : left + -right;

    /// <summary>The product: 0u = 0, 1u = u, uu = u², numbers come first.</summary>
    public static Symbol operator *(Symbol left, Symbol right) => (left.Formula, right.Formula) switch
    {
        (Number(var a), Number(var b)) => new(Expr.Number(a * b)),
        (Number(var a), var b) => Scale(a, b),
        (var a, Number(var b)) => Scale(b, a),
        (Product { Factors: [Number(var a), var u] }, var v) => Scale(a, (new Symbol(u) * new Symbol(v)).Formula),
        (var u, Product { Factors: [Number(var b), var v] }) => Scale(b, (new Symbol(u) * new Symbol(v)).Formula),
        var (a, b) => new(a == b ? Expr.Power(a, Expr.Number(2)) : Expr.Product(a, b)),
    };

    /// <summary>The quotient: u/1 = u, u/u = 1, a number as divisor becomes a factor.</summary>
    public static Symbol operator /(Symbol left, Symbol right) => (left.Formula, right.Formula) switch
    {
        (_, Number(var b)) when !b.IsZero => left * new Symbol(Expr.Number(Rational.One / b)),
        (Number { Value.IsZero: true }, _) => Zero,
        (Number { Value.IsOne: true }, var b) => new(Expr.Reciprocal(b)),
        var (a, b) => a == b ? One : left * new Symbol(Expr.Reciprocal(b)),
    };

    /// <summary>The negative.</summary>
    public static Symbol operator -(Symbol value) => Scale(-1, value.Formula);

    /// <inheritdoc/>
    public static Symbol FromRational(Rational value) => new(Expr.Number(value));

    /// <inheritdoc/>
    public static Symbol FromConstant(string name, double value) => new(name == Expr.Pi.Name ? Expr.Pi : Expr.E);

    /// <inheritdoc/>
    public static Symbol Apply(UnaryOperation operation, Symbol argument)
    {
        if (operation is SoftmaxShift)
            return Zero;
        return argument.Formula is Number(var x) && operation.EvaluateExact(x) is { } exact
            ? new(Expr.Number(exact))
            : new(Expr.Call(operation, argument.Formula));
    }

    /// <inheritdoc/>
    public static Symbol Apply(BinaryOperation operation, Symbol left, Symbol right)
    {
        if (left.Formula is Number(var a) && right.Formula is Number(var b) && operation.EvaluateExact(a, b) is { } exact)
            return new(Expr.Number(exact));
        return operation switch
        {
            Operations.Power => Raise(left.Formula, right.Formula),
            Add => left + right,
            Subtract => left - right,
            Multiply => left * right,
            Divide => left / right,
            _ => new(Expr.Call(operation, left.Formula, right.Formula)),
        };
    }

    // u^0 = 1, u^1 = u
    private static Symbol Raise(Expr @base, Expr exponent) => exponent switch
    {
        Number { Value.IsZero: true } => One,
        Number { Value.IsOne: true } => new(@base),
        _ => new(Expr.Power(@base, exponent)),
    };

    // a(bu) = (ab)u for numbers a, b
    private static Symbol Scale(Rational factor, Expr formula)
    {
        if (factor.IsZero || formula == Expr.Zero)
            return Zero;
        if (factor.IsOne)
            return new(formula);
        return formula switch
        {
            Number(var value) => new(Expr.Number(factor * value)),
            Product { Factors: [Number(var coefficient), var rest] } => Scale(factor * coefficient, rest),
            Product { Factors: { Count: <= LongestFlat } factors } when factors[0] is not Number =>
                new(Expr.Product([Expr.Number(factor), .. factors])),
            _ => new(Expr.Product(Expr.Number(factor), formula)),
        };
    }
}
