using System.Globalization;
using System.Text;

namespace AutodiffTeach.Formulas.Syntax;

/// <summary>
/// One problem in a text of the user's: where it is, what is wrong, what was expected and what to try.
/// </summary>
/// <param name="Source">The text.</param>
/// <param name="Span">The offending stretch.</param>
/// <param name="Problem">What is wrong, without a final stop.</param>
/// <param name="Expected">What was expected instead, after the word "expected", or null.</param>
/// <param name="Hint">What to try, or null.</param>
public sealed record Diagnostic(SourceText Source, Span Span, string Problem, string? Expected = null, string? Hint = null)
{
    private const int Window = 120;

    /// <summary>The class of the problem; <see cref="DiagnosticKind.Syntax"/> unless set.</summary>
    public DiagnosticKind Kind { get; init; }

    /// <summary>Line, from 1.</summary>
    public int Line => Source.PositionOf(Span.Start).Line;

    /// <summary>Column, from 1, in characters.</summary>
    public int Column => Source.PositionOf(Span.Start).Column;

    /// <summary>The message on one line: <c>file:line:column: problem; expected …; hint</c>.</summary>
    public string Message
    {
        get
        {
            (int line, int column) = Source.PositionOf(Span.Start);
            var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{Source.Name}:{line}:{column}: {Problem}");
            if (Expected is not null)
                text.Append("; expected ").Append(Expected);
            if (Hint is not null)
                text.Append("; ").Append(Hint);
            return text.ToString();
        }
    }

    /// <summary>The message, and below it the source line with the offending stretch underlined.</summary>
    public override string ToString()
    {
        (int line, int column) = Source.PositionOf(Span.Start);
        string source = Source.LineText(line);
        int first = Math.Min(column - 1, source.Length);
        int length = Math.Max(1, Math.Min(Span.Length, source.Length - first));
        // A very long line is shown around the place.
        int from = first > Window ? first - Window / 2 : 0;
        string shown = Visible(source.Substring(from, Math.Min(Window, source.Length - from)));
        string underline = new string(' ', first - from) + new string('^', Math.Min(length, Window - (first - from)));
        return $"{Message}\n    {shown}\n    {underline}";
    }

    // Tabs and control characters take one column each, so that the underline stays below the place.
    private static string Visible(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
