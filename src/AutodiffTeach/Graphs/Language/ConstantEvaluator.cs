using AutodiffTeach.Formulas.Reading;
using AutodiffTeach.Formulas.Syntax;
using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Graphs.Language;

/// <summary>Computes formulas of numbers, constants and bound indices: bounds, indices, given values.</summary>
/// <remarks>Exact as long as the value is a fraction; else the nearest double, taken as a fraction.</remarks>
internal static class ConstantEvaluator
{
    private const int MaximumBits = 40_000;

    /// <summary>The value.</summary>
    /// <exception cref="SyntaxException">The formula is not constant, or has no finite value.</exception>
    public static Rational Evaluate(SyntaxNode node, ModelScope scope, BoundIndices bound)
    {
        switch (node)
        {
            case NumberSyntax number:
                return Finite(number.Value, number.Span);
            case NameSyntax name:
                return Lookup(name, scope, bound);
            case NegateSyntax negate:
                return -Evaluate(negate.Operand, scope, bound);
            case ChainSyntax chain:
                return EvaluateChain(chain, scope, bound);
            case PowerSyntax power:
                Rational @base = Evaluate(power.Base, scope, bound);
                return Apply(OperationTable.Power, @base, Evaluate(power.Exponent, scope, bound), power.Span);
            case CallSyntax { Primes: 0 } call:
                return EvaluateCall(call, scope, bound);
            default:
                throw new SyntaxException(node.Span, "this is not a constant", "numbers, constants or functions of them");
        }
    }

    /// <summary>The names that a constant formula uses.</summary>
    public static IEnumerable<NameSyntax> NamesIn(SyntaxNode node) => node switch
    {
        NameSyntax name => [name],
        NegateSyntax negate => NamesIn(negate.Operand),
        ChainSyntax chain => chain.Links.SelectMany(link => NamesIn(link.Operand)),
        TransposeSyntax transpose => NamesIn(transpose.Operand),
        SeriesSyntax series => NamesIn(series.Body),
        PowerSyntax power => NamesIn(power.Base).Concat(NamesIn(power.Exponent)),
        CallSyntax call => call.Arguments.SelectMany(NamesIn),
        ArraySyntax array => array.Items.SelectMany(NamesIn),
        _ => [],
    };

    private static Rational Lookup(NameSyntax name, ModelScope scope, BoundIndices bound)
    {
        if (name.Indices.Count == 0 && bound.TryGet(name.Text, out int index))
            return index;
        if (name.Indices.Count == 0 && scope.Constants.TryGetValue(name.Text, out Rational value))
            return value;
        if (scope.Broken.Contains(name.Text))
            throw new BrokenReferenceException();
        if (scope.IsFamily(name.Text) || scope.VariableNames.Contains(name.Text))
            throw new SyntaxException(name.Span, $"'{name.Text}' is a variable, not a constant", Expected(bound), $"a constant is declared: const {name.Text} = 3");
        return name.Text switch
        {
            "pi" => Rational.FromDouble(Math.PI),
            "e" => Rational.FromDouble(Math.E),
            _ when ReferenceEquals(scope, ModelScope.Empty) => throw new SyntaxException(name.Span, $"the name '{name.Text}' in a value", "a number"),
            _ => throw new SyntaxException(name.Span, $"unknown name '{name.Text}'", Expected(bound),
                NearestName.Hint(name.Text, scope.Constants.Keys.Concat(bound.Names)) ?? Declaration(name.Text, bound)),
        };
    }

    private static string Expected(BoundIndices bound) => ReferenceEquals(bound, BoundIndices.None) ? "a constant" : "a constant or an index";

    private static string Declaration(string name, BoundIndices bound) => ReferenceEquals(bound, BoundIndices.None) || char.IsUpper(name[0])
        ? $"declare it: const {name} = 3"
        : $"say what it runs through, as in: for {name} in 1..3";

    private static Rational EvaluateChain(ChainSyntax chain, ModelScope scope, BoundIndices bound)
    {
        Rational result = Evaluate(chain.Links[0].Operand, scope, bound);
        foreach (Link link in chain.Links.Skip(1))
        {
            Rational operand = Evaluate(link.Operand, scope, bound);
            Rational step = link.Operator switch
            {
                "+" => result + operand,
                "-" => result - operand,
                "*" or "@" => result * operand,
                _ when operand.IsZero => throw new SyntaxException(link.Operand.Span, "division by zero", "another divisor"),
                _ => result / operand,
            };
            result = Finite(step, Span.Between(chain.Span, link.Operand.Span));
        }

        return result;
    }

    private static Rational EvaluateCall(CallSyntax call, ModelScope scope, BoundIndices bound)
    {
        Rational[] arguments = [.. call.Arguments.Select(argument => Evaluate(argument, scope, bound))];
        return (OperationTable.FindFunction(call.Function), arguments) switch
        {
            (UnaryOperation unary, [var x]) => Finite(
                unary.EvaluateExact(x) ?? TryFromDouble(unary.Evaluate(x.ToDouble())), call.Span),
            (BinaryOperation binary, [var first, .. var rest]) when rest.Length > 0 =>
                rest.Aggregate(first, (a, b) => Apply(binary, a, b, call.Span)),
            _ => throw new SyntaxException(call.NameSpan, $"'{call.Function}' with {Wording.Quantity(arguments.Length, "argument")} is not a constant",
                "numbers, constants or functions of them"),
        };
    }

    private static Rational Apply(BinaryOperation operation, Rational a, Rational b, Span span) => Finite(
        (IsSmall(operation, a, b) ? operation.EvaluateExact(a, b) : null) ?? TryFromDouble(operation.Evaluate(a.ToDouble(), b.ToDouble())), span);

    // The digits of a power are those of the base times the exponent.
    private static bool IsSmall(BinaryOperation operation, Rational a, Rational b) => operation is not Power || !b.IsInteger
        || (a.Numerator.GetBitLength() + a.Denominator.GetBitLength()) * b.Abs().ToDouble() < MaximumBits;

    private static Rational? TryFromDouble(double value) => double.IsFinite(value) ? Rational.FromDouble(value) : null;

    // A fraction may have more digits than the memory can hold; only what a double can hold is worth computing with.
    private static Rational Finite(Rational? value, Span span)
    {
        if (value is not { } number)
            throw new SyntaxException(span, "this has no finite value", "a number");
        if (number.Numerator.GetBitLength() <= MaximumBits && number.Denominator.GetBitLength() <= MaximumBits && double.IsFinite(number.ToDouble()))
            return number;
        throw new SyntaxException(span, "this is too large or has too many digits", "a number up to 1e308");
    }
}
