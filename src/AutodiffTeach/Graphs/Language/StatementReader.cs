using AutodiffTeach.Formulas.Syntax;

namespace AutodiffTeach.Graphs.Language;

/// <summary>Cuts a model file into its statements: one a line, continued while a bracket is open, comments dropped.</summary>
internal static class StatementReader
{
    private const int NeverClosed = -1;

    /// <summary>The stretch of each statement, from its first character to its last; the text has its comments blanked out.</summary>
    public static IReadOnlyList<Span> Read(SourceText source, Diagnostics diagnostics)
    {
        var statements = new List<Span>();
        int[] ends = LastLines(source);
        int line = 1;
        while (line <= source.LineCount)
        {
            int last = ends[line];
            if (last == NeverClosed)
            {
                // The rest of the file is not swallowed: the statement ends with its line, and its error is told there.
                ReportUnclosed(source, line, diagnostics);
                last = line;
            }

            Span span = Trim(source, new Span(source.LineSpan(line).Start, source.LineSpan(last).End - source.LineSpan(line).Start));
            if (span.Length > 0)
                statements.Add(span);
            line = last + 1;
        }

        return statements;
    }

    /// <summary>The text with every comment replaced by blanks, so that places stay where they are.</summary>
    public static string WithoutComments(string text)
    {
        char[] characters = text.ToCharArray();
        bool comment = false, quoted = false;
        for (int i = 0; i < characters.Length; i++)
        {
            char c = characters[i];
            if (c is '\n' or '\r')
                comment = quoted = false;
            else if (c == '"' && !comment)
                quoted = !quoted;
            else if (c == '#' && !quoted)
                comment = true;
            if (comment)
                characters[i] = ' ';
        }

        return new string(characters);
    }

    // For each line the one on which every bracket opened since is closed again: the next after which the depth is no greater than before
    // the line. One pass from the end, so that a file of opening brackets takes no longer than any other.
    private static int[] LastLines(SourceText source)
    {
        var depths = new int[source.LineCount + 1];
        for (int line = 1; line < depths.Length; line++)
            depths[line] = depths[line - 1] + OpenBrackets(source, line, out _);
        var ends = new int[depths.Length];
        var later = new Stack<int>();
        for (int before = depths.Length - 1; before >= 0; before--)
        {
            while (later.TryPeek(out int next) && depths[next] > depths[before])
                later.Pop();
            if (before + 1 < ends.Length)
                ends[before + 1] = later.TryPeek(out int last) ? last : NeverClosed;
            later.Push(before);
        }

        return ends;
    }

    // How many brackets the line opens more than it closes; quoted text and titles have none.
    private static int OpenBrackets(SourceText source, int line, out int first)
    {
        var open = new Stack<int>();
        int surplus = 0;
        bool quoted = false;
        Span span = source.LineSpan(line);
        for (int i = IsTitle(source, span) ? span.End : span.Start; i < span.End; i++)
        {
            char c = source.Text[i];
            quoted ^= c == '"';
            if (quoted)
                continue;
            if (c is '(' or '[' or '{')
                open.Push(i);
            else if (c is ')' or ']' or '}' && !open.TryPop(out _))
                surplus++;
        }

        first = open.LastOrDefault(-1);
        return open.Count - surplus;
    }

    private static bool IsTitle(SourceText source, Span line)
    {
        ReadOnlySpan<char> text = source.Text.AsSpan(line.Start, line.Length).TrimStart();
        return text.StartsWith("title ", StringComparison.Ordinal) && !text["title ".Length..].TrimStart().StartsWith("=", StringComparison.Ordinal);
    }

    private static void ReportUnclosed(SourceText source, int line, Diagnostics diagnostics)
    {
        OpenBrackets(source, line, out int first);
        diagnostics.Report(new Span(first, 1), $"'{source.Text[first]}' is never closed", $"'{Closing(source.Text[first])}'");
    }

    private static char Closing(char opening) => opening switch
    {
        '(' => ')',
        '[' => ']',
        _ => '}',
    };

    private static Span Trim(SourceText source, Span span)
    {
        int start = span.Start, end = span.End;
        while (start < end && char.IsWhiteSpace(source.Text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(source.Text[end - 1]))
            end--;
        return new Span(start, end - start);
    }
}
