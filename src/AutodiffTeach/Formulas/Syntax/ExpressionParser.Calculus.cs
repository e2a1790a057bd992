using System.Globalization;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Syntax;

// Derivatives, sums and products over an index.
internal sealed partial class ExpressionParser
{
    private const string DerivativeHint = "a derivative is written ∂y/∂w";
    private const int MaximumOrder = 10;

    private bool IsDifferential(Token token) => token.Is("∂") || token.Is("d") || (!IsPython && token is { Kind: TokenKind.Name, Text: "d" } && !grammar!.Names.IsKnown("d"));

    // The words d y / d w in a row.
    private bool StartsDifferentials()
    {
        if (!IsDifferential(Current) || Following.Kind != TokenKind.Name)
            return false;
        int i = EndOfName(_position + 1);
        return tokens[i].Is("/") && IsDifferential(At(i + 1)) && At(i + 2).Kind == TokenKind.Name;
    }

    private Token At(int i) => tokens[Math.Min(i, tokens.Count - 1)];

    // Behind a name and its subscripts.
    private int EndOfName(int i)
    {
        i++;
        while (At(i).Is("_"))
        {
            i = At(i + 1).Is("{") ? EndOfGroup(i + 1) : i + 2;
            if (i >= tokens.Count)
                return tokens.Count - 1;
        }

        return Math.Min(i, tokens.Count - 1);
    }

    // Behind the brace that closes the one at the place, looking at most so far.
    private int EndOfGroup(int i, int farthest = 400)
    {
        int depth = 0;
        for (int last = Math.Min(tokens.Count, i + farthest); i < last; i++)
        {
            if (tokens[i].Is("{"))
                depth++;
            else if (tokens[i].Is("}") && --depth == 0)
                return i + 1;
        }

        return tokens.Count;
    }

    // ∂y/∂w, ∂⁺y/∂w, ∂²y/∂w², dy/dw, ∂(w^2*x)/∂w, ∂/∂w (w^2*x), ∂_w y
    private SyntaxNode ParsePartial()
    {
        Token sign = Take();
        (int order, bool isDirect) = ParseMarks();
        PartialKind kind = KindOf(sign, isDirect);
        if (Current.Is("_"))
            return ParseOperatorBySubscript(sign, kind);
        if (TryTake("/"))
            return Applied(sign, kind, order, ParseDenominators(order));
        SyntaxNode of = Current.Is("(") ? ParsePrimary() : ParseDerivativeName();
        Expect("/", DerivativeHint);
        return Derivative(sign, kind, of, ParseDenominators(order));
    }

    private static PartialKind KindOf(Token sign, bool isDirect) =>
        isDirect ? PartialKind.Direct : sign.Text == "∂" ? PartialKind.Total : PartialKind.Ordinary;

    // The order and the + of a direct partial behind ∂.
    private (int Order, bool IsDirect) ParseMarks()
    {
        int order = 1;
        bool isDirect = false;
        for (int marks = 0; marks < 2; marks++)
        {
            if (TryTake("⁺"))
                isDirect = true;
            else if (Current.Is("^"))
            {
                Take();
                bool isBraced = TryTake("{");
                if (TryTake("+"))
                    isDirect = true;
                else
                    order = ParseOrder();
                if (isBraced)
                    Expect("}");
            }
        }

        return (order, isDirect);
    }

    private int ParseOrder()
    {
        Token token = Current;
        if (token.Kind == TokenKind.Number && Number(token).Value is { IsInteger: true, Sign: > 0 } value && value <= (Rational)MaximumOrder)
        {
            Take();
            return (int)value.Numerator;
        }

        throw new SyntaxException(token.Span, $"the order {token.Quoted} of a derivative", $"a number from 1 to {MaximumOrder}");
    }

    // ∂w, ∂w², ∂w ∂u: one name for each order
    private List<NameSyntax> ParseDenominators(int order)
    {
        var names = new List<NameSyntax>();
        Span start = Current.Span;
        do
        {
            if (!IsDifferential(Current))
                throw Unexpected("'∂'", DerivativeHint);
            Take();
            NameSyntax name = ParseDerivativeName();
            int times = 1;
            if (order > 1 && Current.Is("^"))
            {
                Take();
                bool isBraced = TryTake("{");
                times = ParseOrder();
                if (isBraced)
                    Expect("}");
            }

            names.AddRange(Enumerable.Repeat(name, times));
        }
        while (names.Count < order && IsDifferential(Current));
        if (names.Count != order)
            throw new SyntaxException(Span.Between(start, names[^1].Span), $"a derivative of order {Text(order)} by {Text(names.Count)} variables", "as many as the order");
        return names;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    // A name with indices, or one in brackets or braces.
    private NameSyntax ParseDerivativeName()
    {
        if (Current.Is("(") || (IsLatex && Current.Is("{")))
        {
            Token open = Take();
            NameSyntax inner = Nested(ParseDerivativeName) as NameSyntax ?? throw Unexpected("a name");
            Close(open, ClosingOf(open.Text));
            return IsLatex && Current.Is("_") ? ParseSubscript(inner) : inner;
        }

        NameSyntax name = IsLatex && Current.Text is ['_', _, ..] ? ParseAccent() : ParseName();
        while (Current.Is("[") || (IsLatex && Current.Is("_")))
            name = Current.Is("[") ? WithIndices(name, ParseIndices("[", "]")) : ParseSubscript(name);
        if (!Current.Is("^"))
            return name;
        int start = _position++;
        if (TryTakeTranspose())
            return name;
        if (TryParseRaisedIndex(name) is { } raised)
            return raised;
        _position = start;
        return name;
    }

    private SyntaxNode Derivative(Token sign, PartialKind kind, SyntaxNode of, List<NameSyntax> names)
    {
        Span span = Span.Between(sign.Span, tokens[_position - 1].Span);
        SyntaxNode result = of is NameSyntax name
            ? new PartialSyntax(kind, name, names[^1], span)
            : new DerivativeSyntax(of, names[^1], span);
        for (int i = names.Count - 2; i >= 0; i--)
            result = new DerivativeSyntax(result, names[i], span);
        return result;
    }

    // ∂/∂w (u v) w: what stands in brackets, else the factors side by side
    private SyntaxNode Applied(Token sign, PartialKind kind, int order, List<NameSyntax> names)
    {
        if (names.Count != order || !(StartsFactor() || Current.Is("(")))
            throw new SyntaxException(Current.Span, $"nothing to differentiate before {Current.Quoted}", "a bracket or factors");
        SyntaxNode first = Nested(TryPeekOpen() ? ParsePrimary : ParsePower);
        if (tokens[_position - 1] is not { Kind: TokenKind.Sign, Text: ")" or "]" or "})" } && StartsImplicitFactor())
        {
            var links = new List<Link> { new("*", first, first.Span) };
            while (StartsImplicitFactor())
                links.Add(new Link("*", ParsePower(), new Span(Current.Span.Start, 0)));
            first = new ChainSyntax(links, Span.Between(first.Span, links[^1].Operand.Span));
        }

        return Derivative(sign, kind, first, names);
    }

    // ∂_w y
    private SyntaxNode ParseOperatorBySubscript(Token sign, PartialKind kind)
    {
        Take();
        bool isBraced = TryTake("{");
        NameSyntax name = ParseDerivativeName();
        if (isBraced)
            Expect("}");
        return Applied(sign, kind, 1, [name]);
    }

    // \frac{∂…}{∂…}, both differentials: a derivative, else an ordinary fraction
    private bool StartsDerivativeFraction()
    {
        if (!At(_position + 1).Is("{") || !IsDifferential(At(_position + 2)))
            return false;
        int below = EndOfGroup(_position + 1);
        return below + 1 < tokens.Count && tokens[below].Is("{") && IsDifferential(tokens[below + 1]);
    }

    private SyntaxNode ParseDerivativeFraction()
    {
        Take();
        Token above = Expect("{");
        Token sign = Take();
        (int order, bool isDirect) = ParseMarks();
        SyntaxNode? of = Current.Is("}") ? null : ParseDifferentiated();
        Close(above, "}");
        Token below = Expect("{");
        List<NameSyntax> names = ParseDenominators(order);
        Close(below, "}");
        PartialKind kind = KindOf(sign, isDirect);
        return of is null ? Applied(sign, kind, order, names) : Derivative(sign, kind, of, names);
    }

    private SyntaxNode ParseDifferentiated()
    {
        bool isName = Current.Kind == TokenKind.Name && !grammar!.Names.IsFunction(Current.Text);
        int end = isName ? EndOfName(_position) : _position;
        if (isName && tokens[end].Is("("))
            throw new SyntaxException(tokens[end].Span, "a bracket behind the name in a derivative", "'}'", @"write \frac{\partial L}{\partial w} without arguments");
        return isName && tokens[end].Is("}") ? ParseDerivativeName() : ParseExpression();
    }

    // \left. ∂h/∂w \right|_{h_1}, ∂h/∂w |_{h_1}: the names are held constant, so the partial is direct
    private PartialSyntax ParseHeldConstant(PartialSyntax partial)
    {
        Take();
        Take();
        Span end = Current.Is("{") ? ParseIndices("{", "}").Close : ParseTexArgument().Span;
        return partial with { Kind = PartialKind.Direct, Span = Span.Between(partial.Span, end) };
    }

    private bool StartsBigOperator() => Current is { Kind: TokenKind.Name, Text: "Sigma" or "Pi" or "sum" or "prod" }
        && Following.Is("_") && At(_position + 2).Is("{") && (At(_position + 4).Is("=") || At(_position + 4).IsWord("in"));

    // \sum_{t=1}^{N} body, Σ_{t=1..N} body
    private SeriesSyntax ParseBigOperator()
    {
        bool isBracketed = _position > 0 && At(_position - 1).Is("(");
        Token sign = Take();
        bool isProduct = sign.Text is "∏" or "Pi" or "prod";
        Token? index = null;
        SyntaxNode? lower = null, upper = null;
        while ((Current.Is("_") && index is null && Following.Is("{")) || (Current.Is("^") && upper is null))
        {
            if (Take().Is("^"))
                upper = Current.Is("{") ? ParseGroup() : ParseTexArgument();
            else
                index = ParseLowerBound(out lower, ref upper);
        }

        if (index is not { } name || lower is null || upper is null)
        {
            throw new SyntaxException(sign.Span, $"{sign.Quoted} without its range", "an index with two bounds",
                isProduct ? @"write \prod_{t=1}^{N} or prod(t=1..N, ...)" : @"write \sum_{t=1}^{N} or sum(t=1..N, ...)");
        }

        _indices.Add(name.Text);
        SyntaxNode body = Nested(() => isProduct ? ParseMember(name.Text, isBracketed) : ParseProduct());
        _indices.RemoveAt(_indices.Count - 1);
        return new SeriesSyntax(isProduct, new IndexRange(name.Text, name.Span, lower, upper), body, Span.Between(sign.Span, body.Span));
    }

    private Token ParseLowerBound(out SyntaxNode lower, ref SyntaxNode? upper)
    {
        Token open = Expect("{");
        Token index = ExpectName("an index such as t");
        if (!Current.IsWord("in"))
            Expect("=", @"write the range with both bounds, as in \sum_{t=1}^{N}");
        else
            Take();
        lower = ParseExpression();
        if (upper is null && TryTake(".."))
            upper = ParseExpression();
        Close(open, "}");
        return index;
    }
}
