using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Conventions;

public sealed class NamingTests
{
    [Fact]
    public void A_namespace_is_its_folder()
    {
        IEnumerable<string> breaches = SourceFile.All
            .SelectMany(file => file.Tree.Members.OfType<BaseNamespaceDeclarationSyntax>()
                .Where(declaration => declaration.Name.ToString() != file.FolderNamespace)
                .Select(declaration => $"{file}: namespace {declaration.Name}, not {file.FolderNamespace}"));
        Breaches.None(breaches);
    }

    [Fact]
    public void Every_type_has_a_namespace()
    {
        IEnumerable<string> breaches = SourceFile.All
            .Where(file => file.Types.Count > 0 && !file.Tree.Members.OfType<BaseNamespaceDeclarationSyntax>().Any())
            .Select(file => file.SourcePath);
        Breaches.None(breaches);
    }

    [Fact]
    public void A_file_is_named_for_its_public_type_or_holds_a_closed_family()
    {
        IEnumerable<string> breaches = SourceFile.All
            .Where(file => file.Types.Count > 0 && !IsNamedForItsType(file) && !IsFamily(file))
            .Select(file => $"{file}: {string.Join(", ", file.Types.Select(type => type.Identifier.Text))}");
        Breaches.None(breaches);
    }

    // The parts of a partial type are Type.Part.cs.
    private static bool IsNamedForItsType(SourceFile file)
    {
        string stem = Path.GetFileName(file.SourcePath).Split('.')[0];
        BaseTypeDeclarationSyntax[] visible = [.. file.Types.Where(IsPublic)];
        return (visible.Length > 0 ? visible : file.Types).Any(type => type.Identifier.Text == stem);
    }

    // The family's base is named by every class in the file, or by all but the base itself.
    private static bool IsFamily(SourceFile file)
    {
        var bases = file.Types.OfType<TypeDeclarationSyntax>()
            .Select(type => type.BaseList?.Types.FirstOrDefault()?.Type.ToString())
            .OfType<string>()
            .GroupBy(name => name)
            .ToList();
        return bases.Any(group => group.Count() >= 2);
    }

    private static bool IsPublic(BaseTypeDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.PublicKeyword);
}
