using AutodiffTeach.Formulas.Syntax;

namespace AutodiffTeach.Graphs.Language;

/// <summary>A statement of a model, as text has it.</summary>
internal abstract record Statement(Span Span);

/// <summary>A statement that could not be read, with the name that it seems to give to something, so that uses of the name are no errors too.</summary>
internal sealed record BrokenStatement(string Name, Span Span) : Statement(Span);

/// <summary><c>title Linear RNN</c></summary>
internal sealed record TitleStatement(string Title, Span Span) : Statement(Span);

/// <summary><c>const N = 3</c></summary>
internal sealed record ConstStatement(string Name, Span NameSpan, SyntaxNode Value, Span Span) : Statement(Span);

/// <summary><c>param U : 2x2 = [[…], […]] as "U^f"</c>, <c>input u[1..N] = 3, 5</c>, <c>state h[0] = 0</c></summary>
/// <param name="Role">Parameter, input or state.</param>
/// <param name="Name">The name with its plain subscripts.</param>
/// <param name="NameSpan">Where the name stands.</param>
/// <param name="Indices">For each index a range, or one index with both bounds the same formula.</param>
/// <param name="Shape">The declared dimensions, none where the values decide.</param>
/// <param name="Values">The values in the order of the indices, none where not given.</param>
/// <param name="PrintedName">The name to print, or null.</param>
/// <param name="Span">Where all of it stands.</param>
internal sealed record DeclarationStatement(
    Role Role,
    string Name,
    Span NameSpan,
    IReadOnlyList<(SyntaxNode Lower, SyntaxNode Upper)> Indices,
    IReadOnlyList<SyntaxNode> Shape,
    IReadOnlyList<SyntaxNode> Values,
    string? PrintedName,
    Span Span) : Statement(Span);

/// <summary><c>function sigma = relu</c>, or <c>function sigma</c> where the function is left open.</summary>
internal sealed record FunctionStatement(string Name, Span NameSpan, string? Definition, Span DefinitionSpan, Span Span) : Statement(Span);

/// <summary><c>output a, o[1..N]</c></summary>
internal sealed record OutputStatement(IReadOnlyList<OutputItem> Items, Span Span) : Statement(Span);

/// <summary>One item of an output statement: a name, with index ranges where it is a family.</summary>
/// <param name="Name">The name with its plain subscripts.</param>
/// <param name="NameSpan">Where the name stands.</param>
/// <param name="Indices">For each index a range, or one index with both bounds the same formula.</param>
/// <param name="Span">Where all of it stands.</param>
internal sealed record OutputItem(string Name, Span NameSpan, IReadOnlyList<(SyntaxNode Lower, SyntaxNode Upper)> Indices, Span Span);

/// <summary><c>h[t] = w * (u[t] + h[t-1]) for t in 1..N</c></summary>
internal sealed record DefinitionStatement(NameSyntax Target, SyntaxNode Formula, IReadOnlyList<IndexRange> Ranges, Span Span)
    : Statement(Span);
