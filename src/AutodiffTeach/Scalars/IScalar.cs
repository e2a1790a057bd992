using System.Numerics;
using AutodiffTeach.Operations;

namespace AutodiffTeach.Scalars;

/// <summary>
/// What a formula is interpreted on: a number, an exact fraction, a dual number, a symbol or a traced value.
/// </summary>
/// <remarks>
/// A formula is written once, generically over <typeparamref name="TSelf"/>; each reading gives it another meaning
/// (doubles a number, rationals an exact number, symbols the closed form, traced values the graph).
/// </remarks>
/// <typeparam name="TSelf">The reading itself.</typeparam>
public interface IScalar<TSelf> :
    IAdditionOperators<TSelf, TSelf, TSelf>,
    ISubtractionOperators<TSelf, TSelf, TSelf>,
    IMultiplyOperators<TSelf, TSelf, TSelf>,
    IDivisionOperators<TSelf, TSelf, TSelf>,
    IUnaryNegationOperators<TSelf, TSelf>
    where TSelf : IScalar<TSelf>
{
    /// <summary>The neutral element of addition.</summary>
    static abstract TSelf Zero { get; }

    /// <summary>The neutral element of multiplication.</summary>
    static abstract TSelf One { get; }

    /// <summary>True only where the value is known to be zero, so that a term with it as a factor may be dropped.</summary>
    bool IsZero { get; }

    /// <summary>The reading of an exact number.</summary>
    static abstract TSelf FromRational(Rational value);

    /// <summary>The reading of a real number that no fraction expresses.</summary>
    /// <param name="name">Its name, <c>pi</c> or <c>e</c>.</param>
    /// <param name="value">The nearest double.</param>
    /// <exception cref="InexactException">The reading is exact.</exception>
    static virtual TSelf FromConstant(string name, double value) => TSelf.FromRational(Rational.FromDouble(value));

    /// <summary>Applies an elementary function.</summary>
    /// <exception cref="InexactException">The reading is exact and the value has no exact form.</exception>
    static abstract TSelf Apply(UnaryOperation operation, TSelf argument);

    /// <summary>Applies a function of two arguments that is not one of the four arithmetic operators.</summary>
    /// <exception cref="InexactException">The reading is exact and the value has no exact form.</exception>
    static abstract TSelf Apply(BinaryOperation operation, TSelf left, TSelf right);
}
