using AutodiffTeach.Scalars;

namespace AutodiffTeach.Operations;

/// <summary>A function of one argument.</summary>
public abstract class UnaryOperation : Operation
{
    private protected UnaryOperation(string name) : base(name)
    {
    }

    /// <summary>Arguments in the domain, kinks apart, at which the law can be tested against finite differences.</summary>
    public abstract IReadOnlyList<double> SamplePoints { get; }

    /// <summary>The value at a double; NaN outside the domain.</summary>
    public abstract double Evaluate(double x);

    /// <summary>The exact value at a fraction, or null where no fraction expresses it.</summary>
    public virtual Rational? EvaluateExact(Rational x) => null;

    /// <summary>The value in any reading.</summary>
    public virtual T Value<T>(T x) where T : IScalar<T> => T.Apply(this, x);

    /// <summary>The derivative at <paramref name="x"/>, where the operation's value is <paramref name="y"/>.</summary>
    public abstract T Derivative<T>(T x, T y) where T : IScalar<T>;
}
