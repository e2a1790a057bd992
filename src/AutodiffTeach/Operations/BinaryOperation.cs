using AutodiffTeach.Scalars;

namespace AutodiffTeach.Operations;

/// <summary>A function of two arguments.</summary>
public abstract class BinaryOperation : Operation
{
    private protected BinaryOperation(string name) : base(name)
    {
    }

    /// <summary>Pairs of arguments in the domain, kinks apart, at which the laws can be tested against finite differences.</summary>
    public virtual IReadOnlyList<(double Left, double Right)> SamplePoints =>
        [(0.5, 2), (3, 0.25), (1.5, -1.25), (2, 3)];

    /// <summary>The value at two doubles; NaN outside the domain.</summary>
    public abstract double Evaluate(double a, double b);

    /// <summary>The exact value at two fractions, or null where no fraction expresses it.</summary>
    public virtual Rational? EvaluateExact(Rational a, Rational b) => null;

    /// <summary>The value in any reading.</summary>
    public virtual T Value<T>(T a, T b) where T : IScalar<T> => T.Apply(this, a, b);

    /// <summary>The partial derivative in the first argument, where the operation's value is <paramref name="y"/>.</summary>
    public abstract T LeftPartial<T>(T a, T b, T y) where T : IScalar<T>;

    /// <summary>The partial derivative in the second argument, where the operation's value is <paramref name="y"/>.</summary>
    public abstract T RightPartial<T>(T a, T b, T y) where T : IScalar<T>;
}
