using System.Runtime.CompilerServices;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Syntax;

/// <summary>Reads a formula with explicit operators from tokens: the expression part of the model language.</summary>
/// <remarks>
/// Precedence from loose to tight: + and -; *, / and @; unary minus; ^ (binds to the right, its exponent may carry a sign); indices
/// and primes. So <c>-x^2</c> is -(x^2) and <c>2^-x</c> is allowed. Depth is bounded by <see cref="MaximumNesting"/>, length by nothing.
/// A <see cref="FormulaGrammar"/> adds what formulas allow beyond models.
/// </remarks>
internal sealed partial class ExpressionParser(List<Token> tokens, FormulaGrammar? grammar = null)
{
    /// <summary>How deep brackets, signs and exponents may nest.</summary>
    public const int MaximumNesting = 200;

    private const string Operand = "a name, a number, a function or a bracket";
    private int _position;
    private int _depth;

    public Token Current => tokens[_position];

    public Token Following => tokens[Math.Min(_position + 1, tokens.Count - 1)];

    public int Position
    {
        get => _position;
        set => _position = value;
    }

    /// <summary>Takes the current token.</summary>
    public Token Take()
    {
        Token token = Current;
        if (token.Kind != TokenKind.End)
            _position++;
        return token;
    }

    /// <summary>Takes the current token where it is the given sign.</summary>
    public bool TryTake(string sign)
    {
        if (!Current.Is(sign))
            return false;
        _position++;
        return true;
    }

    /// <summary>Takes the given sign or fails.</summary>
    public Token Expect(string sign, string? hint = null) => Current.Is(sign)
        ? Take()
        : throw Unexpected($"'{sign}'", hint);

    /// <summary>Takes a name or fails.</summary>
    public Token ExpectName(string what) => Current.Kind == TokenKind.Name
        ? Take()
        : throw Unexpected(what);

    /// <summary>Fails unless all is read.</summary>
    public void ExpectEnd()
    {
        if (Current.Kind == TokenKind.End)
            return;
        bool juxtaposed = _position > 0 && Current.Kind is TokenKind.Name or TokenKind.Number || Current.Is("(");
        throw Unexpected("an operator or the end of the line", juxtaposed ? "write products with '*'" : null);
    }

    private SyntaxException Unexpected(string expected, string? hint = null) =>
        new(Current.Span, $"unexpected {Current.Quoted}", expected, FormulaHint() ?? hint);

    /// <summary>Terms joined by + and -.</summary>
    public SyntaxNode ParseExpression() => Nested(() => Chain(ParseProduct, "+", "+", "-"));

    private SyntaxNode Nested(Func<SyntaxNode> parse)
    {
        if (++_depth > MaximumNesting || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new SyntaxException(Current.Span, $"nested more than {_depth - 1} levels deep", hint: "name parts of the formula", kind: DiagnosticKind.Limit);
        SyntaxNode result = parse();
        _depth--;
        return result;
    }

    private SyntaxNode ParseProduct() => Chain(ParseSigned, "*", "*", "/", "@");

    private SyntaxNode Chain(Func<SyntaxNode> parseOperand, string first, params ReadOnlySpan<string> operators)
    {
        SyntaxNode operand = parseOperand();
        bool mayJuxtapose = first == "*";
        var links = new List<Link> { new(first, operand, new Span(operand.Span.Start, 0)) };
        while (true)
        {
            if (IsAny(operators))
            {
                Token sign = Take();
                links.Add(new Link(sign.Text, parseOperand(), sign.Span));
            }
            else if (mayJuxtapose && StartsImplicitFactor())
                links.Add(new Link("*", parseOperand(), new Span(Current.Span.Start, 0)));
            else
                break;
        }

        if (links.Count == 1)
            return operand;

        return new ChainSyntax(links, Span.Between(operand.Span, links[^1].Operand.Span));
    }

    private bool IsAny(ReadOnlySpan<string> operators)
    {
        foreach (string sign in operators)
        {
            if (Current.Is(sign))
                return true;
        }

        return false;
    }

    private SyntaxNode ParseSigned()
    {
        if (!Current.Is("-") && !Current.Is("+"))
            return ParsePower();
        Token sign = Take();
        SyntaxNode operand = Nested(ParseSigned);
        return sign.Text == "+" ? operand : new NegateSyntax(operand, Span.Between(sign.Span, operand.Span));
    }

    private SyntaxNode ParsePower()
    {
        SyntaxNode @base = ParsePostfix();
        if (grammar is not null)
            return ParseScripts(@base);
        if (Current.Is("**"))
            throw new SyntaxException(Current.Span, "unexpected '**'", "'^'", "powers are written x^2");
        if (!TryTake("^"))
            return @base;
        SyntaxNode exponent = Nested(ParseSigned);
        return new PowerSyntax(@base, exponent, Span.Between(@base.Span, exponent.Span));
    }

    private SyntaxNode ParsePostfix()
    {
        SyntaxNode node = ParsePrimary();
        for (int primes = 0; ;)
        {
            if (Current.Is("'") && !IsLatex && ++primes <= MaximumNesting)
                node = new TransposeSyntax(node, Span.Between(node.Span, Take().Span));
            else if (Current.Is("[") && node is NameSyntax name && TakesIndices())
                node = WithIndices(name, ParseIndices("[", "]"));
            else if (Current.Is("."))
                node = ParseMethod(node);
            else
                return node;
        }
    }

    private SyntaxNode ParsePrimary()
    {
        Token token = Current;
        if (grammar is not null && TryParseNotation(token) is { } notation)
            return notation;
        switch (token.Kind)
        {
            case TokenKind.Number:
                Take();
                return Number(token);
            case TokenKind.Name when CallsFunction():
                return ParseCall();
            case TokenKind.Name:
                return ParseName();
            case TokenKind.Sign when token.Text == "(":
                Take();
                SyntaxNode inner = ParseCondition();
                return inner with { Span = Span.Between(token.Span, Close(token, ")")) };
            case TokenKind.Sign when token.Text == "[":
                return ParseArray();
            default:
                throw UnclosedBracket() ?? Unexpected(Operand);
        }
    }

    /// <summary>The value of a number token.</summary>
    public static NumberSyntax Number(Token token)
    {
        try
        {
            return new NumberSyntax(Rational.Parse(token.Text), token.Span);
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            throw new SyntaxException(token.Span, $"'{token.Text}' is not a number that can be read", "at most 10,000 in the exponent");
        }
    }

    // A name with primes before a bracket, or with an opening bracket right behind it.
    private bool CallsFunction()
    {
        int i = _position + 1;
        while (tokens[i].Is("'"))
            i++;
        return tokens[i].Is("(") && (grammar is null || grammar.Names.IsCalled(Current.Text));
    }

    private SyntaxNode ParseCall()
    {
        Token name = Take();
        int primes = 0;
        while (TryTake("'"))
            primes++;
        Token open = Expect("(");
        if (name.Text is "sum" or "prod" && primes == 0 && IsSeries())
            return ParseSeries(name, open);
        if (IsPython && name.Text is "sum" or "prod" && primes == 0)
            return ParseGenerator(name, open);
        List<SyntaxNode> arguments = ParseArguments(")");
        return new CallSyntax(name.Text, primes, arguments, name.Span, Span.Between(name.Span, Close(open, ")")));
    }

    private List<SyntaxNode> ParseArguments(string closing)
    {
        var arguments = new List<SyntaxNode>();
        if (!Current.Is(closing))
        {
            do
                arguments.Add(ParseCallArgument());
            while (TryTake(","));
        }

        return arguments;
    }

    private bool IsSeries() => Current.Kind == TokenKind.Name && (Following.IsWord("in") || Following.Is("="));

    // sum(t in 1..N: body) or sum(t=1..N, body)
    private SeriesSyntax ParseSeries(Token name, Token open)
    {
        IndexRange range = ParseIndexRange();
        if (!TryTake(":"))
            Expect(",", "write sum(t in 1..N: ...)");
        SyntaxNode body = ParseExpression();
        return new SeriesSyntax(name.Text == "prod", range, body, Span.Between(name.Span, Close(open, ")")));
    }

    /// <summary>An index with its range: <c>t in 1..N</c> or <c>t=1..N</c>.</summary>
    public IndexRange ParseIndexRange()
    {
        Token index = ExpectName("an index such as t");
        if (Current.IsWord("in"))
            Take();
        else if (!TryTake("="))
            throw new SyntaxException(Current.Span, $"unexpected {Current.Quoted}", "'in'", "write t in 1..N");
        (SyntaxNode lower, SyntaxNode upper) = ParseRange();
        return new IndexRange(index.Text, index.Span, lower, upper);
    }

    /// <summary>Two bounds with <c>..</c> between them.</summary>
    public (SyntaxNode Lower, SyntaxNode Upper) ParseRange()
    {
        SyntaxNode lower = ParseExpression();
        Expect("..", "a range is written 1..N");
        return (lower, ParseExpression());
    }

    /// <summary>A name with its indices.</summary>
    public NameSyntax ParseName()
    {
        Token token = ExpectName("a name");
        var name = new NameSyntax(token.Text, [], token.Span, token.Span);
        while (!IsLatex && Current.Is("_") && Following.Is("{") && Current.Span.Start == name.Span.End)
        {
            Take();
            name = WithIndices(name, ParseIndices("{", "}"));
        }

        if (grammar is not null && !IsLatex && Current.Is("_") && Following.Is("(") && Current.Span.Start == name.Span.End) // h_(t-1)
        {
            Take();
            name = WithIndices(name, ParseIndices("(", ")"));
        }

        return name;
    }

    private (List<SyntaxNode> Items, Span Close) ParseIndices(string opening, string closing)
    {
        Token open = Expect(opening);
        var items = new List<SyntaxNode>();
        do
            items.Add(ParseExpression());
        while (TryTake(","));
        return (items, Close(open, closing));
    }

    private static NameSyntax WithIndices(NameSyntax name, (List<SyntaxNode> Items, Span Close) indices) =>
        name with { Indices = [.. name.Indices, .. indices.Items], Span = Span.Between(name.Span, indices.Close) };

    private ArraySyntax ParseArray()
    {
        Span open = Current.Span;
        (List<SyntaxNode> items, Span close) = ParseIndices("[", "]");
        return new ArraySyntax(items, Span.Between(open, close));
    }

    private Span Close(Token open, string closing)
    {
        if (Current.Is(closing))
            return Take().Span;
        if (Current.Kind == TokenKind.End)
            throw new SyntaxException(open.Span, $"'{open.Written ?? open.Text}' is never closed", Spelled(open, closing));
        bool juxtaposed = Current.Kind is TokenKind.Name or TokenKind.Number || Current.Is("(");
        throw Unexpected($"an operator or {Spelled(open, closing)}", juxtaposed ? "write products with '*'" : null);
    }

    // The closing bracket as the opening one is written: \right) for \left(.
    private static string Spelled(Token open, string closing)
    {
        string bracket = closing switch { "})" => "\\}", "|)" => "|", ".}" => "|", "cases)" => "\\end{cases}", _ => closing };
        return open.Written?.StartsWith("\\left", StringComparison.Ordinal) == true ? $"'\\right{bracket}'" : $"'{bracket}'";
    }
}
