namespace AutodiffTeach.Formulas.Syntax;

// What only LaTeX has: groups, fractions, roots with a degree, brackets of several kinds, cases.
internal sealed partial class ExpressionParser
{
    private bool StartsLatexFactor() => Current.Kind == TokenKind.Sign
        && Current.Text is "frac" or "root" or "{" or "[" or "{(" or "|(" or "{." or "cases(" or ['_', _, ..];

    private static bool IsWordOfCases(Token token) => token is { Kind: TokenKind.Name, IsWhole: true, Text: "if" or "otherwise" or "else" or "for" or "when" };

    private SyntaxNode? TryParseLatex(Token token)
    {
        switch (token.Text)
        {
            case "{":
                return ParseGroup();
            case "[" or "{(":
                Take();
                SyntaxNode inner = ParseCondition();
                return inner with { Span = Span.Between(token.Span, Close(token, ClosingOf(token.Text))) };
            case "frac":
                return StartsDerivativeFraction() ? ParseDerivativeFraction() : ParseFraction();
            case "root":
                return ParseRoot();
            case "{.":
                return ParseEvaluated();
            case "cases(":
                return ParseCases();
            case ['_', _, ..]:
                return ParseAccent();
            default:
                return null;
        }
    }

    private SyntaxNode ParseGroup()
    {
        Token open = Expect("{");
        SyntaxNode inner = ParseCondition();
        return inner with { Span = Span.Between(open.Span, Close(open, "}")) };
    }

    // The argument of a command, of _ or ^: a group, a digit, a letter, or a command with arguments of its own.
    private SyntaxNode ParseTexArgument()
    {
        Token token = Current;
        if (token.Is("{"))
            return ParseGroup();
        if (token.Kind == TokenKind.Number)
            return Number(IsLatex ? TakeDigit() : Take());
        if (token.Kind == TokenKind.Name)
        {
            Take();
            return new NameSyntax(token.Text, [], token.Span, token.Span);
        }

        if (token.Is("frac") || token.Is("root") || token.Text is ['_', _, ..])
            return Nested(ParsePrimary);
        if (token.Is("(") && !IsLatex)
            return ParsePrimary();
        throw Unexpected("a letter, a digit or braces", token.Is("-") || token.Is("(") ? "put it in braces: {...}" : null);
    }

    // x^(n-1) and e^-x lack braces, but mean one thing alone; x^12 and e^-12 may mean two.
    private SyntaxNode ParseTexExponent()
    {
        if (Current.Is("("))
            return Nested(ParsePrimary);
        if (!Current.Is("-"))
            return ParseTexArgument();
        Token sign = Take();
        if (Current is { Kind: TokenKind.Number, Text: { Length: > 1 } digits })
            throw new SyntaxException(Current.Span, $"'{digits}' without braces behind '^-'", "one digit or braces", $"write ^{{-{digits}}}");
        SyntaxNode operand = Nested(ParseTexArgument);
        return new NegateSyntax(operand, Span.Between(sign.Span, operand.Span));
    }

    // Without braces a command takes one digit: \frac12 is 1/2.
    private Token TakeDigit()
    {
        Token token = Current;
        if (token.Text.Length == 1 || token.Text[0] == '.')
            return Take();
        tokens[_position] = token with { Text = token.Text[1..], Span = new Span(token.Span.Start + 1, token.Span.Length - 1) };
        return token with { Text = token.Text[..1], Span = new Span(token.Span.Start, 1) };
    }

    private FractionSyntax ParseFraction()
    {
        Token frac = Take();
        SyntaxNode above = ParseTexArgument();
        SyntaxNode below = ParseTexArgument();
        return new FractionSyntax(above, below, Span.Between(frac.Span, below.Span));
    }

    // \sqrt{x}, \sqrt[3]{x}
    private SyntaxNode ParseRoot()
    {
        Token root = Take();
        SyntaxNode? degree = null;
        if (Current.Is("["))
        {
            Token open = Take();
            degree = ParseExpression();
            Close(open, "]");
        }

        SyntaxNode operand = Nested(ParseTexArgument);
        Span span = Span.Between(root.Span, operand.Span);
        if (degree is null)
            return new CallSyntax("sqrt", 0, [operand], root.Span, span);
        return new PowerSyntax(operand, new FractionSyntax(new NumberSyntax(Scalars.Rational.One, degree.Span), degree, degree.Span), span);
    }

    // \left. ∂h/∂w \right|_{h_1}
    private SyntaxNode ParseEvaluated()
    {
        Token open = Take();
        SyntaxNode inner = Nested(ParsePower);
        if (inner is PartialSyntax held && held.Span.End == tokens[_position - 1].Span.End && held.Kind == PartialKind.Direct)
            return inner;
        Span end = Close(open, "|)");
        throw new SyntaxException(Span.Between(open.Span, end), "a bar behind a formula", "a partial with the names that are held constant",
            @"write \left.\frac{\partial h}{\partial w}\right|_{x}");
    }

    // \hat{y}: the accent goes with the name, \hat{y_1} is \hat{y}_1
    private NameSyntax ParseAccent()
    {
        Token accent = Take();
        SyntaxNode operand = Nested(ParseTexArgument);
        if (operand is not NameSyntax name || VariableName.Parse(name.Text).Accent != Accent.None)
            throw new SyntaxException(Span.Between(accent.Span, operand.Span), $"{accent.Quoted} over more than a name", $"a name, as in {accent.Written}{{y}}");
        return name with { Text = name.Text + accent.Text, Span = Span.Between(accent.Span, operand.Span) };
    }

    // \begin{cases} a & \text{if } z > 0 \\ b & \text{otherwise} \end{cases}
    private PiecewiseSyntax ParseCases()
    {
        Token open = Take();
        var pieces = new List<Piece>();
        do
        {
            if (Current.Is("cases)") && pieces.Count > 0)
                break;
            SyntaxNode value = ParseExpression();
            TryTake(",");
            Expect("&", "a case is written: value & condition");
            pieces.Add(new Piece(value, ParseCaseCondition()));
            TryTake(",");
        }
        while (TryTake("\\\\"));
        return new PiecewiseSyntax(pieces, Span.Between(open.Span, Close(open, "cases)")));
    }

    private SyntaxNode? ParseCaseCondition()
    {
        if (Current.Kind == TokenKind.Name && Current.Text is "otherwise" or "else" or "sonst")
        {
            Take();
            return null;
        }

        if (IsWordOfCases(Current))
            Take();
        SyntaxNode condition = ParseCondition();
        return condition is IndicatorSyntax ? condition : throw Unexpected("a comparison such as z > 0");
    }
}
