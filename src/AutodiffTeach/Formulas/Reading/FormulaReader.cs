using System.Globalization;
using AutodiffTeach.Formulas.Syntax;

namespace AutodiffTeach.Formulas.Reading;

/// <summary>The steps from text to formula: tokens, words, syntax tree, expression.</summary>
internal static class FormulaReader
{
    /// <summary>The formula, or null where problems are reported; with what stands before an equals sign where that is allowed.</summary>
    public static (Expr? Left, Expr? Formula) Read(Diagnostics diagnostics, ReadingOptions options, bool allowLeft)
    {
        SourceText source = diagnostics.Source;
        if (source.Text.Length > Formula.MaximumLength)
        {
            string length = source.Text.Length.ToString(CultureInfo.InvariantCulture);
            diagnostics.Report(new Span(Formula.MaximumLength, 1), $"the formula has {length} characters",
                string.Create(CultureInfo.InvariantCulture, $"at most {Formula.MaximumLength}"), kind: DiagnosticKind.Limit);
            return default;
        }

        FormulaSyntax syntax = options.Syntax == FormulaSyntax.Auto ? SyntaxDetection.Of(source.Text) : options.Syntax;
        Span whole = SyntaxDetection.Inner(source.Text);
        var names = new NameTable(options);
        List<Token> tokens = Tokenize(whole, syntax, names, diagnostics);
        if (diagnostics.Any)
            return default;
        Expr? left = null;
        if (allowLeft && EqualsSign(tokens) is { } sign)
        {
            left = ReadLeft(new Span(whole.Start, tokens[sign].Span.Start - whole.Start), syntax, options, diagnostics);
            tokens.RemoveRange(0, sign + 1);
        }

        Expr? formula = diagnostics.Any ? null : ReadTokens(tokens, syntax, names, options, diagnostics);
        return diagnostics.Any ? default : (left, formula);
    }

    private static Expr? ReadTokens(List<Token> tokens, FormulaSyntax syntax, NameTable names, ReadingOptions options, Diagnostics diagnostics)
    {
        IndexScan.Take(tokens, names);
        tokens = new WordSplitter(names, syntax).Split(new PrintedNames(options.PrintedNames).Replace(tokens));
        tokens = new BarPairs(tokens, names).Resolve();
        SyntaxNode? tree = Parse(tokens, new FormulaGrammar(syntax, options.AllowImplicitProducts, names), diagnostics);
        return tree is null ? null : new ExpressionReader(names, options.KeepsOrdinaryDerivatives, diagnostics).ReadFormula(tree);
    }

    // With the known names, else with any: the quantity need not be one of them.
    private static Expr? ReadLeft(Span span, FormulaSyntax syntax, ReadingOptions options, Diagnostics diagnostics)
    {
        foreach (ReadingOptions names in (ReadingOptions[])[options, options with { KnownNames = null }])
        {
            var trial = new Diagnostics(diagnostics.Source);
            var table = new NameTable(names);
            List<Token> tokens = Tokenize(span, syntax, table, trial);
            Expr? left = trial.Any ? null : ReadTokens(tokens, syntax, table, names, trial);
            if (!trial.Any && left is Variable or Partial or Derivative)
                return left;
        }

        diagnostics.Report(span, "a formula before '='", "a name or a derivative", "give the right side of the equation alone");
        return null;
    }

    // The one that stands in no bracket.
    private static int? EqualsSign(List<Token> tokens)
    {
        int depth = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != TokenKind.Sign)
                continue;
            depth += tokens[i].Text is "(" or "[" or "{" or "{(" ? 1 : tokens[i].Text is ")" or "]" or "}" or "})" ? -1 : 0;
            if (depth == 0 && tokens[i].Text == "=")
                return i;
        }

        return null;
    }

    private static List<Token> Tokenize(Span span, FormulaSyntax syntax, NameTable names, Diagnostics diagnostics) =>
        syntax == FormulaSyntax.Latex
            ? new LatexLexer(diagnostics.Source, names, diagnostics).Tokenize(span)
            : new FormulaLexer(diagnostics.Source, syntax == FormulaSyntax.Python, diagnostics).Tokenize(span);

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
