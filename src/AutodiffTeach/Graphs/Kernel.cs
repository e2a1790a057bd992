using System.Collections.Concurrent;
using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Graphs;

/// <summary>The laws of one operation, bound to one reading.</summary>
/// <remarks>
/// A law is a generic virtual method, whose target the runtime looks up at every call; a delegate looks it up once. So the tape runs as
/// fast as if each law were written out for doubles, and still stands only once.
/// </remarks>
internal sealed class Kernel<T> where T : IScalar<T>
{
    private static readonly ConcurrentDictionary<Operation, Kernel<T>> Known = new(ReferenceEqualityComparer.Instance);

    private Kernel(Operation operation)
    {
        if (operation is UnaryOperation unary)
            (Value, Derivative) = (unary.Value, unary.Derivative);
        if (operation is BinaryOperation binary)
            (BinaryValue, LeftPartial, RightPartial) = (binary.Value, binary.LeftPartial, binary.RightPartial);
    }

    /// <summary>f(x).</summary>
    public Func<T, T> Value { get; } = null!;

    /// <summary>f'(x), given x and f(x).</summary>
    public Func<T, T, T> Derivative { get; } = null!;

    /// <summary>f(a, b).</summary>
    public Func<T, T, T> BinaryValue { get; } = null!;

    /// <summary>∂f/∂a, given a, b and f(a, b).</summary>
    public Func<T, T, T, T> LeftPartial { get; } = null!;

    /// <summary>∂f/∂b, given a, b and f(a, b).</summary>
    public Func<T, T, T, T> RightPartial { get; } = null!;

    /// <summary>The kernel of an operation.</summary>
    public static Kernel<T> For(Operation operation) => Known.GetOrAdd(operation, key => new Kernel<T>(key));
}
