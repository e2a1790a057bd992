namespace AutodiffTeach.Formulas.Syntax;

/// <summary>What formulas allow beyond the model language: implicit products, indicators, bars, roots and symbols of derivatives.</summary>
/// <param name="AllowImplicitProducts">Whether factors may stand side by side.</param>
/// <param name="IsFunction">Whether a name before a bracket is called; else it is a factor.</param>
internal sealed record FormulaGrammar(bool AllowImplicitProducts, Func<string, bool> IsFunction);

internal sealed partial class ExpressionParser
{
    /// <summary>The sign that stands for the d of dy/dw where a word was recognised as one.</summary>
    public const string Differential = "d";

    private int _openBars;

    // A number may not follow a factor: "x 2" is more likely a slip for x^2 than a product.
    private bool StartsImplicitFactor() => grammar is { AllowImplicitProducts: true }
        && (Current.Kind == TokenKind.Name || Current.Is("(") || Current.Is("√") || Current.Is("∂") || Current.Is(Differential)
            || (Current.Is("|") && _openBars == 0) || StartsIndicator());

    // 1[ without a space between
    private bool StartsIndicator() => Current.Kind == TokenKind.Number && Current.Text == "1"
        && Following.Is("[") && Following.Span.Start == Current.Span.End;

    private SyntaxNode? TryParseNotation(Token token) => token switch
    {
        { Kind: TokenKind.Number } when StartsIndicator() => ParseIndicator(),
        { Kind: TokenKind.Sign, Text: "√" } => ParseRoot(),
        { Kind: TokenKind.Sign, Text: "|" } => ParseBars(),
        { Kind: TokenKind.Sign, Text: "∂" } => ParsePartial(),
        { Kind: TokenKind.Sign, Text: Differential } => ParseOrdinary(),
        _ => null,
    };

    // 1[z > 0]
    private SyntaxNode ParseIndicator()
    {
        Token one = Take();
        Token open = Expect("[");
        SyntaxNode condition = ParseCondition();
        if (condition is not IndicatorSyntax)
            throw new SyntaxException(Current.Span, $"unexpected {Current.Quoted}", "a comparison such as z > 0", "an indicator is written 1[z > 0]");
        return condition with { Span = Span.Between(one.Span, Close(open, "]")) };
    }

    // Within brackets a comparison is an indicator.
    private SyntaxNode ParseCondition()
    {
        int bars = _openBars;
        _openBars = 0;
        SyntaxNode left = ParseExpression();
        if (grammar is not null && Current is { Kind: TokenKind.Sign, Text: "<" or ">" or "<=" or ">=" })
        {
            Token relation = Take();
            SyntaxNode right = ParseExpression();
            left = new IndicatorSyntax(left, relation.Text, right, Span.Between(left.Span, right.Span));
        }

        _openBars = bars;
        return left;
    }

    // √x, √(x + 1)
    private CallSyntax ParseRoot()
    {
        Token sign = Take();
        SyntaxNode operand = Nested(ParsePostfix);
        return new CallSyntax("sqrt", 0, [operand], sign.Span, Span.Between(sign.Span, operand.Span));
    }

    // |x|
    private CallSyntax ParseBars()
    {
        Token open = Take();
        _openBars++;
        SyntaxNode operand = ParseExpression();
        _openBars--;
        return new CallSyntax("abs", 0, [operand], open.Span, Span.Between(open.Span, Close(open, "|")));
    }

    // ∂y/∂w, ∂⁺y/∂w
    private SyntaxNode ParsePartial()
    {
        Token sign = Take();
        if (Current.Is("("))
            return ParseDerivative(sign);
        bool isDirect = TryTake("⁺");
        if (!isDirect && Current.Is("^") && Following.Is("+"))
        {
            _position += 2;
            isDirect = true;
        }

        NameSyntax of = ParseIndexedName();
        NameSyntax withRespectTo = ParseDenominator();
        return new PartialSyntax(isDirect ? PartialKind.Direct : PartialKind.Total, of, withRespectTo, Span.Between(sign.Span, withRespectTo.Span));
    }

    // dy/dw
    private PartialSyntax ParseOrdinary()
    {
        Token sign = Take();
        NameSyntax of = ParseIndexedName();
        Expect("/", "a derivative is written dy/dw");
        Expect(Differential, "a derivative is written dy/dw");
        NameSyntax withRespectTo = ParseIndexedName();
        return new PartialSyntax(PartialKind.Ordinary, of, withRespectTo, Span.Between(sign.Span, withRespectTo.Span));
    }

    // ∂(w^2*x)/∂w
    private DerivativeSyntax ParseDerivative(Token sign)
    {
        Token open = Take();
        SyntaxNode of = ParseExpression();
        Close(open, ")");
        NameSyntax withRespectTo = ParseDenominator();
        return new DerivativeSyntax(of, withRespectTo, Span.Between(sign.Span, withRespectTo.Span));
    }

    private NameSyntax ParseDenominator()
    {
        Expect("/", "a derivative is written ∂y/∂w");
        Expect("∂", "a derivative is written ∂y/∂w");
        return ParseIndexedName();
    }

    private NameSyntax ParseIndexedName()
    {
        NameSyntax name = ParseName();
        while (Current.Is("["))
            name = WithIndices(name, ParseIndices("[", "]"));
        return name;
    }
}
