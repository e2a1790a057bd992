using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Conventions;

/// <summary>A C# file below <c>src/</c>, parsed.</summary>
internal sealed class SourceFile
{
    private SourceFile(string path)
    {
        SourcePath = path;
        Text = Repository.Read(path);
        Tree = CSharpSyntaxTree.ParseText(Text, new CSharpParseOptions(LanguageVersion.Preview)).GetCompilationUnitRoot();
    }

    public static IReadOnlyList<SourceFile> All { get; } =
        [.. Repository.Files("src").Where(path => path.EndsWith(".cs", StringComparison.Ordinal)).Select(path => new SourceFile(path))];

    /// <summary>The path relative to the root, with slashes.</summary>
    public string SourcePath { get; }

    public string Text { get; }

    public CompilationUnitSyntax Tree { get; }

    public int LineCount => Text.Count(character => character == '\n');

    /// <summary>The project's folder, such as <c>AutodiffTeach.Drawing</c>.</summary>
    public string Project => SourcePath.Split('/')[1];

    /// <summary>The namespace that the folders ask for.</summary>
    public string FolderNamespace => string.Join('.', SourcePath.Split('/')[1..^1]);

    /// <summary>The types that are not inside another.</summary>
    public IReadOnlyList<BaseTypeDeclarationSyntax> Types =>
        [.. Tree.DescendantNodes(node => node is not BaseTypeDeclarationSyntax).OfType<BaseTypeDeclarationSyntax>()];

    public override string ToString() => SourcePath;
}
