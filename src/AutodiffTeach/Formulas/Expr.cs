using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas;

/// <summary>
/// A formula as it is written: an immutable node of an interned expression graph.
/// </summary>
/// <remarks>
/// Two formulas of the same structure are the same object, so equality is reference equality and a shared part is stored,
/// differentiated and simplified once. The factories keep what they are given (order, nesting, <c>1*x</c>);
/// <see cref="Simplifier"/> brings a formula to the form a course would write, and <see cref="Symbol"/> computes with formulas.
/// Formulas may be very deep: nothing here recurses, and <see cref="Expressions.Ordered"/> visits parts before wholes in a loop.
/// Nodes are created by <see cref="Expr"/>'s factories, are safe to share between threads, and live as long as they are referenced.
/// </remarks>
public abstract class Expr
{
    private static long s_count;
    private readonly Expr[] _children;

    private protected Expr(Expr[] children, int hash)
    {
        _children = children;
        Hash = hash;
        Id = Interlocked.Increment(ref s_count);
        foreach (Expr child in children)
            Height = Math.Max(Height, child.Height + 1);
    }

    /// <summary>The direct parts, in written order.</summary>
    public ReadOnlySpan<Expr> Children => _children;

    /// <summary>Larger than the number of every part: ascending order visits parts before wholes. Differs between runs.</summary>
    internal long Id { get; }

    /// <summary>The longest way down to a leaf; 0 for a leaf.</summary>
    internal int Height { get; }

    /// <summary>The structural hash, from kind, own data and the parts' identities.</summary>
    internal int Hash { get; }

    /// <summary>The number zero.</summary>
    public static Expr Zero { get; } = Number(0);

    /// <summary>The number one.</summary>
    public static Expr One { get; } = Number(1);

    /// <summary>The number minus one.</summary>
    public static Expr MinusOne { get; } = Number(-1);

    /// <summary>An exact number.</summary>
    public static Number Number(Rational value) => (Number)ExprPool.Intern(new Number(value));

    /// <summary>The constant pi.</summary>
    public static Constant Pi { get; } = (Constant)ExprPool.Intern(new Constant("pi", Math.PI));

    /// <summary>The base of the natural logarithm.</summary>
    public static Constant E { get; } = (Constant)ExprPool.Intern(new Constant("e", Math.E));

    /// <summary>A variable by its canonical name, such as <c>w</c>, <c>u_1</c> or <c>a_{1,2}</c>.</summary>
    public static Variable Variable(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return (Variable)ExprPool.Intern(new Variable(name));
    }

    /// <summary>A member of a family, such as h_{t-1}; the ordinary variable h_2 where every index is an integer.</summary>
    /// <param name="family">The canonical name without indices.</param>
    /// <param name="indices">The indices, as written; those without names in them are worked out.</param>
    public static Variable Variable(string family, params ReadOnlySpan<Expr> indices)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(family);
        Expr[] values = [.. indices];
        for (int i = 0; i < values.Length; i++)
            values[i] = SeriesExpansion.IntegerOf(values[i]) is { } value ? Number(value) : values[i];
        string[] texts = [.. values.Select(value => value.ToString().Replace(" ", "", StringComparison.Ordinal))];
        // Behind a label a letter would be part of it: w_hh_{t}.
        bool isBraced = texts is [var only] && !only.All(char.IsAsciiDigit) && VariableName.Parse(family).Label is not null;
        string name = family + (isBraced ? $"_{{{texts[0]}}}" : VariableName.Subscript(texts));
        return Array.TrueForAll(values, value => value is Number { Value.IsInteger: true })
            ? Variable(name)
            : (Variable)ExprPool.Intern(new Variable(family, name, values));
    }

    /// <summary>A sum or product over an index, from the lower to the upper bound, both included.</summary>
    /// <param name="kind">Sum or product.</param>
    /// <param name="index">The index, a name that is no variable outside.</param>
    /// <param name="lower">The first value.</param>
    /// <param name="upper">The last value.</param>
    /// <param name="body">The member, a formula in the index.</param>
    /// <exception cref="ArgumentException">The index has indices of its own.</exception>
    public static Expr Series(SeriesKind kind, Variable index, Expr lower, Expr upper, Expr body)
    {
        ArgumentNullException.ThrowIfNull(index);
        if (index.Indices.Count > 0)
            throw new ArgumentException($"The index {index} of a sum is a plain name.", nameof(index));
        return ExprPool.Intern(new Series(kind, index, lower, upper, body));
    }

    /// <summary>A sum as written; of one term the term itself, of none zero.</summary>
    public static Expr Sum(params ReadOnlySpan<Expr> terms) => terms.Length switch
    {
        0 => Zero,
        1 => terms[0],
        _ => ExprPool.Intern(new Sum(terms.ToArray())),
    };

    /// <summary>A product as written; of one factor the factor itself, of none one.</summary>
    public static Expr Product(params ReadOnlySpan<Expr> factors) => factors.Length switch
    {
        0 => One,
        1 => factors[0],
        _ => ExprPool.Intern(new Product(factors.ToArray())),
    };

    /// <summary>A power as written.</summary>
    public static Expr Power(Expr @base, Expr exponent) => ExprPool.Intern(new Power(@base, exponent));

    /// <summary>The application of a function to as many arguments as it takes; of an arithmetic operation the sum, product or power.</summary>
    /// <exception cref="ArgumentException">The function takes another number of arguments.</exception>
    public static Expr Call(Operation function, params ReadOnlySpan<Expr> arguments)
    {
        ArgumentNullException.ThrowIfNull(function);
        int arity = function is BinaryOperation ? 2 : 1;
        if (arguments.Length != arity)
            throw new ArgumentException($"{function.Name} takes {arity} argument(s), not {arguments.Length}.", nameof(arguments));
        return function switch
        {
            Operations.Negate => Negate(arguments[0]),
            Add => Sum(arguments),
            Subtract => Sum(arguments[0], Negate(arguments[1])),
            Multiply => Product(arguments),
            Divide => Product(arguments[0], Reciprocal(arguments[1])),
            Operations.Power => Power(arguments[0], arguments[1]),
            _ => ExprPool.Intern(new Call(function, arguments.ToArray())),
        };
    }

    /// <summary>The symbol of a derivative, such as ∂h_2/∂h_1: a name, never a quotient that cancels.</summary>
    public static Expr Partial(PartialKind kind, Variable of, Variable withRespectTo) =>
        ExprPool.Intern(new Partial(kind, of, withRespectTo));

    /// <summary>A derivative that is still to be taken; <see cref="Differentiation"/> takes it.</summary>
    public static Expr Derivative(Expr of, Variable withRespectTo) => ExprPool.Intern(new Derivative(of, withRespectTo));

    /// <summary>
    /// The negative as the grammar reads it: <c>-3</c> is a number, <c>-2*x</c> has the coefficient -2, else the factor -1 comes first.
    /// </summary>
    public static Expr Negate(Expr operand)
    {
        switch (operand)
        {
            case Number(var value):
                return Number(-value);
            case Product { Factors: [Number(var coefficient), ..] } product:
                Expr[] factors = product.Factors.ToArray();
                factors[0] = Number(-coefficient);
                return factors[0] == One ? Product(factors.AsSpan(1)) : Product(factors);
            case Product product:
                return Product([MinusOne, .. product.Factors]);
            default:
                return Product(MinusOne, operand);
        }
    }

    /// <summary>One over the operand as the grammar reads it: <c>1/x^2</c> is x^(-2).</summary>
    public static Expr Reciprocal(Expr operand) => operand is Power(var @base, Number(var exponent)) && exponent.Sign > 0
        ? Power(@base, Number(-exponent))
        : Power(operand, MinusOne);

    /// <summary>The formula in plain syntax, which reads back as the same formula.</summary>
    public override string ToString() => PlainPrinter.Print(this);

    /// <summary>Whether the other node has the same kind, own data and parts (by reference).</summary>
    internal bool Matches(Expr other) =>
        other.GetType() == GetType() && other._children.AsSpan().SequenceEqual(_children) && HasSameData(other);

    private protected abstract bool HasSameData(Expr other);

    private protected static int HashOf(int seed, ReadOnlySpan<Expr> children)
    {
        var hash = new HashCode();
        hash.Add(seed);
        foreach (Expr child in children)
            hash.Add(child.Id);
        return hash.ToHashCode();
    }

    /// <summary>The parts as an array that the caller must not change.</summary>
    internal IReadOnlyList<Expr> ChildList => _children;
}
