using System.Collections.Concurrent;

namespace AutodiffTeach.Operations;

/// <summary>A function of which only the name is known, such as an activation σ left open; its derivatives are σ', σ'' and so on.</summary>
/// <remarks>It has no numeric value. There is one object for each name and order.</remarks>
public sealed class AbstractFunction : UnaryOperation
{
    private static readonly ConcurrentDictionary<(string, int), AbstractFunction> Known = new();

    private AbstractFunction(string baseName, int order) : base(baseName + new string('\'', order))
    {
        BaseName = baseName;
        Order = order;
    }

    /// <summary>The name without primes.</summary>
    public string BaseName { get; }

    /// <summary>How often it is differentiated.</summary>
    public int Order { get; }

    /// <inheritdoc/>
    public override string NodeName => Name;

    /// <inheritdoc/>
    public override string Law => $"({Name})' = {Name}'";

    /// <inheritdoc/>
    public override IReadOnlyList<double> SamplePoints => [];

    /// <summary>The function of that name, differentiated <paramref name="order"/> times.</summary>
    public static AbstractFunction Create(string name, int order = 0) =>
        Known.GetOrAdd((name, order), key => new AbstractFunction(key.Item1, key.Item2));

    /// <summary>Always NaN: the function is not known.</summary>
    public override double Evaluate(double x) => double.NaN;

    /// <inheritdoc/>
    public override T Derivative<T>(T x, T y) => T.Apply(Create(BaseName, Order + 1), x);
}
