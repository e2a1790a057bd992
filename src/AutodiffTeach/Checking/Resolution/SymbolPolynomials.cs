using System.Collections.Concurrent;
using AutodiffTeach.Formulas;

namespace AutodiffTeach.Checking.Resolution;

/// <summary>Total derivatives of a model as polynomials in the symbols of direct partials: the sum over all paths, factored as the graph is.</summary>
/// <remarks>
/// What is equal over these symbols is equal in the model, whatever its activations: a proof without them. What differs may still be
/// equal, since symbols such as ∂⁺h_2/∂V and names such as h_1 are related.
/// </remarks>
internal sealed class SymbolPolynomials(ModelReading reading)
{
    private const int MostScalars = 5_000;

    private readonly ConcurrentDictionary<NamedScalar, Dictionary<NamedScalar, Expr>> _totals = new();

    /// <summary>The answer over names and the symbols of direct partials; null where it is no polynomial in them, or the model is very large.</summary>
    /// <param name="answer">The answer, unrolled.</param>
    /// <param name="kindOf">Which derivative each symbol means.</param>
    public Expr? Of(Expr answer, Func<Partial, PartialKind> kindOf)
    {
        IReadOnlyList<Expr> parts = Expressions.Ordered(answer);
        return reading.Tape.Length > MostScalars || !parts.Any(part => part is Partial) || !parts.All(IsPolynomial) ? null : In(answer, kindOf);
    }

    /// <summary>Any formula over names and the symbols of direct partials; a derivative of or by what does not exist is 0.</summary>
    /// <param name="formula">The formula, unrolled.</param>
    /// <param name="kindOf">Which derivative each symbol means.</param>
    public Expr In(Expr formula, Func<Partial, PartialKind> kindOf) => Expressions.Fold<Expr>(formula, (node, children) => node is Partial symbol
        ? Meaning(symbol, kindOf(symbol))
        : Expressions.WithChildren(node, children));

    /// <summary>What one symbol stands for.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="kind">Which derivative it means.</param>
    public Expr Meaning(Partial symbol, PartialKind kind) =>
        reading.Find(symbol.Of.Name) is { } of && reading.Find(symbol.WithRespectTo.Name) is { } argument
            ? Meaning(of, argument, kind)
            : Expr.Zero;

    /// <summary>The total derivative.</summary>
    public Expr Total(NamedScalar of, NamedScalar withRespectTo) =>
        _totals.GetOrAdd(of, TotalsOf).GetValueOrDefault(withRespectTo, Expr.Zero);

    /// <summary>Whether a part is what polynomials are made of.</summary>
    public static bool IsPolynomial(Expr part) => part is Number or Variable or Partial or Sum or Product or Power(_, Number { Value: { IsInteger: true, Sign: >= 0 } });

    private Expr Meaning(NamedScalar of, NamedScalar withRespectTo, PartialKind kind) =>
        kind == PartialKind.Total ? Total(of, withRespectTo)
        : of == withRespectTo ? Expr.One
        : Arguments(of).Contains(withRespectTo) ? Direct(of, withRespectTo)
        : Expr.Zero;

    // From the end backwards: the adjoint of a scalar is complete when its turn comes, since arguments have lower slots.
    private Dictionary<NamedScalar, Expr> TotalsOf(NamedScalar of)
    {
        var adjoints = new Dictionary<NamedScalar, Symbol> { [of] = Symbol.One };
        var pending = new PriorityQueue<NamedScalar, int>([(of, -of.Slot)]);
        while (pending.TryDequeue(out NamedScalar? scalar, out _))
        {
            foreach (NamedScalar argument in Arguments(scalar))
            {
                Symbol contribution = adjoints[scalar] * new Symbol(Direct(scalar, argument));
                if (adjoints.TryGetValue(argument, out Symbol sum))
                    adjoints[argument] = sum + contribution;
                else
                {
                    adjoints.Add(argument, contribution);
                    pending.Enqueue(argument, -argument.Slot);
                }
            }
        }

        return adjoints.ToDictionary(item => item.Key, item => item.Value.Formula);
    }

    private IEnumerable<NamedScalar> Arguments(NamedScalar scalar) => scalar.Variable.IsLeaf
        ? []
        : reading.Closed.DirectPartials(scalar.Slot, scalar.Variable.Start).Keys.Order().Select(reading.At).OfType<NamedScalar>();

    /// <summary>The symbol of the direct partial in an argument; a partial that is a number, as 1 of another name, stands for itself.</summary>
    public Expr Direct(NamedScalar of, NamedScalar argument) => reading.Direct(of, argument) is Number number
        ? number
        : Expr.Partial(PartialKind.Direct, of.Symbol, argument.Symbol);
}
