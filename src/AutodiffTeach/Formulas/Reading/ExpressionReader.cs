using System.Globalization;
using System.Numerics;
using AutodiffTeach.Formulas.Syntax;
using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Reading;

/// <summary>Turns a syntax tree into the formula as written; the rules are those of <see cref="Formula"/>.</summary>
/// <remarks>Recurses over the syntax, whose nesting the parser bounds. Reports problems and goes on, so that one reading finds all.</remarks>
internal sealed class ExpressionReader
{
    private const int MaximumNodes = 200_000; // over all terms of all sums
    private const int MaximumPrimes = 10;

    private readonly NameTable _names;
    private readonly Diagnostics _diagnostics;
    private readonly NameReader _nameReader;
    private readonly Dictionary<string, BigInteger> _indices = new(StringComparer.Ordinal);
    private int _nodes;

    public ExpressionReader(NameTable names, Diagnostics diagnostics)
    {
        (_names, _diagnostics) = (names, diagnostics);
        _nameReader = new NameReader(names, diagnostics, _indices);
    }

    /// <summary>The formula; zero stands for what is reported.</summary>
    public Expr Read(SyntaxNode syntax)
    {
        if (++_nodes > MaximumNodes)
            return Problem(syntax.Span, "the formula is too large when its sums are written out", "at most 200,000 parts");
        return syntax switch
        {
            NumberSyntax(var value, _) => Expr.Number(value),
            NameSyntax name => _nameReader.Read(name),
            NegateSyntax(var operand, _) => Expr.Negate(Read(operand)),
            ChainSyntax { Links: [{ Operator: "+" }, ..] links } => ReadSum(links),
            ChainSyntax(var links, _) => ReadProduct(links),
            PowerSyntax(var @base, var exponent, _) => Expr.Power(Read(@base), Read(exponent)),
            CallSyntax call => ReadCall(call),
            SeriesSyntax series => ReadSeries(series),
            IndicatorSyntax indicator => ReadIndicator(indicator),
            PartialSyntax partial => ReadPartial(partial),
            DerivativeSyntax(var of, var name, _) => _nameReader.Read(name) is Variable variable
                ? Expr.Derivative(Read(of), variable)
                : Problem(name.Span, "a derivative by a constant", "a variable"),
            TransposeSyntax => Problem(syntax.Span, "a prime behind a value", "a prime behind a function, as in tanh'(x)"),
            _ => Problem(syntax.Span, "a vector or matrix in a formula of numbers"),
        };
    }

    private Expr ReadSum(IReadOnlyList<Link> links) =>
        Expr.Sum([.. links.Select(link => link.Operator == "-" ? Expr.Negate(Read(link.Operand)) : Read(link.Operand))]);

    private Expr ReadProduct(IReadOnlyList<Link> links)
    {
        // A minus before the product belongs to all of it.
        SyntaxNode head = links[0].Operand;
        bool isNegative = false;
        for (; head is NegateSyntax(var operand, _); head = operand)
            isNegative = !isNegative;
        var factors = new List<Expr>(links.Count);
        int read = ReadQuotient(head, links[1], factors);
        if (read == 0)
        {
            (bool isOpposite, Expr magnitude) = SignedHead(Read(head));
            factors.Add(magnitude);
            (isNegative, read) = (isNegative ^ isOpposite, 1);
        }

        factors.AddRange(links.Skip(read).Select(ReadFactor));
        Expr product = Expr.Product([.. factors]);
        return isNegative ? Expr.Negate(product) : product;
    }

    // 3/2 at the head is one number, and the 1 of 1/x is left out; returns how many links that takes.
    private static int ReadQuotient(SyntaxNode head, Link next, List<Expr> factors)
    {
        if (head is not NumberSyntax { Value: { IsInteger: true } above } || next.Operator != "/")
            return 0;
        if (next.Operand is NumberSyntax { Value: { IsInteger: true, IsZero: false } below })
        {
            factors.Add(Expr.Number(above / below));
            return 2;
        }

        return above.IsOne ? 1 : 0;
    }

    // The first factor may turn out to be -x only when read (the prime of a function): its sign, too, is the product's.
    private static (bool IsOpposite, Expr Magnitude) SignedHead(Expr head) =>
        head is Product { Factors: [var sign, ..] } && sign == Expr.MinusOne ? (true, Expr.Negate(head)) : (false, head);

    private Expr ReadFactor(Link link) => link.Operator switch
    {
        "*" => Read(link.Operand),
        "/" => Expr.Reciprocal(Read(link.Operand)),
        _ => Problem(link.OperatorSpan, $"the matrix product '{link.Operator}' in a formula of numbers", "'*'"),
    };

    private Expr ReadCall(CallSyntax call)
    {
        Expr[] arguments = [.. call.Arguments.Select(Read)];
        switch (_names.FindFunction(call.Function))
        {
            case null:
                return Problem(call.NameSpan, $"unknown function '{call.Function}'", hint: NearestName.Hint(call.Function, _names.Functions));
            case UnaryOperation function when arguments.Length == 1:
                return ReadPrimes(call, function, arguments[0]);
            case var function when call.Primes > 0:
                return Problem(call.NameSpan, $"'{function.Name}' has no prime", "a function of one argument");
            case BinaryOperation function when arguments.Length >= 2: // max(a, b, c) is max(max(a, b), c)
                return arguments.Aggregate((left, right) => Expr.Call(function, left, right));
            case var function:
                string expected = function is UnaryOperation ? "one argument" : "two arguments";
                return Problem(call.Span, $"'{function.Name}' with {arguments.Length} arguments", expected);
        }
    }

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
            ">=" => Expr.Sum(Expr.One, Expr.Negate(Positive(right, left))),
            _ => Expr.Sum(Expr.One, Expr.Negate(Positive(left, right))),
        };
    }

    private static Expr Positive(Expr larger, Expr smaller) => Expr.Call(OperationTable.Step,
        smaller == Expr.Zero ? larger
        : larger == Expr.Zero ? Expr.Negate(smaller)
        : Expr.Sum(larger, Expr.Negate(smaller)));

    private Expr ReadPartial(PartialSyntax partial)
    {
        return _nameReader.Read(partial.Of) is Variable of && _nameReader.Read(partial.WithRespectTo) is Variable withRespectTo
            ? Expr.Partial(partial.Kind, of, withRespectTo)
            : Problem(partial.Span, "a derivative of or by a constant", "two variables");
    }

    private Expr ReadSeries(SeriesSyntax series)
    {
        if (_nameReader.Integer(series.Range.Lower) is not { } lower || _nameReader.Integer(series.Range.Upper) is not { } upper)
            return Problem(series.Span, "a range that is not between integers", "bounds such as 1..3");
        if (upper - lower > MaximumNodes)
            return Problem(series.Span, $"a range of {(upper - lower + 1).ToString(CultureInfo.InvariantCulture)} values", "at most 200,000");
        string index = series.Range.Index;
        bool isShadowed = _indices.Remove(index, out BigInteger outer);
        var members = new List<Expr>();
        for (BigInteger i = lower; i <= upper && _nodes <= MaximumNodes; i++)
        {
            _indices[index] = i;
            members.Add(Read(series.Body));
        }

        _indices.Remove(index);
        if (isShadowed)
            _indices[index] = outer;
        return series.IsProduct ? Expr.Product([.. members]) : Expr.Sum([.. members]);
    }

    private Number Problem(Span span, string problem, string? expected = null, string? hint = null)
    {
        _diagnostics.Report(span, problem, expected, hint);
        return Expr.Number(Rational.Zero);
    }
}
