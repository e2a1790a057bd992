using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Syntax;

// What only Python has: methods, keywords, generators.
internal sealed partial class ExpressionParser
{
    // An argument: in Python with its keyword, as a comparison, or as a generator.
    private SyntaxNode ParseCallArgument()
    {
        if (!IsPython)
            return ParseExpression();
        if (Current.Kind == TokenKind.Name && Following.Is("="))
        {
            Token name = Take();
            Take();
            SyntaxNode value = ParseCondition();
            return new KeywordSyntax(name.Text, value, Span.Between(name.Span, value.Span));
        }

        return ParseCondition();
    }

    // x.tanh(), (z > 0).float()
    private CallSyntax ParseMethod(SyntaxNode target)
    {
        Take();
        Token name = ExpectName("a method such as tanh()");
        Token open = Expect("(");
        List<SyntaxNode> arguments = [target, .. ParseArguments(")")];
        return new CallSyntax(name.Text, 0, arguments, name.Span, Span.Between(target.Span, Close(open, ")")));
    }

    // sum(u[t] for t in range(1, N + 1)), also with square brackets around the generator
    private SeriesSyntax ParseGenerator(Token name, Token open)
    {
        Token? bracket = Current.Is("[") ? Take() : null;
        SyntaxNode body = ParseExpression();
        if (!Current.IsWord("for"))
            throw Unexpected("'for'", $"write {name.Text}(u[t] for t in range(1, 4))");
        IndexRange range = ParseGeneratorRange();
        if (bracket is { } inner)
            Close(inner, "]");
        return new SeriesSyntax(name.Text == "prod", range, body, Span.Between(name.Span, Close(open, ")")));
    }

    private IndexRange ParseGeneratorRange()
    {
        Take();
        Token index = ExpectName("an index such as t");
        if (!Current.IsWord("in"))
            throw Unexpected("'in'");
        Take();
        if (!Current.IsWord("range"))
            throw Unexpected("'range'", "write for t in range(1, N + 1)");
        Take();
        Token open = Expect("(");
        List<SyntaxNode> bounds = ParseArguments(")");
        Span end = Close(open, ")");
        if (bounds.Count is 0 or > 2)
            throw new SyntaxException(Span.Between(open.Span, end), $"a range with {Text(bounds.Count)} bounds", "one or two");
        SyntaxNode lower = bounds.Count == 2 ? bounds[0] : new NumberSyntax(Rational.Zero, open.Span);
        return new IndexRange(index.Text, index.Span, lower, Before(bounds[^1]));
    }

    // The last value of a range that ends before n is n - 1; of N + 1 it is N.
    private static SyntaxNode Before(SyntaxNode end)
    {
        if (end is ChainSyntax { Links: [{ Operator: "+" }, ..] } sum
            && sum.Links[^1] is { Operator: "+", Operand: NumberSyntax(var last, _) } && last == Rational.One)
        {
            return sum.Links.Count == 2 ? sum.Links[0].Operand : sum with { Links = [.. sum.Links.Take(sum.Links.Count - 1)] };
        }

        Link first = new("+", end, end.Span);
        return new ChainSyntax([first, new Link("-", new NumberSyntax(Rational.One, end.Span), end.Span)], end.Span);
    }
}
