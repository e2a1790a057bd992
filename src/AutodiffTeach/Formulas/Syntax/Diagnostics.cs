namespace AutodiffTeach.Formulas.Syntax;

/// <summary>Collects the problems of one text, at most one for each place.</summary>
internal sealed class Diagnostics(SourceText source)
{
    private const int Most = 20;
    private readonly List<Diagnostic> _items = [];
    private readonly HashSet<(int, string)> _seen = [];

    public SourceText Source { get; } = source;

    public bool Any => _items.Count > 0;

    public int Count => _items.Count;

    /// <summary>Whether so much is wrong that the rest would tell nothing new.</summary>
    public bool IsFull => _items.Count >= Most;

    /// <summary>The problems in the order of the text.</summary>
    public IReadOnlyList<Diagnostic> InOrder => [.. _items.OrderBy(item => item.Span.Start)];

    public void Report(
        Span span, string problem, string? expected = null, string? hint = null, DiagnosticKind kind = DiagnosticKind.Syntax)
    {
        if (_seen.Add((span.Start, problem)))
            _items.Add(new Diagnostic(Source, span, problem, expected, hint) { Kind = kind });
    }
}

/// <summary>Ends the reading of one statement or formula at its first problem.</summary>
internal sealed class SyntaxException(
    Span span, string problem, string? expected = null, string? hint = null, DiagnosticKind kind = DiagnosticKind.Syntax) : Exception(problem)
{
    public void ReportTo(Diagnostics diagnostics) => diagnostics.Report(span, Message, expected, hint, kind);
}
