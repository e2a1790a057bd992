using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Syntax;

// Functions as they are written by hand: sin^2(x), tanh'(z), sin 2x.
internal sealed partial class ExpressionParser
{
    // sigma may be a number's name too, so it is called with brackets only.
    private bool StartsFunction()
    {
        if (!grammar!.Names.IsFunction(Current.Text) || IsPython)
            return false;
        int i = _position + 1;
        while (tokens[i].Is("'"))
            i++;
        Token next = tokens[i];
        if (Current.Text == "sigma" && i == _position + 1 && !next.Is("("))
            return next.Is("^") && IsCalledBehindScript(i + 1);
        if (next.Is("(") || next.Is("^"))
            return true;
        if (IsLatex && (next.Is("_") || next.Is("[") || next.Is("{") || next.Is("{(")))
            return true;
        return grammar.AllowImplicitProducts
            && (next.Kind is TokenKind.Name or TokenKind.Number || next.Is("√") || next.Is("|(") || (next.Is("|") && _openBars == 0) || (IsLatex && next.Text is "frac" or "root"));
    }

    // sigma^2(x), sigma^{\prime}(x)
    private bool IsCalledBehindScript(int i)
    {
        int end = At(i).Is("{") ? EndOfGroup(i) : At(i).Is("-") ? i + 2 : i + 1;
        while (At(end).Is("'"))
            end++;
        return OpensArgument(At(end));
    }

    private SyntaxNode ParseFunction()
    {
        Token name = Take();
        int primes = 0;
        SyntaxNode? exponent = null;
        SyntaxNode? @base = null;
        for (bool more = true; more;)
        {
            if (TryTake("'"))
                primes++;
            else if (Current.Is("^") && exponent is null)
                primes += ParseFunctionScript(name, ref exponent);
            else if (IsLatex && Current.Is("_") && @base is null && name.Text is "log" or "ln")
                @base = ParseBase();
            else
                more = false;
        }

        (List<SyntaxNode> arguments, Span end) = ParseOperands(name);
        Span span = Span.Between(name.Span, end);
        SyntaxNode call = new CallSyntax(name.Text, primes, arguments, name.Span, span);
        if (@base is not null) // log_b x = log x / log b
            call = new FractionSyntax(call, new CallSyntax(name.Text, 0, [@base], name.Span, @base.Span), span);
        return exponent is null ? call : new PowerSyntax(call, exponent, span);
    }

    private SyntaxNode ParseBase()
    {
        Take();
        return ParseTexArgument();
    }

    // f^2, f^{2}, f^\prime; f^{-1} may be the inverse or the reciprocal
    private int ParseFunctionScript(Token name, ref SyntaxNode? exponent)
    {
        Token sign = Take();
        int primes = TryTakePrimes();
        if (primes > 0)
            return primes;
        SyntaxNode power = Current.Is("{") ? ParseGroup() : IsLatex ? ParseTexArgument() : ParseExponentOfFunction();
        if (power is NegateSyntax(NumberSyntax(var one, _), _) && one == Rational.One)
        {
            throw new SyntaxException(Span.Between(sign.Span, power.Span), $"{name.Text}^(-1) may be the inverse or the reciprocal",
                hint: $"write 1/{name.Text}(x) for the reciprocal; inverse functions are not supported");
        }

        exponent = power;
        return 0;
    }

    // sin^2(x), sin^-1(x), sin^(1/2)(x), sin^n(x)
    private SyntaxNode ParseExponentOfFunction()
    {
        if (Current.Is("-"))
        {
            Token sign = Take();
            SyntaxNode operand = Nested(ParseExponentOfFunction);
            return new NegateSyntax(operand, Span.Between(sign.Span, operand.Span));
        }

        return Current.Kind == TokenKind.Name ? ParseName() : ParsePrimary();
    }

    private int TryTakePrimes()
    {
        int start = _position;
        bool isBraced = TryTake("{");
        int primes = 0;
        while (TryTake("'"))
            primes++;
        if (primes > 0 && (!isBraced || TryTake("}")))
            return primes;
        _position = start;
        return 0;
    }

    private (List<SyntaxNode> Arguments, Span End) ParseOperands(Token name)
    {
        while (IsLatex && Current.Is("{") && Following.Is("}"))
            _position += 2;
        if (Current.Is("(") || (IsLatex && (Current.Is("[") || Current.Is("{") || Current.Is("{("))))
        {
            Token open = Take();
            string closing = ClosingOf(open.Text);
            List<SyntaxNode> arguments = ParseArguments(closing);
            return (arguments, Close(open, closing));
        }

        SyntaxNode argument = Nested(() => ParseUnbracketed(name));
        return ([argument], argument.Span);
    }

    // tanh w x is tanh(w x): the argument goes on over factors side by side, up to a sign, a function or a derivative. A bracket behind it
    // could belong to either, so it is refused.
    private SyntaxNode ParseUnbracketed(Token name)
    {
        if (!StartsSimpleFactor() && !StartsNestedFunction())
        {
            throw new SyntaxException(Span.Between(name.Span, tokens[_position - 1].Span), $"the function '{name.Text}' without an argument",
                $"an argument in brackets, as in {name.Text}(x)");
        }

        bool isCall = StartsNestedFunction();
        var links = new List<Link>();
        do
            links.Add(new Link("*", ParsePower(), new Span(Current.Span.Start, 0)));
        while (!isCall && StartsSimpleFactor() && (Current.Kind != TokenKind.Number || tokens[_position - 1].Kind != TokenKind.Number));
        if (!isCall && TryPeekOpen())
        {
            throw new SyntaxException(Current.Span, $"a bracket behind the argument of '{name.Text}' that has none",
                "an operator or the end of the line", $"write {name.Text}(...) with brackets around its argument");
        }

        return links.Count == 1 ? links[0].Operand : new ChainSyntax(links, Span.Between(links[0].Operand.Span, links[^1].Operand.Span));
    }

    private bool TryPeekOpen() => OpensArgument(Current);

    private bool OpensArgument(Token token) => token.Is("(") || (IsLatex && (token.Is("[") || token.Is("{(")));

    private bool StartsNestedFunction() => Current.Kind == TokenKind.Name && (StartsFunction() || grammar!.Names.IsFunction(Current.Text));

    private bool StartsSimpleFactor() => Current.Kind switch
    {
        TokenKind.Name => !grammar!.Names.IsFunction(Current.Text) && !IsWordOfCases(Current) && !StartsBigOperator() && !StartsDifferentials(),
        TokenKind.Number => IsLatex || tokens[_position - 1].Kind != TokenKind.Number,
        _ => Current.Text is "√" or "|(" || (Current.Is("|") && _openBars == 0 && !Following.Is("_"))
            || (IsLatex && Current.Text is "{" or "root" || IsLatex && Current.Is("frac") && !StartsDerivativeFraction() || Current.Text is ['_', _, ..]),
    };
}
