using AutodiffTeach.Formulas.Syntax;

namespace AutodiffTeach.Formulas.Reading;

/// <summary>The steps from text to formula: tokens, words, syntax tree, expression.</summary>
internal static class FormulaReader
{
    /// <summary>The formula, or null where problems are reported.</summary>
    public static Expr? Read(Diagnostics diagnostics, ReadingOptions options)
    {
        SourceText source = diagnostics.Source;
        if (source.Text.Length > Formula.MaximumLength)
        {
            diagnostics.Report(new Span(Formula.MaximumLength, 1), $"the formula has {source.Text.Length} characters",
                $"at most {Formula.MaximumLength}");
            return null;
        }

        var names = new NameTable(options);
        List<Token> tokens = Lexer.Tokenize(source, new Span(0, source.Text.Length), diagnostics);
        if (diagnostics.Any)
            return null;
        tokens = new WordSplitter(names).Split(new PrintedNames(options.PrintedNames).Replace(tokens));
        SyntaxNode? syntax = Parse(tokens, names, options, diagnostics);
        Expr? formula = syntax is null ? null : new ExpressionReader(names, diagnostics).Read(syntax);
        return diagnostics.Any ? null : formula;
    }

    private static SyntaxNode? Parse(List<Token> tokens, NameTable names, ReadingOptions options, Diagnostics diagnostics)
    {
        try
        {
            var parser = new ExpressionParser(tokens, new FormulaGrammar(options.AllowImplicitProducts, names.IsCalled));
            SyntaxNode syntax = parser.ParseExpression();
            parser.ExpectEnd();
            return syntax;
        }
        catch (SyntaxException error)
        {
            error.ReportTo(diagnostics);
            return null;
        }
    }
}
