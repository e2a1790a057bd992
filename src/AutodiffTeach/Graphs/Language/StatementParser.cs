using AutodiffTeach.Formulas.Reading;
using AutodiffTeach.Formulas.Syntax;

namespace AutodiffTeach.Graphs.Language;

/// <summary>Reads the statements of a model file.</summary>
internal static class StatementParser
{
    private const string StatementForms =
        "a statement such as 'param w = 2', 'input u[1..N]', 'output y' or 'h[t] = w * h[t-1] for t in 1..N'";

    private const int MaximumErrors = 10; // of one statement

    private static readonly string[] Keywords = ["title", "const", "param", "input", "state", "function", "output"];

    /// <summary>The statements of the file; those with errors are reported and stand as <see cref="BrokenStatement"/>.</summary>
    public static IReadOnlyList<Statement> Parse(SourceText source, Diagnostics diagnostics)
    {
        var bare = new SourceText(source.Name, StatementReader.WithoutComments(source.Text));
        List<Statement> statements = [.. StatementReader.Read(bare, diagnostics).Select(span => Parse(bare, span, diagnostics))];
        if (statements.Count == 0 && !diagnostics.Any)
            diagnostics.Report(new Span(0, 0), "the model is empty", StatementForms);
        RequireOneTitle(statements, diagnostics);
        return statements;
    }

    // Characters that belong to no token are told first; where they are told, what follows from them is not.
    private static Statement Parse(SourceText source, Span span, Diagnostics diagnostics)
    {
        var characters = new Diagnostics(source);
        try
        {
            return ParseStatement(source, span, characters);
        }
        catch (SyntaxException error)
        {
            if (!characters.Any)
                error.ReportTo(diagnostics);
            return new BrokenStatement(NameIn(source[span]), span);
        }
        finally
        {
            foreach (Diagnostic item in characters.InOrder.Take(MaximumErrors))
                diagnostics.Report(item.Span, item.Problem, item.Expected, item.Hint);
        }
    }

    // The name that a statement with an error was to define: the second word where the line begins with two, else the first.
    private static string NameIn(string text)
    {
        int first = WordLength(text, 0), second = first;
        while (second < text.Length && text[second] is ' ' or '\t')
            second++;
        int length = second > first ? WordLength(text, second) : 0;
        return length > 0 ? text.Substring(second, length) : text[..first];
    }

    private static int WordLength(string text, int start) =>
        start < text.Length && char.IsLetter(text[start]) ? text.Skip(start).TakeWhile(c => char.IsLetterOrDigit(c) || c == '_').Count() : 0;

    private static void RequireOneTitle(IReadOnlyList<Statement> statements, Diagnostics diagnostics)
    {
        TitleStatement[] titles = [.. statements.OfType<TitleStatement>()];
        foreach (TitleStatement title in titles.Skip(1))
            diagnostics.Report(title.Span, $"the title is given twice; first on line {diagnostics.Source.PositionOf(titles[0].Span.Start).Line}", hint: "remove one of the two");
    }

    private static Statement ParseStatement(SourceText source, Span span, Diagnostics characters)
    {
        string text = source[span];
        int length = text.TakeWhile(char.IsLetter).Count();
        string rest = text[length..].TrimStart();
        if (rest.StartsWith('=') || (rest.Length > 0 && "[_'".Contains(rest[0])))
            return ParseDefinition(source, span, characters);
        var body = new Span(span.Start + length, span.Length - length);
        return text[..length] switch
        {
            "title" => ParseTitle(rest, span),
            "const" => ParseConst(source, body, span, characters),
            "param" => ParseDeclaration(Role.Parameter, source, body, span, characters),
            "input" => ParseDeclaration(Role.Input, source, body, span, characters),
            "state" => ParseDeclaration(Role.State, source, body, span, characters),
            "function" => ParseFunction(source, body, span, characters),
            "output" => ParseOutput(source, body, span, characters),
            var word when rest.Length < text.Length - length && rest.Length > 0 && char.IsLetter(rest[0]) => throw UnknownStatement(word, span),
            _ => ParseDefinition(source, span, characters),
        };
    }

    private static SyntaxException UnknownStatement(string word, Span span) => new(
        new Span(span.Start, word.Length),
        $"unknown statement '{word}'",
        StatementForms,
        Keywords.FirstOrDefault(keyword => word.StartsWith(keyword, StringComparison.OrdinalIgnoreCase)) is { } meant
            ? $"did you mean '{meant}'?"
            : NearestName.Hint(word, Keywords));

    private static TitleStatement ParseTitle(string text, Span span) => text.Length > 0
        ? new TitleStatement(text, span)
        : throw new SyntaxException(span, "the title is empty", "a text such as: title Linear RNN");

    // The end of a statement; a word behind it may be a second statement.
    private static void ExpectEnd(ExpressionParser parser, string expected = "an operator or the end of the line", string? hint = null)
    {
        if (parser.Current.Kind == TokenKind.Name && Keywords.Contains(parser.Current.Text))
            throw new SyntaxException(parser.Current.Span, $"unexpected {parser.Current.Quoted}", "the end of the line", "begin every statement on a line of its own");
        if (parser.Current.Kind != TokenKind.End && expected.StartsWith('\''))
            throw new SyntaxException(parser.Current.Span, $"unexpected {parser.Current.Quoted}", expected, hint);
        parser.ExpectEnd();
    }

    private static ConstStatement ParseConst(SourceText source, Span body, Span span, Diagnostics characters)
    {
        ExpressionParser parser = ParserFor(source, body, characters);
        Token name = parser.ExpectName("the name of the constant");
        parser.Expect("=", "a constant needs a value: const N = 3");
        SyntaxNode value = parser.ParseExpression();
        ExpectEnd(parser);
        return new ConstStatement(name.Text, name.Span, value, span);
    }

    private static FunctionStatement ParseFunction(SourceText source, Span body, Span span, Diagnostics characters)
    {
        ExpressionParser parser = ParserFor(source, body, characters);
        Token name = parser.ExpectName("the name of the function");
        Token? definition = parser.TryTake("=") ? parser.ExpectName("a function such as relu") : null;
        ExpectEnd(parser, "'=' or the end of the line, as in: function f = relu");
        return new FunctionStatement(name.Text, name.Span, definition?.Text, definition?.Span ?? name.Span, span);
    }

    private static OutputStatement ParseOutput(SourceText source, Span body, Span span, Diagnostics characters)
    {
        ExpressionParser parser = ParserFor(source, body, characters);
        var items = new List<OutputItem>();
        do
        {
            Token name = parser.ExpectName("the name of an output");
            int last = name.Span.End;
            IReadOnlyList<(SyntaxNode, SyntaxNode)> indices = ParseIndices(parser, ref last);
            items.Add(new OutputItem(name.Text, name.Span, indices, new Span(name.Span.Start, last - name.Span.Start)));
        }
        while (parser.TryTake(","));
        ExpectEnd(parser, "',' or the end of the line");
        return new OutputStatement(items, span);
    }

    // NAME [indices] [: shape] [= values] [as "text"]
    private static DeclarationStatement ParseDeclaration(Role role, SourceText source, Span body, Span span, Diagnostics diagnostics)
    {
        (source, string? printed) = CutPrintedName(source, body);
        (Span head, Span? shape, Span? values) = CutDeclaration(source, body);
        ExpressionParser parser = ParserFor(source, head, diagnostics);
        Token name = parser.ExpectName($"the name of the {(role == Role.Parameter ? "parameter" : KeywordOf(role))}, which begins with a letter");
        int end = name.Span.End;
        IReadOnlyList<(SyntaxNode, SyntaxNode)> indices = ParseIndices(parser, ref end);
        ExpectEnd(parser, "':', '=' or the end of the line", parser.Current.Is(",") ? "declare every name on a line of its own" : null);
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
        if (close < 0)
            throw new SyntaxException(new Span(body.Start + open, text.Length - open), "the printed name is never closed", "'\"' behind it");
        if (close == open + 1)
            throw new SyntaxException(new Span(body.Start + open, 2), "the printed name is empty", "a text such as \"U^f\"");
        if (!before.EndsWith(" as", StringComparison.Ordinal))
            throw new SyntaxException(new Span(body.Start + open, close + 1 - open), "a printed name without 'as'", "a declaration such as: param Uf as \"U^f\"");
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
            ExpectEnd(parser, "'x', '=' or the end of the line, as in: param U : 2x3");
            start = x + 1;
        }

        return dimensions.Count <= 2
            ? dimensions
            : throw new SyntaxException(Span.Between(dimensions[0].Span, dimensions[^1].Span), $"a shape of {dimensions.Count} dimensions", "a vector such as 3 or a matrix such as 2x3");
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
        ExpectEnd(parser);
        return values;
    }

    // [1..N][1..2], [1..N, 1..2], [0]
    private static List<(SyntaxNode Lower, SyntaxNode Upper)> ParseIndices(ExpressionParser parser, ref int end)
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
            end = parser.Expect(closing).Span.End;
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

        ExpectEnd(parser);
        return new DefinitionStatement(target, formula, ranges, span);
    }

    private static NameSyntax ParseTarget(ExpressionParser parser)
    {
        NameSyntax target = parser.ParseName();
        int end = target.Span.End;
        foreach ((SyntaxNode lower, SyntaxNode upper) in ParseIndices(parser, ref end))
        {
            if (!ReferenceEquals(lower, upper))
                throw new SyntaxException(Span.Between(lower.Span, upper.Span), "a range on the left of '='", "one index", "write h[t] = ... for t in 1..N");
            target = target with { Indices = [.. target.Indices, lower] };
        }

        return target with { Span = new Span(target.Span.Start, end - target.Span.Start) };
    }

    private static ExpressionParser ParserFor(SourceText source, Span span, Diagnostics diagnostics) =>
        new(Lexer.Tokenize(source, span, diagnostics));
}
