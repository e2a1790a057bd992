using AutodiffTeach.Formulas.Syntax;

namespace AutodiffTeach.Graphs.Language;

/// <summary>Cuts a model file into its statements: one a line, continued while a bracket is open, comments dropped.</summary>
internal static class StatementReader
{
    /// <summary>The stretch of each statement, from its first character to its last; comments inside are blanked out in the text.</summary>
    public static IReadOnlyList<Span> Read(SourceText source, Diagnostics diagnostics)
    {
        var statements = new List<Span>();
        int line = 1;
        while (line <= source.LineCount)
        {
            int last = LastLine(source, line, diagnostics);
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

    // The line on which every bracket opened since the first line is closed again.
    private static int LastLine(SourceText source, int first, Diagnostics diagnostics)
    {
        int depth = 0, opened = -1;
        for (int line = first; line <= source.LineCount; line++)
        {
            Span span = source.LineSpan(line);
            for (int i = span.Start; i < span.End; i++)
            {
                char c = source.Text[i];
                if (c is '(' or '[' or '{' && depth++ == 0)
                    opened = i;
                else if (c is ')' or ']' or '}')
                    depth--;
            }

            if (depth <= 0)
                return line;
        }

        // The rest of the file is not swallowed: the statement ends with its line, and its error is told there.
        diagnostics.Report(new Span(opened, 1), $"'{source.Text[opened]}' is never closed", $"'{Closing(source.Text[opened])}'");
        return first;
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
