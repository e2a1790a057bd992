using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Conventions;

/// <summary>Counts the comments of source files.</summary>
internal static class Documentation
{
    /// <summary>How many of the members that a user sees have an XML comment.</summary>
    public static (int Documented, int Visible) Count(IEnumerable<SourceFile> files)
    {
        MemberDeclarationSyntax[] visible =
            [.. files.SelectMany(file => file.Tree.DescendantNodes().OfType<MemberDeclarationSyntax>().Where(IsVisible))];
        return (visible.Count(HasDocs), visible.Length);
    }

    /// <summary>The lines that hold nothing but a comment, XML comments apart.</summary>
    public static int CommentLines(SourceFile file) => file.Text.Split('\n')
        .Select(line => line.TrimStart())
        .Count(line => line.StartsWith("//", StringComparison.Ordinal) && !line.StartsWith("///", StringComparison.Ordinal));

    private static bool HasDocs(MemberDeclarationSyntax member) => member.GetLeadingTrivia()
        .Any(trivia => trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia));

    private static bool IsVisible(MemberDeclarationSyntax member) => member switch
    {
        BaseNamespaceDeclarationSyntax or GlobalStatementSyntax => false,
        _ when IsExplicit(member) => false,
        EnumMemberDeclarationSyntax => IsVisible((MemberDeclarationSyntax)member.Parent!),
        _ => (IsOpen(member) || member.Parent is InterfaceDeclarationSyntax)
            && member.Ancestors().OfType<BaseTypeDeclarationSyntax>().All(IsOpen),
    };

    private static bool IsOpen(MemberDeclarationSyntax member) => member.Modifiers.Any(SyntaxKind.PublicKeyword)
        || (member.Modifiers.Any(SyntaxKind.ProtectedKeyword) && !member.Modifiers.Any(SyntaxKind.PrivateKeyword));

    private static bool IsExplicit(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => method.ExplicitInterfaceSpecifier is not null,
        BasePropertyDeclarationSyntax property => property.ExplicitInterfaceSpecifier is not null,
        _ => false,
    };
}
