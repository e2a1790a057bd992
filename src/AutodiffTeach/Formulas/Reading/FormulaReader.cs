using System.Globalization;
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
            string length = source.Text.Length.ToString(CultureInfo.InvariantCulture);
            diagnostics.Report(new Span(Formula.MaximumLength, 1), $"the formula has {length} characters",
                string.Create(CultureInfo.InvariantCulture, $"at most {Formula.MaximumLength}"), kind: DiagnosticKind.Limit);
            return null;
        }

        FormulaSyntax syntax = options.Syntax == FormulaSyntax.Auto ? SyntaxDetection.Of(source.Text) : options.Syntax;
        var names = new NameTable(options);
        List<Token> tokens = Tokenize(source, syntax, names, diagnostics);
        if (diagnostics.Any)
            return null;
        IndexScan.Take(tokens, names);
        tokens = new WordSplitter(names, syntax).Split(new PrintedNames(options.PrintedNames).Replace(tokens));
        SyntaxNode? tree = Parse(tokens, new FormulaGrammar(syntax, options.AllowImplicitProducts, names), diagnostics);
        Expr? formula = tree is null ? null : new ExpressionReader(names, options.KeepsOrdinaryDerivatives, diagnostics).ReadFormula(tree);
        return diagnostics.Any ? null : formula;
    }

    private static List<Token> Tokenize(SourceText source, FormulaSyntax syntax, NameTable names, Diagnostics diagnostics)
    {
        Span span = SyntaxDetection.Inner(source.Text);
        return syntax == FormulaSyntax.Latex
            ? new LatexLexer(source, names, diagnostics).Tokenize(span)
            : new FormulaLexer(source, syntax == FormulaSyntax.Python, diagnostics).Tokenize(span);
    }

    private static SyntaxNode? Parse(List<Token> tokens, FormulaGrammar grammar, Diagnostics diagnostics)
    {
        try
        {
            var parser = new ExpressionParser(tokens, grammar);
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
