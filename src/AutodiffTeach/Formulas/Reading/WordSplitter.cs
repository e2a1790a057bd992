using AutodiffTeach.Formulas.Syntax;

namespace AutodiffTeach.Formulas.Reading;

/// <summary>
/// Resolves words against the known names before the syntax is read: <c>wu_2</c> becomes w and u_2, <c>dy/dw</c> the symbol of a
/// derivative. Only words that are no names themselves are touched, and only where the names are known.
/// </summary>
internal sealed class WordSplitter(NameTable names)
{
    private readonly int _longest = names.LongestWord;

    /// <summary>The tokens with such words cut.</summary>
    public List<Token> Split(List<Token> tokens)
    {
        if (!names.IsClosed)
            return tokens;
        var result = new List<Token>(tokens.Count);
        for (int i = 0; i < tokens.Count; i++)
        {
            Token token = tokens[i];
            if (token.Kind != TokenKind.Name || IsMeant(token.Text, tokens[i + 1]))
                result.Add(token);
            else if (TryDerivative(tokens, i, result) is var used and > 0)
                i += used - 1;
            else
                result.AddRange(Pieces(token, tokens[i + 1]));
        }

        return result;
    }

    private bool IsMeant(string word, Token next) => names.Resolve(word) is not null || names.FindConstant(word) is not null
        || names.FindFunction(word) is not null || word is "sum" or "prod" or "in" || (TakesSubscript(next) && names.IsFamily(word));

    private static bool TakesSubscript(Token next) => next.Is("[") || next.Is("_");

    // dy/dw in three tokens or dy_dw in one; returns how many tokens were used
    private int TryDerivative(List<Token> tokens, int i, List<Token> result)
    {
        Token first = tokens[i];
        int middle = first.Text.IndexOf("_d", StringComparison.Ordinal);
        if (tokens[i + 1].Is("/") && Differential(first.Text) is { } of && Differential(tokens[i + 2].Text) is { } withRespectTo)
        {
            AddPartial(result, of, withRespectTo, Span.Between(first.Span, tokens[i + 2].Span));
            return 3;
        }

        if (middle > 0 && Differential(first.Text[..middle]) is { } above && Differential(first.Text[(middle + 1)..]) is { } below)
        {
            AddPartial(result, above, below, first.Span);
            return 1;
        }

        return 0;
    }

    // y of dy, where y is a known name and dy is not
    private string? Differential(string word) =>
        word.Length > 1 && word[0] == 'd' && names.Resolve(word) is null ? names.Resolve(word[1..]) : null;

    private static void AddPartial(List<Token> result, string of, string withRespectTo, Span span)
    {
        result.Add(new Token(TokenKind.Sign, ExpressionParser.Differential, span));
        result.Add(new Token(TokenKind.Name, of, span));
        result.Add(new Token(TokenKind.Sign, "/", span));
        result.Add(new Token(TokenKind.Sign, ExpressionParser.Differential, span));
        result.Add(new Token(TokenKind.Name, withRespectTo, span));
    }

    // The word as a chain of known names, the longest first; the word itself where it is none.
    private IEnumerable<Token> Pieces(Token word, Token next)
    {
        string text = word.Text;
        var ends = new int[text.Length + 1]; // ends[i]: where the longest piece at i ends such that the rest works out, 0 where none
        ends[text.Length] = text.Length;
        for (int i = text.Length - 1; i >= 0; i--)
        {
            for (int end = Math.Min(text.Length, i + _longest); end > i && ends[i] == 0; end--)
            {
                if (ends[end] != 0 && IsPiece(text[i..end], end == text.Length, next))
                    ends[i] = end;
            }
        }

        bool samePlaces = word.Span.Length == text.Length;
        for (int i = 0; ends[0] != 0 && i < text.Length; i = ends[i])
            yield return word with { Text = text[i..ends[i]], Span = samePlaces ? new Span(word.Span.Start + i, ends[i] - i) : word.Span };
        if (ends[0] == 0)
            yield return word;
    }

    private bool IsPiece(string piece, bool isLast, Token next) => names.Resolve(piece) is not null
        || names.FindConstant(piece) is not null
        || (isLast && next.Is("(") && names.FindFunction(piece) is not null)
        || (isLast && TakesSubscript(next) && names.IsFamily(piece));
}
