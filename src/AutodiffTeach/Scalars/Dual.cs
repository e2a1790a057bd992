using AutodiffTeach.Operations;

namespace AutodiffTeach.Scalars;

/// <summary>
/// A dual number v + v̇ε with ε² = 0: the value and its derivative along one direction, over any other reading.
/// </summary>
/// <remarks>
/// Nesting gives higher orders: <c>Dual&lt;Dual&lt;Real&gt;&gt;</c> is the second-order dual number, whose tangent's tangent is
/// the second directional derivative. A backward sweep over duals is forward-over-reverse: the tangents of the gradients are
/// the Hessian-vector product. Source: Griewank and Walther, <i>Evaluating Derivatives</i>, 2nd ed., sections 3.1 and 5.
/// </remarks>
/// <typeparam name="T">The reading of value and tangent.</typeparam>
/// <param name="Value">The value v.</param>
/// <param name="Tangent">The derivative v̇ along the chosen direction.</param>
public readonly record struct Dual<T>(T Value, T Tangent) : IScalar<Dual<T>>
    where T : IScalar<T>
{
    /// <inheritdoc/>
    public static Dual<T> Zero => new(T.Zero, T.Zero);

    /// <inheritdoc/>
    public static Dual<T> One => new(T.One, T.Zero);

    /// <inheritdoc/>
    public bool IsZero => Value.IsZero && Tangent.IsZero;

    /// <summary>(u + v)' = u' + v'.</summary>
    public static Dual<T> operator +(Dual<T> left, Dual<T> right) =>
        new(left.Value + right.Value, left.Tangent + right.Tangent);

    /// <summary>(u - v)' = u' - v'.</summary>
    public static Dual<T> operator -(Dual<T> left, Dual<T> right) =>
        new(left.Value - right.Value, left.Tangent - right.Tangent);

    /// <summary>(uv)' = u'v + uv'.</summary>
    public static Dual<T> operator *(Dual<T> left, Dual<T> right) =>
        new(left.Value * right.Value, left.Tangent * right.Value + left.Value * right.Tangent);

    /// <summary>q = u/v: q' = (u' - q v')/v.</summary>
    public static Dual<T> operator /(Dual<T> left, Dual<T> right)
    {
        T quotient = left.Value / right.Value;
        return new(quotient, (left.Tangent - quotient * right.Tangent) / right.Value);
    }

    /// <summary>(-u)' = -u'.</summary>
    public static Dual<T> operator -(Dual<T> value) => new(-value.Value, -value.Tangent);

    /// <inheritdoc/>
    public static Dual<T> FromRational(Rational value) => new(T.FromRational(value), T.Zero);

    /// <inheritdoc/>
    public static Dual<T> FromConstant(string name, double value) => new(T.FromConstant(name, value), T.Zero);

    /// <inheritdoc/>
    public static Dual<T> Apply(UnaryOperation operation, Dual<T> argument)
    {
        T value = T.Apply(operation, argument.Value);
        return argument.Tangent.IsZero
            ? new(value, T.Zero)
            : new(value, operation.Derivative(argument.Value, value) * argument.Tangent); // f(u)' = f'(u) u'
    }

    /// <inheritdoc/>
    public static Dual<T> Apply(BinaryOperation operation, Dual<T> left, Dual<T> right)
    {
        T value = T.Apply(operation, left.Value, right.Value);
        T tangent = T.Zero;
        // A constant argument contributes nothing, even where its partial (log of a negative base) does not exist.
        if (!left.Tangent.IsZero)
            tangent += operation.LeftPartial(left.Value, right.Value, value) * left.Tangent;
        if (!right.Tangent.IsZero)
            tangent += operation.RightPartial(left.Value, right.Value, value) * right.Tangent;
        return new(value, tangent);
    }
}
