using AutodiffTeach.Formulas.Calculus;
using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Checking.Mistakes;

/// <summary>What a law of differentiation sees of the part that it is applied to, in any reading.</summary>
/// <typeparam name="T">The reading.</typeparam>
/// <param name="Kind">The rule that should be applied.</param>
/// <param name="Parts">The parts u, v, ... of the rule.</param>
/// <param name="Slopes">Their derivatives u', v', ...</param>
/// <param name="Of">The value of the whole part.</param>
/// <param name="Variable">The variable of differentiation.</param>
internal readonly record struct RuleReading<T>(RuleKind Kind, IReadOnlyList<T> Parts, IReadOnlyList<T> Slopes, T Of, T Variable) where T : IScalar<T>
{
    /// <summary>The function that the chain rule is applied to.</summary>
    public UnaryOperation? Function { get; init; }

    /// <summary>The function that is taken for it.</summary>
    public UnaryOperation? Other { get; init; }

    /// <summary>Which of the parts a law speaks of, where it speaks of one.</summary>
    public int Place { get; init; }

    public T U => Parts[0];

    public T V => Parts[1];

    public T DU => Slopes[0];

    public T DV => Slopes[1];

    /// <summary>What stands inside, where the rule is f(u)' = f'(u) u': the argument, the base, the exponent or the divisor.</summary>
    public T Inner => Parts[InnerPlace(Kind)];

    /// <summary>Its derivative.</summary>
    public T InnerSlope => Slopes[InnerPlace(Kind)];

    /// <summary>Which part stands inside.</summary>
    public static int InnerPlace(RuleKind kind) => kind is RuleKind.Exponential or RuleKind.Reciprocal ? 1 : 0;

    /// <summary>f' at any point, with f a function, a power, an exponential or a reciprocal.</summary>
    public T OuterAt(T point) => Kind switch
    {
        RuleKind.Power => V * PowerMistakes.Raise(point, V - T.One),
        RuleKind.Exponential => PowerMistakes.Raise(U, point) * T.Apply(OperationTable.Log, U),
        RuleKind.Reciprocal => -U / (point * point),
        _ => Function!.Derivative(point, Function.Value(point)),
    };
}
