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
        var names = new NameTable(options);
        List<Token> tokens = Tokenize(source, syntax, names, diagnostics);
        if (diagnostics.Any)
            return default;
        if (allowLeft && tokens is [{ Kind: TokenKind.Name, Text: var name }, { Text: "=" }, ..])
            names.Declare(name);
        IndexScan.Take(tokens, names);
        tokens = new WordSplitter(names, syntax).Split(new PrintedNames(options.PrintedNames).Replace(tokens));
        (SyntaxNode? leftTree, SyntaxNode? tree) = Parse(tokens, new FormulaGrammar(syntax, options.AllowImplicitProducts, names), diagnostics, allowLeft);
        if (tree is null)
            return default;
        Expr? left = leftTree is null ? null : new ExpressionReader(names, options.KeepsOrdinaryDerivatives, diagnostics).ReadFormula(leftTree);
        Expr formula = new ExpressionReader(names, options.KeepsOrdinaryDerivatives, diagnostics).ReadFormula(tree);
        return diagnostics.Any ? default : (left, formula);
    }

    private static List<Token> Tokenize(SourceText source, FormulaSyntax syntax, NameTable names, Diagnostics diagnostics)
    {
        Span span = SyntaxDetection.Inner(source.Text);
        return syntax == FormulaSyntax.Latex
            ? new LatexLexer(source, names, diagnostics).Tokenize(span)
            : new FormulaLexer(source, syntax == FormulaSyntax.Python, diagnostics).Tokenize(span);
    }

    private static (SyntaxNode? Left, SyntaxNode? Formula) Parse(List<Token> tokens, FormulaGrammar grammar, Diagnostics diagnostics, bool allowLeft)
    {
        try
        {
            var parser = new ExpressionParser(tokens, grammar);
            SyntaxNode syntax = parser.ParseExpression();
            SyntaxNode? left = null;
            if (allowLeft && parser.Current.Is("="))
            {
                if (syntax is not (NameSyntax or PartialSyntax))
                    throw new SyntaxException(syntax.Span, "a formula before '='", "a name or a derivative", "give the right side of the equation alone");
                parser.Take();
                (left, syntax) = (syntax, parser.ParseExpression());
            }

            parser.ExpectEnd();
            return (left, syntax);
        }
        catch (SyntaxException error)
        {
            error.ReportTo(diagnostics);
            return default;
        }
    }
}
