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
internal sealed record NameSyntax(string Text, IReadOnlyList<SyntaxNode> Indices, Span NameSpan, Span Span) : SyntaxNode(Span);

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
