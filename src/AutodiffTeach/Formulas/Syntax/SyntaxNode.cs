using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Syntax;

/// <summary>A formula as text has it, with the place of every part. Nesting is bounded by the parser.</summary>
internal abstract record SyntaxNode(Span Span);

/// <summary>A number literal.</summary>
internal sealed record NumberSyntax(Rational Value, Span Span) : SyntaxNode(Span);

/// <summary>A name with the indices written after it, in brackets or in a braced subscript.</summary>
/// <param name="Text">The name with its plain subscripts: <c>w</c>, <c>w_hh</c>, <c>u_1</c>.</param>
/// <param name="Indices">The index formulas, outermost first.</param>
/// <param name="NameSpan">Where the name stands, without indices.</param>
/// <param name="Span">Where all of it stands.</param>
internal sealed record NameSyntax(string Text, IReadOnlyList<SyntaxNode> Indices, Span NameSpan, Span Span) : SyntaxNode(Span)
{
    /// <summary>What stands raised in brackets, as the i of <c>x_t^{(i)}</c>: a further index, or an exponent where that is no name.</summary>
    public SyntaxNode? Raised { get; init; }

    /// <summary>Whether what stands raised can be no exponent, as the l of <c>a^{[l]}</c>.</summary>
    public bool IsRaisedIndex { get; init; }
}

/// <summary>A unary minus.</summary>
internal sealed record NegateSyntax(SyntaxNode Operand, Span Span) : SyntaxNode(Span);

/// <summary>Terms joined by + and -, or factors joined by *, / and @, from left to right; the first link has the operator + or *.</summary>
internal sealed record ChainSyntax(IReadOnlyList<Link> Links, Span Span) : SyntaxNode(Span);

/// <summary>A member of a chain with the operator before it.</summary>
internal readonly record struct Link(string Operator, SyntaxNode Operand, Span OperatorSpan);

/// <summary>A power.</summary>
internal sealed record PowerSyntax(SyntaxNode Base, SyntaxNode Exponent, Span Span) : SyntaxNode(Span);

/// <summary>A transpose, the prime after a value.</summary>
internal sealed record TransposeSyntax(SyntaxNode Operand, Span Span) : SyntaxNode(Span);

/// <summary>A function call.</summary>
/// <param name="Function">The name of the function.</param>
/// <param name="Primes">How often the function is differentiated first.</param>
/// <param name="Arguments">The arguments.</param>
/// <param name="NameSpan">Where the name stands.</param>
/// <param name="Span">Where all of it stands.</param>
internal sealed record CallSyntax(string Function, int Primes, IReadOnlyList<SyntaxNode> Arguments, Span NameSpan, Span Span)
    : SyntaxNode(Span);

/// <summary>A sum or product over an index: <c>sum(t in 1..N: …)</c>.</summary>
internal sealed record SeriesSyntax(bool IsProduct, IndexRange Range, SyntaxNode Body, Span Span) : SyntaxNode(Span);

/// <summary>An index and its bounds, both included: <c>t in 1..N</c>.</summary>
internal sealed record IndexRange(string Index, Span IndexSpan, SyntaxNode Lower, SyntaxNode Upper);

/// <summary>A fraction with a bar.</summary>
internal sealed record FractionSyntax(SyntaxNode Above, SyntaxNode Below, Span Span) : SyntaxNode(Span)
{
    /// <summary>The same quotient in one row; a numerator that divides itself stays as it is.</summary>
    public IReadOnlyList<Link> Links
    {
        get
        {
            var below = new Link("/", Below, new Span(Below.Span.Start, 0));
            bool isPlain = Above is ChainSyntax { Links: [{ Operator: "*" }, ..] factors }
                && factors.All(link => link.Operator == "*" && link.Operand is not FractionSyntax);
            return isPlain ? [.. ((ChainSyntax)Above).Links, below] : [new Link("*", Above, Above.Span), below];
        }
    }
}

/// <summary>A formula by cases: the first value whose condition holds; a case without condition always holds.</summary>
internal sealed record PiecewiseSyntax(IReadOnlyList<Piece> Pieces, Span Span) : SyntaxNode(Span);

/// <summary>One case of a formula.</summary>
internal readonly record struct Piece(SyntaxNode Value, SyntaxNode? Condition);

/// <summary>An argument given by name, as in <c>clamp(z, min=0)</c>.</summary>
internal sealed record KeywordSyntax(string Name, SyntaxNode Value, Span Span) : SyntaxNode(Span);

/// <summary>A vector <c>[a, b]</c> or, where the items are vectors, a matrix by rows.</summary>
internal sealed record ArraySyntax(IReadOnlyList<SyntaxNode> Items, Span Span) : SyntaxNode(Span);

/// <summary>An indicator, <c>1[left &gt; right]</c> or <c>(left &gt; right)</c>: 1 where the relation holds, else 0.</summary>
/// <param name="Left">The left side.</param>
/// <param name="Relation">One of &lt;, &gt;, &lt;= and &gt;=.</param>
/// <param name="Right">The right side.</param>
/// <param name="Span">Where all of it stands.</param>
internal sealed record IndicatorSyntax(SyntaxNode Left, string Relation, SyntaxNode Right, Span Span) : SyntaxNode(Span);

/// <summary>The symbol of a derivative, <c>∂y/∂w</c>, <c>∂⁺y/∂w</c> or <c>dy/dw</c>.</summary>
internal sealed record PartialSyntax(PartialKind Kind, NameSyntax Of, NameSyntax WithRespectTo, Span Span) : SyntaxNode(Span);

/// <summary>A derivative that is still to be taken, <c>∂(w^2*x)/∂w</c>.</summary>
internal sealed record DerivativeSyntax(SyntaxNode Of, NameSyntax WithRespectTo, Span Span) : SyntaxNode(Span);
