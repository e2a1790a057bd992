namespace AutodiffTeach.Formulas.Syntax;

// What formulas have in all their syntaxes: implicit products, scripts, bars, indicators, roots.
internal sealed partial class ExpressionParser
{
    private int _openBars;

    private bool IsLatex => grammar is { Syntax: FormulaSyntax.Latex };

    private bool IsPython => grammar is { Syntax: FormulaSyntax.Python };

    private bool StartsImplicitFactor() => grammar is { AllowImplicitProducts: true } && !IsPython && StartsFactor();

    // A number may not follow a factor: "x 2" is more likely a slip for x^2 than a product. LaTeX sets them apart, but not two numbers.
    private bool StartsFactor() => Current.Kind switch
    {
        TokenKind.Name => !IsWordOfCases(Current),
        TokenKind.Number => StartsIndicator() || (IsLatex && tokens[_position - 1].Kind != TokenKind.Number),
        _ => Current.Text is "(" or "|(" or "√" or "∂" or "∑" or "∏" or "1[" || (Current.Text == "d" && Current.Kind == TokenKind.Sign)
            || (Current.Is("|") && _openBars == 0 && !Following.Is("_")) || (IsLatex && StartsLatexFactor()),
    };

    // 1[ without a space between, or 1_{z > 0}
    private bool StartsIndicator() => Current.Is("1[") || (Current is { Kind: TokenKind.Number, Text: "1" }
        && ((Following.Is("[") && Following.Span.Start == Current.Span.End) || Following.Is("_")));

    private SyntaxNode? TryParseNotation(Token token)
    {
        if (StartsIndicator())
            return ParseIndicator();
        if (token.Kind == TokenKind.Name)
            return StartsBigOperator() ? ParseBigOperator() : StartsFunction() ? ParseFunction() : StartsDifferentials() ? ParsePartial() : null;
        if (token.Kind != TokenKind.Sign)
            return null;
        return token.Text switch
        {
            "√" => ParseRadical(),
            "|" or "|(" => ParseBars(token.Text),
            "∂" or "d" => ParsePartial(),
            "∑" or "∏" => ParseBigOperator(),
            _ => IsLatex ? TryParseLatex(token) : null,
        };
    }

    // 1[z > 0], \mathbb{1}[z > 0], \mathbb{1}_{z > 0}, \mathbb{1}_{\{z > 0\}}
    private SyntaxNode ParseIndicator()
    {
        Token one = Take();
        bool isSubscript = TryTake("_");
        Token open = isSubscript ? Expect("{") : TryOpen() ?? Expect("[");
        Token? inner = isSubscript ? TryOpen() : null;
        SyntaxNode condition = ParseCondition();
        if (condition is not IndicatorSyntax)
            throw Unexpected("a comparison such as z > 0", "an indicator is written 1[z > 0]");
        if (inner is { } bracket)
            Close(bracket, ClosingOf(bracket.Text));
        return condition with { Span = Span.Between(one.Span, Close(open, ClosingOf(open.Text))) };
    }

    private Token? TryOpen() => Current.Is("[") || Current.Is("(") || Current.Is("{(") ? Take() : null;

    private static string ClosingOf(string open) => open switch
    {
        "(" => ")",
        "[" => "]",
        "{(" => "})",
        "|(" => "|)",
        "{." => "|)",
        "cases(" => "cases)",
        "|" => "|",
        _ => "}",
    };

    // Within brackets a comparison is an indicator.
    private SyntaxNode ParseCondition()
    {
        int bars = _openBars;
        _openBars = 0;
        SyntaxNode left = ParseExpression();
        if (grammar is not null && IsRelation(Current))
        {
            Token relation = Take();
            SyntaxNode right = ParseExpression();
            if (IsRelation(Current))
                throw new SyntaxException(Current.Span, $"a second comparison {Current.Quoted}", "one comparison", "multiply two indicators");
            left = new IndicatorSyntax(left, relation.Text, right, Span.Between(left.Span, right.Span));
        }

        _openBars = bars;
        return left;
    }

    private static bool IsRelation(Token token) => token is { Kind: TokenKind.Sign, Text: "<" or ">" or "<=" or ">=" };

    // √x, √(x + 1)
    private CallSyntax ParseRadical()
    {
        Token sign = Take();
        SyntaxNode operand = Nested(ParsePostfix);
        return new CallSyntax("sqrt", 0, [operand], sign.Span, Span.Between(sign.Span, operand.Span));
    }

    // |x|
    private CallSyntax ParseBars(string open)
    {
        Token bar = Take();
        int bars = _openBars;
        _openBars = open == "|" ? bars + 1 : 0;
        SyntaxNode operand = ParseExpression();
        _openBars = bars;
        return new CallSyntax("abs", 0, [operand], bar.Span, Span.Between(bar.Span, Close(bar, ClosingOf(open))));
    }

    // Behind a name in LaTeX, [ may open an index (h[1], or h[t-1] of a known family) or a factor.
    private bool TakesIndices() => !IsLatex
        || (Current.Written is null && ((Following.Kind == TokenKind.Number && tokens[Math.Min(_position + 2, tokens.Count - 1)].Is("]"))
            || (tokens[_position - 1].Kind == TokenKind.Name && grammar!.Names.IsClosed && grammar.Names.IsFamily(tokens[_position - 1].Text))));

    // x^2, x^{2}, x_{t}^{(i)}, x_t^\top: what stands behind a base, raised or lowered
    private SyntaxNode ParseScripts(SyntaxNode @base)
    {
        SyntaxNode? exponent = null;
        for (int scripts = 0; scripts <= MaximumNesting; scripts++)
        {
            if (IsLatex && Current.Is("_"))
                @base = ParseSubscript(@base);
            else if (Current.Is("^") || Current.Is("**"))
                exponent = ParseSuperscript(ref @base, exponent);
            else if (IsLatex && Current.Is("'"))
                throw new SyntaxException(Current.Span, "a prime behind a value", "a prime behind a function, as in tanh'(x)");
            else if ((Current.Is("|") || Current.Is("|)")) && Following.Is("_") && @base is PartialSyntax partial)
                return ParseHeldConstant(partial);
            else
                break;
        }

        return exponent is null ? @base : new PowerSyntax(@base, exponent, Span.Between(@base.Span, exponent.Span));
    }

    // x_1, x_{t-1}
    private NameSyntax ParseSubscript(SyntaxNode @base)
    {
        if (@base is not NameSyntax name)
            throw new SyntaxException(Current.Span, "a subscript behind what is no name", "an operator or the end of the line");
        Take();
        if (Current.Is("{"))
            return WithIndices(name, ParseIndices("{", "}"));
        SyntaxNode index = ParseTexArgument();
        return WithIndices(name, ([index], index.Span));
    }

    // Returns the exponent; a transpose changes nothing, and an index in brackets goes to the name.
    private SyntaxNode? ParseSuperscript(ref SyntaxNode @base, SyntaxNode? exponent)
    {
        Token sign = Take();
        if (sign.Text == "**" != IsPython)
        {
            throw new SyntaxException(sign.Span, $"unexpected {sign.Quoted}", IsPython ? "'**'" : "'^'",
                IsPython ? "powers are written x**2 in Python" : "powers are written x^2");
        }

        if (TryTakeTranspose())
            return exponent;
        if (@base is NameSyntax { Raised: null } name && TryParseRaisedIndex(name) is { } raised)
        {
            @base = raised;
            return exponent;
        }

        if (exponent is not null)
            throw new SyntaxException(sign.Span, "two exponents", "one exponent", "write (x^2)^3 or x^{2^3}");
        return Current.Is("{") ? ParseGroup() : IsLatex ? ParseTexExponent() : Nested(ParseSigned);
    }

    // ^\top, ^{\top}, ^{\mathsf{T}}: a number is its own transpose
    private bool TryTakeTranspose()
    {
        bool isBraced = Current.Is("{");
        Token sign = isBraced ? Following : Current;
        bool isTranspose = sign.Is("⊤") || (sign is { Kind: TokenKind.Name, Text: "T", IsWhole: true } && IsLatex && !grammar!.Names.IsKnown("T"));
        if (!isTranspose || (isBraced && !tokens[Math.Min(_position + 2, tokens.Count - 1)].Is("}")))
            return false;
        _position += isBraced ? 3 : 1;
        return true;
    }

    // ^{(i)}, ^{(t-1)} and ^{[l]}, with nothing else in the braces
    private NameSyntax? TryParseRaisedIndex(NameSyntax name)
    {
        if (!Current.Is("{") || !(Following.Is("(") || Following.Is("[")))
            return null;
        string closing = ClosingOf(Following.Text);
        int start = _position;
        _position += 2;
        int end = _position;
        while (tokens[end].Kind is TokenKind.Name or TokenKind.Number && (tokens[end + 1].Is("+") || tokens[end + 1].Is("-")))
            end += 2;
        if (tokens[end].Kind is TokenKind.Name or TokenKind.Number)
            end++;
        if (end > _position && tokens[end].Is(closing) && At(end + 1).Is("}"))
        {
            SyntaxNode index = ParseExpression();
            Expect(closing);
            Token brace = Expect("}");
            return name with { Raised = index, IsRaisedIndex = closing == "]", Span = Span.Between(name.Span, brace.Span) };
        }

        _position = start;
        return null;
    }

    // The innermost bracket that is still open where the text ends.
    private SyntaxException? UnclosedBracket()
    {
        if (grammar is null || Current.Kind != TokenKind.End)
            return null;
        var open = new Stack<Token>();
        foreach (Token token in tokens)
        {
            if (token.Kind == TokenKind.Sign && token.Text is "(" or "[" or "{" or "{(" or "|(" or "{." or "cases(")
                open.Push(token);
            else if (token.Kind == TokenKind.Sign && open.Count > 0 && token.Text == ClosingOf(open.Peek().Text))
                open.Pop();
        }

        return open.TryPeek(out Token bracket)
            ? new SyntaxException(bracket.Span, $"'{bracket.Written ?? bracket.Text}' is never closed", Spelled(bracket, ClosingOf(bracket.Text)))
            : null;
    }

    private static bool IsWholeNumber(Token token) => token.Kind == TokenKind.Number && token.Text.All(char.IsAsciiDigit);

    // What a student may have meant by a token that fits nowhere.
    private string? FormulaHint()
    {
        if (grammar is null)
            return null;
        if (Current.Is(",") && _position > 0 && IsWholeNumber(tokens[_position - 1]) && IsWholeNumber(Following))
            return $"write decimals with a point: {tokens[_position - 1].Text}.{Following.Text}";
        if (Current.Is(",") && _position > 1 && IsWholeNumber(tokens[_position - 2]) && IsWholeNumber(At(_position + 2))) // 0{,}5
            return $"write decimals with a point: {tokens[_position - 2].Text}.{At(_position + 2).Text}";
        return Current.Text switch
        {
            "=" when Current.Kind == TokenKind.Sign => "give the right side of the equation alone",
            "%" or "//" => $"'{Current.Text}' is not supported",
            "**" => "powers are written x^2",
            "^" when IsPython => "powers are written x**2 in Python",
            "<" or ">" or "<=" or ">=" when Current.Kind == TokenKind.Sign => "a comparison stands in brackets: (z > 0)",
            "|)" or "|" => "a bar closes another bar",
            "&" or "\\\\" => "an alignment is not part of a formula",
            _ => null,
        };
    }
}
