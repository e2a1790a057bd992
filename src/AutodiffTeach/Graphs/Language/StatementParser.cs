using AutodiffTeach.Formulas.Syntax;

namespace AutodiffTeach.Graphs.Language;

/// <summary>Reads the statements of a model file.</summary>
internal static class StatementParser
{
    private const string StatementForms =
        "a statement such as 'param w = 2', 'input u[1..N]', 'output y' or 'h[t] = w * h[t-1] for t in 1..N'";

    /// <summary>The statements of the file; those with errors are reported and left out.</summary>
    public static IReadOnlyList<Statement> Parse(SourceText source, Diagnostics diagnostics)
    {
        var bare = new SourceText(source.Name, StatementReader.WithoutComments(source.Text));
        var statements = new List<Statement>();
        foreach (Span span in StatementReader.Read(bare, diagnostics))
        {
            try
            {
                statements.Add(ParseStatement(bare, span, diagnostics));
            }
            catch (SyntaxException error)
            {
                error.ReportTo(diagnostics);
            }
        }

        return statements;
    }

    private static Statement ParseStatement(SourceText source, Span span, Diagnostics diagnostics)
    {
        string text = source[span];
        int length = text.TakeWhile(char.IsLetter).Count();
        string rest = text[length..].TrimStart();
        if (rest.StartsWith('=') || (rest.Length > 0 && "[_'".Contains(rest[0])))
            return ParseDefinition(source, span, diagnostics);
        var body = new Span(span.Start + length, span.Length - length);
        return text[..length] switch
        {
            "title" => new TitleStatement(rest, span),
            "const" => ParseConst(source, body, span, diagnostics),
            "param" => ParseDeclaration(Role.Parameter, source, body, span, diagnostics),
            "input" => ParseDeclaration(Role.Input, source, body, span, diagnostics),
            "state" => ParseDeclaration(Role.State, source, body, span, diagnostics),
            "function" => ParseFunction(source, body, span, diagnostics),
            "output" => ParseOutput(source, body, span, diagnostics),
            _ => ParseDefinition(source, span, diagnostics),
        };
    }

    private static ConstStatement ParseConst(SourceText source, Span body, Span span, Diagnostics diagnostics)
    {
        ExpressionParser parser = ParserFor(source, body, diagnostics);
        Token name = parser.ExpectName("the name of the constant");
        parser.Expect("=", "a constant needs a value: const N = 3");
        SyntaxNode value = parser.ParseExpression();
        parser.ExpectEnd();
        return new ConstStatement(name.Text, name.Span, value, span);
    }

    private static FunctionStatement ParseFunction(SourceText source, Span body, Span span, Diagnostics diagnostics)
    {
        ExpressionParser parser = ParserFor(source, body, diagnostics);
        Token name = parser.ExpectName("the name of the function");
        Token? definition = parser.TryTake("=") ? parser.ExpectName("a function such as relu") : null;
        parser.ExpectEnd();
        return new FunctionStatement(name.Text, name.Span, definition?.Text, definition?.Span ?? name.Span, span);
    }

    private static OutputStatement ParseOutput(SourceText source, Span body, Span span, Diagnostics diagnostics)
    {
        ExpressionParser parser = ParserFor(source, body, diagnostics);
        var items = new List<OutputItem>();
        do
        {
            Token name = parser.ExpectName("the name of an output");
            IReadOnlyList<(SyntaxNode, SyntaxNode)> indices = ParseIndices(parser);
            items.Add(new OutputItem(name.Text, indices, name.Span));
        }
        while (parser.TryTake(","));
        parser.ExpectEnd();
        return new OutputStatement(items, span);
    }

    // NAME [indices] [: shape] [= values] [as "text"]
    private static DeclarationStatement ParseDeclaration(Role role, SourceText source, Span body, Span span, Diagnostics diagnostics)
    {
        (source, string? printed) = CutPrintedName(source, body);
        (Span head, Span? shape, Span? values) = CutDeclaration(source, body);
        ExpressionParser parser = ParserFor(source, head, diagnostics);
        Token name = parser.ExpectName($"the name of the {KeywordOf(role)}");
        IReadOnlyList<(SyntaxNode, SyntaxNode)> indices = ParseIndices(parser);
        if (parser.Current.Kind != TokenKind.End)
            throw new SyntaxException(parser.Current.Span, $"unexpected {parser.Current.Quoted}", "':', '=' or the end of the line");
        return new DeclarationStatement(
            role,
            name.Text,
            name.Span,
            indices,
            shape is { } dimensions ? ParseShape(source, dimensions, diagnostics) : [],
            values is { } list ? ParseValues(source, list, diagnostics) : [],
            printed,
            span);
    }

    internal static string KeywordOf(Role role) => role switch
    {
        Role.Parameter => "param",
        Role.Input => "input",
        _ => "state",
    };

    // Takes as "text" out of a declaration: the rest is read from a text with blanks in its place.
    private static (SourceText Source, string? Printed) CutPrintedName(SourceText source, Span body)
    {
        string text = source[body];
        int open = text.IndexOf('"', StringComparison.Ordinal);
        if (open < 0)
            return (source, null);
        int close = text.IndexOf('"', open + 1);
        string before = text[..open].TrimEnd();
        if (close <= open + 1 || !before.EndsWith(" as", StringComparison.Ordinal))
            throw new SyntaxException(new Span(body.Start + open, 1), "unexpected '\"'", "a printed name such as: param Uf as \"U^f\"");
        int start = body.Start + before.Length - "as".Length, end = body.Start + close + 1;
        string rest = string.Concat(source.Text.AsSpan(0, start), new string(' ', end - start), source.Text.AsSpan(end));
        return (new SourceText(source.Name, rest), text[(open + 1)..close]);
    }

    // A declaration up to ':' or '=', the shape after ':', the values after '='; none of them can stand inside another.
    private static (Span Head, Span? Shape, Span? Values) CutDeclaration(SourceText source, Span body)
    {
        string text = source[body];
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        int end = equals < 0 ? text.Length : equals;
        int colon = text.IndexOf(':', 0, end);
        Span? values = equals < 0 ? null : new Span(body.Start + equals + 1, text.Length - equals - 1);
        Span? shape = colon < 0 ? null : new Span(body.Start + colon + 1, end - colon - 1);
        return (new Span(body.Start, colon < 0 ? end : colon), shape, values);
    }

    private static List<SyntaxNode> ParseShape(SourceText source, Span span, Diagnostics diagnostics)
    {
        var dimensions = new List<SyntaxNode>();
        int start = 0;
        string text = source[span];
        foreach (int x in SeparatorsOf(text).Append(text.Length))
        {
            ExpressionParser parser = ParserFor(source, new Span(span.Start + start, x - start), diagnostics);
            dimensions.Add(parser.ParseExpression());
            parser.ExpectEnd();
            start = x + 1;
        }

        return dimensions.Count <= 2
            ? dimensions
            : throw new SyntaxException(span, $"a shape of {dimensions.Count} dimensions", "a vector such as 3 or a matrix such as 2x3");
    }

    // The 'x' of 2x3 and of H x D: after a digit, or a word by itself.
    private static IEnumerable<int> SeparatorsOf(string text)
    {
        for (int i = 1; i + 1 < text.Length; i++)
        {
            bool afterDigit = text[i] == 'x' && char.IsAsciiDigit(text[i - 1]);
            bool alone = text[i] == 'x' && char.IsWhiteSpace(text[i - 1]) && char.IsWhiteSpace(text[i + 1]);
            if (afterDigit || alone || text[i] == '×')
                yield return i;
        }
    }

    private static List<SyntaxNode> ParseValues(SourceText source, Span span, Diagnostics diagnostics)
    {
        ExpressionParser parser = ParserFor(source, span, diagnostics);
        var values = new List<SyntaxNode>();
        do
            values.Add(parser.ParseExpression());
        while (parser.TryTake(","));
        parser.ExpectEnd();
        return values;
    }

    // [1..N][1..2], [1..N, 1..2], [0]
    private static List<(SyntaxNode Lower, SyntaxNode Upper)> ParseIndices(ExpressionParser parser)
    {
        var indices = new List<(SyntaxNode, SyntaxNode)>();
        while (parser.Current.Is("[") || (parser.Current.Is("_") && parser.Following.Is("{")))
        {
            parser.TryTake("_");
            string closing = parser.Take().Text == "[" ? "]" : "}";
            do
            {
                SyntaxNode lower = parser.ParseExpression();
                indices.Add((lower, parser.TryTake("..") ? parser.ParseExpression() : lower));
            }
            while (parser.TryTake(","));
            parser.Expect(closing);
        }

        return indices;
    }

    private static DefinitionStatement ParseDefinition(SourceText source, Span span, Diagnostics diagnostics)
    {
        ExpressionParser parser = ParserFor(source, span, diagnostics);
        if (parser.Current.Kind != TokenKind.Name)
            throw new SyntaxException(parser.Current.Span, $"unexpected {parser.Current.Quoted}", StatementForms);
        NameSyntax target = ParseTarget(parser);
        if (!parser.Current.Is("="))
            throw new SyntaxException(parser.Current.Span, $"unexpected {parser.Current.Quoted}", "'='", $"a line is {StatementForms}");
        parser.Take();
        SyntaxNode formula = parser.ParseExpression();
        var ranges = new List<IndexRange>();
        if (parser.Current.IsWord("for"))
        {
            parser.Take();
            do
                ranges.Add(parser.ParseIndexRange());
            while (parser.TryTake(","));
        }

        parser.ExpectEnd();
        return new DefinitionStatement(target, formula, ranges, span);
    }

    private static NameSyntax ParseTarget(ExpressionParser parser)
    {
        NameSyntax target = parser.ParseName();
        foreach ((SyntaxNode lower, SyntaxNode upper) in ParseIndices(parser))
        {
            if (!ReferenceEquals(lower, upper))
                throw new SyntaxException(Span.Between(lower.Span, upper.Span), "a range on the left of '='", "one index", "write h[t] = ... for t in 1..N");
            target = target with { Indices = [.. target.Indices, lower], Span = Span.Between(target.Span, lower.Span) };
        }

        return target;
    }

    private static ExpressionParser ParserFor(SourceText source, Span span, Diagnostics diagnostics) =>
        new(Lexer.Tokenize(source, span, diagnostics));
}
