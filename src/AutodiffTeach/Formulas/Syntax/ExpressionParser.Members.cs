namespace AutodiffTeach.Formulas.Syntax;

internal sealed partial class ExpressionParser
{
    private readonly List<string> _indices = []; // of the sums and products around the place

    // \prod_{j=1}^{t} a_j b_k is (\prod a_j) b_k: factors behind the last one with the index are not raised to a power by anybody.
    // Brackets around all of (\prod a_j V) hold the V in, unless it has the index of another sum: nobody puts them there else.
    private SyntaxNode ParseMember(string index, bool isBracketed)
    {
        SyntaxNode operand = ParseSigned();
        var links = new List<Link> { new("*", operand, new Span(operand.Span.Start, 0)) };
        (int kept, int end) = (1, _position);
        while (Current.Is("*") || Current.Is("/") || StartsImplicitFactor())
        {
            int start = _position;
            Span sign = Current.Span;
            string text = Current.Is("*") || Current.Is("/") ? Take().Text : "*";
            links.Add(new Link(text, ParseSigned(), sign));
            if (tokens.Skip(start).Take(_position - start).Any(token => Names(token, index)))
                (kept, end) = (links.Count, _position);
        }

        if (isBracketed && Current.Is(")") && !tokens.Skip(end).Take(_position - end).Any(token => _indices.Exists(other => Names(token, other))))
            (kept, end) = (links.Count, _position);
        _position = end;
        return kept == 1 ? operand : new ChainSyntax(links[..kept], Span.Between(operand.Span, links[kept - 1].Operand.Span));
    }

    // The index itself, or a name with it as a subscript, as in h_j.
    private static bool Names(Token token, string index) =>
        token.Kind == TokenKind.Name && token.Text.Split('_').Contains(index, StringComparer.Ordinal);
}
