using System.Numerics;
using AutodiffTeach.Formulas;

namespace AutodiffTeach.Checking.Resolution;

/// <summary>Resolves an answer over a model's names and the symbols of its derivatives to a formula over parameters and inputs.</summary>
/// <param name="reading">The model.</param>
/// <param name="differentiated">What the question differentiates, or null.</param>
internal sealed class SymbolResolver(ModelReading reading, NamedScalar? differentiated)
{
    /// <summary>Which derivative a symbol means, direct or total, when it is taken by the letter.</summary>
    public PartialKind Literal(Partial symbol, PartialConvention convention) => (symbol.Kind, convention) switch
    {
        (PartialKind.Direct, _) => PartialKind.Direct,
        (PartialKind.Ordinary, _) => PartialKind.Total,
        (_, PartialConvention.Direct) => PartialKind.Direct,
        (_, PartialConvention.Total) => PartialKind.Total,
        _ => OfCourse(symbol),
    };

    /// <summary>What a symbol stands for in one of the two meanings; null where the model lacks a name of it.</summary>
    public Expr? Meaning(Partial symbol, PartialKind kind) =>
        reading.Find(symbol.Of.Name) is { } of && reading.Find(symbol.WithRespectTo.Name) is { } withRespectTo
            ? kind == PartialKind.Direct ? reading.Direct(of, withRespectTo) : reading.Total(of, withRespectTo)
            : null;

    /// <summary>The answer with sums over integer ranges written out, the constants of the model as numbers in their bounds and indices.</summary>
    /// <exception cref="SeriesTooLongException">A range is too long.</exception>
    public Expr Unrolled(Expr answer)
    {
        if (!Expressions.Ordered(answer).Any(part => part is Series or Variable { Indices.Count: > 0 }))
            return answer;
        Dictionary<string, BigInteger> lengths = reading.Model.Constants.Where(item => item.Value.IsInteger)
            .ToDictionary(item => item.Key, item => item.Value.Numerator, StringComparer.Ordinal);
        return SeriesExpansion.Expand(answer, lengths);
    }

    /// <summary>The formula over parameters and inputs; shared parts stay shared.</summary>
    /// <param name="answer">The answer, unrolled; all its names are the model's.</param>
    /// <param name="kindOf">Which derivative each symbol means.</param>
    /// <exception cref="NotSupportedException">A derivative of derivatives by an intermediate variable.</exception>
    public Expr Resolve(Expr answer, Func<Partial, PartialKind> kindOf) => Expressions.Fold<Expr>(answer, (node, children) => node switch
    {
        Variable variable => reading.ValueOf(variable.Name) ?? variable,
        Partial symbol => Meaning(symbol, kindOf(symbol)) ?? symbol,
        Derivative derivative => Differentiated(derivative, children[0]),
        _ => Expressions.WithChildren(node, children),
    });

    private PartialKind OfCourse(Partial symbol)
    {
        NamedScalar? of = reading.Find(symbol.Of.Name);
        NamedScalar? withRespectTo = reading.Find(symbol.WithRespectTo.Name);
        bool isDirect = of is not null && withRespectTo is not null && of != differentiated && ModelReading.IsArgument(of, withRespectTo);
        return isDirect ? PartialKind.Direct : PartialKind.Total;
    }

    // By a leaf the closed form is differentiated; by an intermediate variable v, d f(a, b)/dv = f_a da/dv + f_b db/dv.
    private Expr Differentiated(Derivative derivative, Expr closed)
    {
        if (reading.Find(derivative.WithRespectTo.Name) is not { } withRespectTo)
            return derivative;
        if (reading.ValueOf(withRespectTo) == withRespectTo.Symbol)
            return Differentiation.Derivative(closed, withRespectTo.Symbol);
        if (Expressions.Ordered(derivative.Of).Any(part => part is Partial or Derivative))
            throw new NotSupportedException($"a derivative of derivatives by {withRespectTo.Name}; expected one by a parameter or an input");
        var total = Symbol.Zero;
        foreach (NamedScalar argument in Expressions.Variables(derivative.Of).Select(name => reading.Find(name.Name)).OfType<NamedScalar>())
        {
            Expr slope = Resolve(Differentiation.Derivative(derivative.Of, argument.Symbol), symbol => symbol.Kind);
            total += new Symbol(slope) * new Symbol(reading.Total(argument, withRespectTo));
        }

        return total.Formula;
    }
}
