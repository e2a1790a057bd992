using AutodiffTeach.Formulas.Syntax;
using AutodiffTeach.Operations;

namespace AutodiffTeach.Formulas.Reading;

// Calls, primes, indicators and cases.
internal sealed partial class ExpressionReader
{
    private const int MaximumPrimes = 10;

    private Expr ReadCall(CallSyntax call)
    {
        bool isOwn = _names.FindFunction(call.Function) is not null && (call is not { Function: "log", Arguments: [_, _] } || DecimalHint(call) is not null);
        if (!isOwn && RewrittenCall.Rewrite(call) is { } meant)
            return Read(meant);
        if (call.Arguments.OfType<KeywordSyntax>().FirstOrDefault() is { } keyword)
            return Read(keyword);
        Expr[] arguments = [.. call.Arguments.Select(Read)];
        switch (_names.FindFunction(call.Function))
        {
            case null when call.Function == "diag" && arguments.Length == 1: // of a number, the number
                return arguments[0];
            case null:
                return Problem(call.NameSpan, $"unknown function '{call.Function}'", hint: NearestName.Hint(call.Function, _names.Functions), kind: DiagnosticKind.UnknownName);
            case UnaryOperation function when arguments.Length == 1:
                return ReadPrimes(call, function, arguments[0]);
            case var function when call.Primes > 0:
                return Problem(call.NameSpan, $"'{function.Name}' has no prime", "a function of one argument");
            case BinaryOperation function when arguments.Length >= 2: // max(a, b, c) is max(max(a, b), c)
                return arguments.Aggregate((left, right) => Expr.Call(function, left, right));
            case var function:
                string expected = function is UnaryOperation ? "one argument" : "two arguments";
                return Problem(call.Span, $"'{function.Name}' with {arguments.Length} arguments", expected, DecimalHint(call));
        }
    }

    // sin(0,5)
    private static string? DecimalHint(CallSyntax call) =>
        call.Arguments is [NumberSyntax(var whole, var first), NumberSyntax(var digits, var second)] && second.Start == first.End + 1
            ? $"write decimals with a point: {whole}.{digits}"
            : null;

    // f'(u): the law of f at u
    private Expr ReadPrimes(CallSyntax call, UnaryOperation function, Expr argument)
    {
        if (call.Primes > MaximumPrimes)
            return Problem(call.NameSpan, $"'{function.Name}' with {call.Primes} primes", $"at most {MaximumPrimes}");
        if (call.Primes == 0)
            return Expr.Call(function, argument);
        if (call.Primes == 1)
            return function.Derivative<Symbol>(argument, Expr.Call(function, argument)).Formula;
        Variable place = Expr.Variable("z");
        Expr derivative = Differentiation.Derivative(Expr.Call(function, place), place, call.Primes);
        return Expressions.Replace(derivative, new Dictionary<Expr, Expr> { [place] = argument });
    }

    // 1[a > b] is step(a - b); 1[a >= b] is 1 - step(b - a)
    private Expr ReadIndicator(IndicatorSyntax indicator)
    {
        Expr left = Read(indicator.Left);
        Expr right = Read(indicator.Right);
        return indicator.Relation switch
        {
            ">" => Positive(left, right),
            "<" => Positive(right, left),
            ">=" => Opposite(Positive(right, left)),
            _ => Opposite(Positive(left, right)),
        };
    }

    private static Expr Opposite(Expr indicator) => indicator is Sum { Terms: [Number one, Product { Factors: [Number minus, var other] }] } && one == Expr.One && minus == Expr.MinusOne
        ? other
        : Expr.Sum(Expr.One, Expr.Negate(indicator));

    private static Expr Positive(Expr larger, Expr smaller) => Expr.Call(OperationTable.Step,
        smaller == Expr.Zero ? larger
        : larger == Expr.Zero ? Expr.Negate(smaller)
        : Expr.Sum(larger, Expr.Negate(smaller)));

    // The sum of the cases, each times the indicator that its condition is the first to hold; 0 where none does.
    private Expr ReadPiecewise(PiecewiseSyntax piecewise)
    {
        var terms = new List<Expr>();
        var failed = new List<Expr>(); // the conditions before
        foreach (Piece piece in piecewise.Pieces)
        {
            Expr value = Read(piece.Value);
            if (!IsDefinedEverywhere(value))
                return Problem(piece.Value.Span, "a case that is not defined everywhere", "a formula without divisions, roots and logarithms");
            Expr? condition = piece.Condition is null ? null : Read(piece.Condition);
            Expr[] weights = [.. failed.Where(earlier => condition is null || !Excludes(earlier, condition)).Select(Opposite)];
            if (condition is not null && !weights.Contains(condition))
                weights = [.. weights, condition];
            if (value != Expr.Zero)
                terms.Add(value == Expr.One && weights.Length > 0 ? Expr.Product(weights) : Expr.Product([value, .. weights]));
            if (condition is null)
                break;
            failed.Add(condition);
        }

        return Expr.Sum([.. terms]);
    }

    // z > 0 and z < 0, z > 0 and z <= 0
    private static bool Excludes(Expr first, Expr second) => (first, second) switch
    {
        (Call(Step, [var one]), Call(Step, [var other])) => one == Expr.Negate(other) || other == Expr.Negate(one),
        _ => first == Opposite(second) || second == Opposite(first),
    };

    private static bool IsDefinedEverywhere(Expr formula) => Expressions.Ordered(formula).All(part => part switch
    {
        Call(Log or Sqrt or Tan or AbstractFunction, _) => Expressions.Variables(part).Count == 0,
        Power(var @base, Number(var exponent)) => (exponent.IsInteger && exponent.Sign >= 0) || Expressions.Variables(@base).Count == 0,
        Power(Number(var @base), _) => @base.Sign > 0,
        Power(var @base, _) => @base == Expr.E,
        _ => true,
    });
}
