using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Conventions;

/// <summary>A method or accessor with the lines of its body and the depth to which its statements nest.</summary>
internal sealed record Measured(string Name, int Lines, int Depth)
{
    public static IEnumerable<Measured> MethodsOf(SourceFile file)
    {
        foreach (SyntaxNode node in file.Tree.DescendantNodes())
        {
            (string name, SyntaxNode? body) = node switch
            {
                MethodDeclarationSyntax method => (method.Identifier.Text, (SyntaxNode?)method.Body ?? method.ExpressionBody?.Expression),
                BaseMethodDeclarationSyntax other => (other.Kind().ToString(), (SyntaxNode?)other.Body ?? other.ExpressionBody?.Expression),
                AccessorDeclarationSyntax accessor => (accessor.Keyword.Text, (SyntaxNode?)accessor.Body ?? accessor.ExpressionBody?.Expression),
                LocalFunctionStatementSyntax local => (local.Identifier.Text, (SyntaxNode?)local.Body ?? local.ExpressionBody?.Expression),
                _ => ("", null),
            };
            if (body is not null)
                yield return new Measured($"{Path.GetFileNameWithoutExtension(file.SourcePath)}.{name}", LinesOf(body), DepthOf(body));
        }
    }

    // The braces of a block do not count.
    private static int LinesOf(SyntaxNode body)
    {
        FileLinePositionSpan span = body.GetLocation().GetLineSpan();
        int lines = span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
        return body is BlockSyntax ? Math.Max(0, lines - 2) : lines;
    }

    private static int DepthOf(SyntaxNode body) => body.DescendantNodes().Where(Nests)
        .Select(node => node.AncestorsAndSelf().TakeWhile(ancestor => ancestor != body).Count(Nests))
        .DefaultIfEmpty()
        .Max();

    // "else if" continues its "if".
    private static bool Nests(SyntaxNode node) => node switch
    {
        IfStatementSyntax => node.Parent is not ElseClauseSyntax,
        ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax => true,
        SwitchStatementSyntax or TryStatementSyntax or LockStatementSyntax or UsingStatementSyntax => true,
        _ => false,
    };
}
