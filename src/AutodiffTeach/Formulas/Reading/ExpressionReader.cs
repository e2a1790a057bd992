using System.Globalization;
using System.Numerics;
using AutodiffTeach.Formulas.Syntax;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Reading;

/// <summary>Turns a syntax tree into the formula as written; the rules are those of <see cref="Formula"/>.</summary>
/// <remarks>Recurses over the syntax, whose nesting the parser bounds. Reports problems and goes on, so that one reading finds all.</remarks>
internal sealed partial class ExpressionReader
{
    private const int MaximumNodes = 200_000; // over all terms of all sums

    private readonly NameTable _names;
    private readonly bool _keepsOrdinary;
    private readonly Diagnostics _diagnostics;
    private readonly IndexReader _indices;
    private readonly NameReader _nameReader;
    private int _nodes;

    public ExpressionReader(NameTable names, bool keepsOrdinary, Diagnostics diagnostics)
    {
        (_names, _keepsOrdinary, _diagnostics) = (names, keepsOrdinary, diagnostics);
        _indices = new IndexReader(names);
        _nameReader = new NameReader(names, diagnostics, _indices);
    }

    /// <summary>The whole formula; zero stands for what is reported.</summary>
    public Expr ReadFormula(SyntaxNode syntax)
    {
        Expr formula = Read(syntax);
        if (_indices.Conflict is var (name, span))
            Problem(span, $"'{name}' is an index and a variable", "another name for the index", $"rename the index '{name}' of the sum");
        return formula;
    }

    private Expr Read(SyntaxNode syntax)
    {
        if (++_nodes > MaximumNodes)
            return Problem(syntax.Span, "the formula is too large when its sums are written out", "at most 200,000 parts", kind: DiagnosticKind.Limit);
        return syntax switch
        {
            NumberSyntax(var value, _) => Expr.Number(value),
            NameSyntax name => ReadName(name),
            NegateSyntax(var operand, _) => Expr.Negate(Read(operand)),
            ChainSyntax { Links: [{ Operator: "+" }, ..] links } => ReadSum(links),
            ChainSyntax(var links, _) => ReadProduct(links),
            FractionSyntax fraction => ReadFactors(fraction.Links),
            PowerSyntax(var @base, var exponent, _) => Expr.Power(Read(@base), Read(exponent)),
            CallSyntax call => ReadCall(call),
            SeriesSyntax series => ReadSeries(series),
            IndicatorSyntax indicator => ReadIndicator(indicator),
            PiecewiseSyntax piecewise => ReadPiecewise(piecewise),
            PartialSyntax partial => ReadPartial(partial),
            DerivativeSyntax(var of, var name, _) => ReadName(name) is Variable variable
                ? Expr.Derivative(Read(of), variable)
                : Problem(name.Span, "a derivative by a constant", "a variable"),
            TransposeSyntax => Problem(syntax.Span, "a prime behind a value", "a prime behind a function, as in tanh'(x)"),
            KeywordSyntax(var name, _, _) => Problem(syntax.Span, $"the argument '{name}'", "an argument without a name"),
            _ => Problem(syntax.Span, "a vector or matrix in a formula of numbers"),
        };
    }

    // x_t^{(i)} is x_{t,i}, or x_{i,t} where that is the known one; of a name without such members it is a power.
    private Expr ReadName(NameSyntax name)
    {
        if (name.Raised is not { } raised)
            return _nameReader.Read(name);
        NameSyntax @base = name with { Raised = null, IsRaisedIndex = false };
        NameSyntax behind = @base with { Indices = [.. name.Indices, raised] };
        NameSyntax before = @base with { Indices = [raised, .. name.Indices] };
        if (_nameReader.TryRead(behind, out _) is { } member)
            return member;
        if (_nameReader.TryRead(before, out _) is { } other)
            return other;
        return !name.IsRaisedIndex && _nameReader.TryRead(@base, out _) is { } power ? Expr.Power(power, Read(raised)) : _nameReader.Read(behind);
    }

    private Expr ReadSum(IReadOnlyList<Link> links) =>
        Expr.Sum([.. links.Select(link => link.Operator == "-" ? Expr.Negate(Read(link.Operand)) : Read(link.Operand))]);

    private Expr ReadProduct(IReadOnlyList<Link> links)
    {
        // A fraction at the head is read with the rest: \frac{a}{b} c is a/b*c.
        (SyntaxNode head, bool isNegative) = WithoutSign(links[0].Operand);
        if (head is not FractionSyntax fraction)
            return ReadFactors(links);
        Expr product = ReadFactors([.. fraction.Links, .. links.Skip(1)]);
        return isNegative ? Expr.Negate(product) : product;
    }

    private Expr ReadFactors(IReadOnlyList<Link> links)
    {
        // A minus before the product belongs to all of it.
        (SyntaxNode head, bool isNegative) = WithoutSign(links[0].Operand);
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

    private static (SyntaxNode Node, bool IsNegative) WithoutSign(SyntaxNode node)
    {
        bool isNegative = false;
        for (; node is NegateSyntax(var operand, _); node = operand)
            isNegative = !isNegative;
        return (node, isNegative);
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

    private Expr ReadPartial(PartialSyntax partial)
    {
        PartialKind kind = partial.Kind == PartialKind.Ordinary && !_keepsOrdinary ? PartialKind.Total : partial.Kind;
        int problems = _diagnostics.Count;
        if (ReadName(partial.Of) is Variable of && ReadName(partial.WithRespectTo) is Variable withRespectTo)
            return Expr.Partial(kind, of, withRespectTo);
        return _diagnostics.Count > problems ? Expr.Zero : Problem(partial.Span, "a derivative of or by a constant", "two variables");
    }

    private Expr ReadSeries(SeriesSyntax series)
    {
        IndexRange range = series.Range;
        if (_indices.IsBound(range.Index))
            return Problem(range.IndexSpan, $"'{range.Index}' is already the index of a sum around this one", "another index", "rename the inner index");
        if (_indices.Read(range.Lower) is not { } lower || _indices.Read(range.Upper) is not { } upper)
            return UnknownBound(range) ?? Problem(series.Span, "a range that is not between integers", "bounds such as 1..3 or 1..N");
        Expr result = SeriesExpansion.IntegerOf(lower) is { } first && SeriesExpansion.IntegerOf(upper) is { } last
            ? ReadMembers(series, first, last)
            : ReadSymbolic(series, lower, upper);
        _indices.Release(range.Index);
        return result;
    }

    private Expr? UnknownBound(IndexRange range) =>
        new[] { range.Lower, range.Upper }.OfType<NameSyntax>().FirstOrDefault(bound => _nameReader.TryRead(bound, out _) is null) is { } unknown
            ? _nameReader.Read(unknown)
            : null;

    private Expr ReadSymbolic(SeriesSyntax series, Expr lower, Expr upper)
    {
        Variable index = Expr.Variable(series.Range.Index);
        _indices.Bind(series.Range, index);
        return Expr.Series(series.IsProduct ? SeriesKind.Product : SeriesKind.Sum, index, lower, upper, Read(series.Body));
    }

    private Expr ReadMembers(SeriesSyntax series, BigInteger lower, BigInteger upper)
    {
        if (upper - lower > MaximumNodes)
        {
            string count = (upper - lower + 1).ToString(CultureInfo.InvariantCulture);
            return Problem(series.Span, $"a range of {count} values", "at most 200,000", kind: DiagnosticKind.Limit);
        }

        var members = new List<Expr>();
        for (BigInteger i = lower; i <= upper && _nodes <= MaximumNodes; i++)
        {
            _indices.Bind(series.Range, Expr.Number(i));
            members.Add(Read(series.Body));
        }

        return series.IsProduct ? Expr.Product([.. members]) : Expr.Sum([.. members]);
    }

    private Number Problem(Span span, string problem, string? expected = null, string? hint = null, DiagnosticKind kind = DiagnosticKind.Syntax)
    {
        _diagnostics.Report(span, problem, expected, hint, kind);
        return Expr.Number(Rational.Zero);
    }
}
