using AutodiffTeach.Formulas.Syntax;

namespace AutodiffTeach.Formulas.Reading;

/// <summary>Finds the names that are indices or bounds in a text, before words are cut: <c>t</c> and <c>N</c> in <c>sum(t=1..N, h_t)</c>.</summary>
internal static class IndexScan
{
    private const int LongestBound = 12; // in tokens

    /// <summary>Gives the names to the table.</summary>
    public static void Take(List<Token> tokens, NameTable names)
    {
        for (int i = 0; i + 1 < tokens.Count; i++)
        {
            bool isOpened = i > 0 && (tokens[i - 1].Is("(") || tokens[i - 1].Is("{"));
            bool isIndex = tokens[i].Kind == TokenKind.Name && ((isOpened && tokens[i + 1].Is("=")) || tokens[i + 1].IsWord("in"));
            if (!isIndex)
                continue;
            names.AddIndex(tokens[i].Text);
            TakeBounds(tokens, i + 2, names);
        }
    }

    // Names up to the end of the range that may be bounds: any where any is allowed, else the listed ones.
    private static void TakeBounds(List<Token> tokens, int start, NameTable names)
    {
        int depth = 0;
        for (int i = start; i < Math.Min(tokens.Count, start + LongestBound); i++)
        {
            Token token = tokens[i];
            depth += token.Is("(") || token.Is("{") ? 1 : token.Is(")") || token.Is("}") ? -1 : 0;
            bool goesOn = token.Is("}") && depth == -1 && tokens[i + 1].Is("^");
            if (token.Kind == TokenKind.Name && (!names.IsClosed || names.IsKnown(token.Text)) && names.FindFunction(token.Text) is null && !token.IsWord("range"))
                names.AddIndex(token.Text);
            else if (token.Is(":") || token.Is(",") && depth == 0 || (depth < 0 && !goesOn))
                return;
            else if (goesOn)
            {
                TakeUpper(tokens, i + 2, names);
                return;
            }
        }
    }

    // ^N, ^{N-1}
    private static void TakeUpper(List<Token> tokens, int start, NameTable names)
    {
        int end = tokens[start].Is("{") ? Math.Min(tokens.Count, start + LongestBound) : start + 1;
        for (int i = start; i < end && !tokens[i].Is("}"); i++)
        {
            if (tokens[i].Kind == TokenKind.Name && (!names.IsClosed || names.IsKnown(tokens[i].Text)))
                names.AddIndex(tokens[i].Text);
        }
    }
}
