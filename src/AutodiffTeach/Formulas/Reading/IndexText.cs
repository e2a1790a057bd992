using AutodiffTeach.Formulas.Syntax;

namespace AutodiffTeach.Formulas.Reading;

/// <summary>An index formula that is no number, as a canonical name has it: without spaces, <c>t-1</c>.</summary>
internal static class IndexText
{
    /// <summary>The text.</summary>
    public static string Of(SyntaxNode index, SourceText source) => index switch
    {
        NumberSyntax(var value, _) => value.ToString(),
        NameSyntax { Indices.Count: 0, Raised: null } name => name.Text,
        NegateSyntax(var operand, _) => "-" + Of(operand, source),
        ChainSyntax(var links, _) => string.Concat(links.Select((link, i) => (i == 0 ? "" : link.Operator) + Of(link.Operand, source))),
        _ => string.Concat(source[index.Span].Where(c => !char.IsWhiteSpace(c))),
    };
}
