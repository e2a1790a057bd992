using AutodiffTeach.Formulas.Syntax;

namespace AutodiffTeach.Graphs.Language;

/// <summary>One <c>--set name=value</c>.</summary>
internal sealed class Override
{
    private Override(SourceText source)
    {
        Diagnostics = new Diagnostics(source);
    }

    public Diagnostics Diagnostics { get; }

    public NameSyntax? Target { get; private set; }

    public SyntaxNode? Value { get; private set; }

    /// <summary>Whether a constant or variable has taken the value.</summary>
    public bool IsUsed { get; set; }

    /// <summary>Reads <c>name=value</c>; problems are in <see cref="Diagnostics"/>.</summary>
    public static Override Parse(string text)
    {
        var source = new SourceText("--set", text);
        var result = new Override(source);
        try
        {
            var parser = new ExpressionParser(Lexer.Tokenize(source, new Span(0, text.Length), result.Diagnostics));
            NameSyntax target = parser.ParseName();
            while (parser.TryTake("["))
            {
                target = target with { Indices = [.. target.Indices, parser.ParseExpression()] };
                parser.Expect("]");
            }

            parser.Expect("=", "write name=value, such as w=0.3 or u=[1,2]");
            result.Value = parser.ParseExpression();
            parser.ExpectEnd();
            result.Target = target;
        }
        catch (SyntaxException error)
        {
            error.ReportTo(result.Diagnostics);
        }

        return result;
    }
}
