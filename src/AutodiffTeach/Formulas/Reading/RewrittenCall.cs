using System.Globalization;
using AutodiffTeach.Formulas.Syntax;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Reading;

/// <summary>What calls of functions that are no operations mean in terms of those that are: of NumPy, PyTorch and Python's math, and the reciprocal functions.</summary>
internal static class RewrittenCall
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["maximum"] = "max",
        ["minimum"] = "min",
        ["fmax"] = "max",
        ["fmin"] = "min",
        ["absolute"] = "abs",
        ["fabs"] = "abs",
        ["expit"] = "sigmoid",
        ["logistic"] = "sigmoid",
        ["sgn"] = "sign",
        ["signum"] = "sign",
    };

    private static readonly Dictionary<string, (string? Above, string Below)> Reciprocals = new(StringComparer.Ordinal)
    {
        ["sec"] = (null, "cos"),
        ["csc"] = (null, "sin"),
        ["cot"] = ("cos", "sin"),
        ["cosec"] = (null, "sin"),
        ["csch"] = (null, "sinh"),
        ["cosech"] = (null, "sinh"),
        ["coth"] = ("cosh", "sinh"),
    };

    /// <summary>Whether the name is that of a reciprocal function, such as sec x = 1/cos x.</summary>
    public static bool IsReciprocal(string name) => Reciprocals.ContainsKey(name);

    /// <summary>The same call with the functions of formulas, or null where there is none.</summary>
    public static SyntaxNode? Rewrite(CallSyntax call)
    {
        if (call.Primes > 0)
            return null;
        if (Names.TryGetValue(call.Function, out string? name))
            return call with { Function = name };
        if (Reciprocals.TryGetValue(call.Function, out (string? Above, string Below) quotient) && call.Arguments is [var argument])
            return new FractionSyntax(quotient.Above is null ? One(argument) : call with { Function = quotient.Above }, call with { Function = quotient.Below }, call.Span);
        return (call.Function, call.Arguments) switch
        {
            ("clamp" or "clip" or "clamp_min" or "clamp_max", [var value, _, ..]) => Clamped(call, value, [.. call.Arguments.Skip(1)]),
            ("pow" or "power" or "float_power", [var @base, var exponent]) => new PowerSyntax(@base, exponent, call.Span),
            ("where", [IndicatorSyntax condition, var one, var other]) => new PiecewiseSyntax([new Piece(one, condition), new Piece(other, null)], call.Span),
            ("log", [var x, var @base]) => Logarithm(call, x, @base),
            (['l', 'o', 'g', .. var digits], [var x]) when BaseOf(digits) is { } number => Logarithm(call, x, new NumberSyntax(number, call.NameSpan)),
            ("log1p", [var x]) => call with { Function = "log", Arguments = [Chain("+", One(x), new Link("+", x, x.Span))] },
            ("expm1", [var x]) => Chain("+", call with { Function = "exp" }, new Link("-", One(x), x.Span)),
            ("reciprocal", [var x]) => new FractionSyntax(One(x), x, call.Span),
            ("negative" or "neg", [var x]) => new NegateSyntax(x, call.Span),
            ("multiply" or "mul", [var x, var y]) => Chain("*", x, new Link("*", y, y.Span)),
            ("divide" or "div" or "true_divide", [var x, var y]) => Chain("*", x, new Link("/", y, y.Span)),
            ("add", [var x, var y]) => Chain("+", x, new Link("+", y, y.Span)),
            ("subtract" or "sub", [var x, var y]) => Chain("+", x, new Link("-", y, y.Span)),
            ("float" or "double" or "tensor" or "array" or "item" or "detach", [var x]) => x,
            ("astype" or "to" or "type", [var x, NameSyntax { Text: "float" or "float32" or "float64" }]) => x,
            _ => null,
        };
    }

    // clamp(z, min=0) is max(z, 0), clamp(z, 0, 6) is min(max(z, 0), 6)
    private static SyntaxNode Clamped(CallSyntax call, SyntaxNode value, IReadOnlyList<SyntaxNode> bounds)
    {
        SyntaxNode result = value;
        for (int i = 0; i < bounds.Count; i++)
        {
            bool isUpper = bounds[i] is KeywordSyntax { Name: "max" or "a_max" } || i == 1 || call.Function == "clamp_max";
            SyntaxNode bound = bounds[i] is KeywordSyntax { Name: "min" or "max" or "a_min" or "a_max" } keyword ? keyword.Value : bounds[i];
            if (bound is not NameSyntax { Text: "None" })
                result = call with { Function = isUpper ? "min" : "max", Arguments = [result, bound] };
        }

        return result;
    }

    // log10, log_2
    private static Rational? BaseOf(string digits) =>
        int.TryParse(digits.AsSpan(digits.StartsWith('_') ? 1 : 0), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 1 ? number : null;

    // log_b x = log x / log b
    private static FractionSyntax Logarithm(CallSyntax call, SyntaxNode argument, SyntaxNode @base) =>
        new(call with { Function = "log", Arguments = [argument] }, call with { Function = "log", Arguments = [@base] }, call.Span);

    private static NumberSyntax One(SyntaxNode place) => new(Rational.One, place.Span);

    private static ChainSyntax Chain(string first, SyntaxNode operand, Link next) => new([new Link(first, operand, operand.Span), next], operand.Span);
}
