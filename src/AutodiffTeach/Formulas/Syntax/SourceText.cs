namespace AutodiffTeach.Formulas.Syntax;

/// <summary>A stretch of source text.</summary>
/// <param name="Start">Offset of the first character, from 0.</param>
/// <param name="Length">Number of characters; 0 marks a place between two.</param>
public readonly record struct Span(int Start, int Length)
{
    /// <summary>Offset after the last character.</summary>
    public int End => Start + Length;

    /// <summary>The stretch from the start of the one to the end of the other.</summary>
    public static Span Between(Span first, Span last) => new(first.Start, Math.Max(0, last.End - first.Start));
}

/// <summary>A text with the name under which errors report it, and its lines.</summary>
public sealed class SourceText
{
    private readonly List<int> _lineStarts = [0];

    /// <summary>Wraps a text; <c>\n</c>, <c>\r\n</c> and <c>\r</c> end lines.</summary>
    /// <param name="name">File name, or a word such as <c>formula</c>.</param>
    /// <param name="text">The whole text.</param>
    public SourceText(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(text);
        Name = name;
        Text = text;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                _lineStarts.Add(i + 1);
        }
    }

    /// <summary>The name for error messages.</summary>
    public string Name { get; }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>The number of lines.</summary>
    public int LineCount => _lineStarts.Count;

    /// <summary>Line and column, from 1, of an offset.</summary>
    public (int Line, int Column) PositionOf(int offset)
    {
        int index = _lineStarts.BinarySearch(offset);
        int line = index >= 0 ? index : ~index - 1;
        return (line + 1, offset - _lineStarts[line] + 1);
    }

    /// <summary>The text of a line, counted from 1, without its end.</summary>
    public string LineText(int line) => this[LineSpan(line)];

    /// <summary>Where a line, counted from 1, stands, without its end.</summary>
    public Span LineSpan(int line)
    {
        int start = _lineStarts[line - 1];
        int end = line < _lineStarts.Count ? _lineStarts[line] : Text.Length;
        while (end > start && Text[end - 1] is '\n' or '\r')
            end--;
        return new Span(start, end - start);
    }

    /// <summary>The text of a stretch.</summary>
    public string this[Span span] => Text.Substring(span.Start, span.Length);
}
