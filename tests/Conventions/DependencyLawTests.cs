using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Conventions;

/// <summary>Cli, Web -> Handouts -> {Drawing, Networks} -> core -> nothing.</summary>
public sealed partial class DependencyLawTests
{
    private const string Core = "AutodiffTeach";

    private static readonly Dictionary<string, string[]> Law = new()
    {
        [Core] = [],
        ["AutodiffTeach.Drawing"] = [Core],
        ["AutodiffTeach.Networks"] = [Core],
        ["AutodiffTeach.Xunit"] = [Core],
        ["AutodiffTeach.Handouts"] = [Core, "AutodiffTeach.Drawing", "AutodiffTeach.Networks"],
        ["AutodiffTeach.Web"] = [Core, "AutodiffTeach.Drawing", "AutodiffTeach.Networks", "AutodiffTeach.Handouts"],
        ["AutodiffTeach.Cli"] = [Core, "AutodiffTeach.Drawing", "AutodiffTeach.Networks", "AutodiffTeach.Handouts"],
    };

    public static TheoryData<string> Projects => ShippedProject.Names;

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_projects_below_it(string name)
    {
        Assert.True(Law.TryGetValue(name, out string[]? allowed), $"{name} has no place in the dependency law: add it to this test and to docs/design.md.");
        ShippedProject project = ShippedProject.Named(name);
        Breaches.None(project.ProjectReferences.Except(allowed));
        Breaches.None(ReferencesOf(project).Where(reference => reference.StartsWith(Core, StringComparison.Ordinal)).Except(allowed));
    }

    [Fact]
    public void The_core_refers_to_nothing_but_the_framework()
    {
        ShippedProject core = ShippedProject.Named(Core);
        Breaches.None(core.PackageReferences);
        Assert.All(ReferencesOf(core), reference => Assert.StartsWith("System.", reference, StringComparison.Ordinal));
    }

    [Fact]
    public void Layout_and_writers_know_boxes_and_edges_but_no_derivatives()
    {
        string[] concepts = [.. ShippedProject.Named(Core).Assembly.GetTypes()
            .Select(type => type.Namespace?.Split('.') ?? [])
            .Where(parts => parts is [Core, _, ..])
            .Select(parts => parts[1])
            .Distinct()];
        Assert.Contains("Graphs", concepts);

        IEnumerable<string> breaches = SourceFile.All
            .Where(file => file.Project == "AutodiffTeach.Drawing" && !file.SourcePath.Contains("/Adapters/", StringComparison.Ordinal))
            .SelectMany(file => NamesIn(file.Tree).Where(name => IsOfCore(name, concepts)).Select(name => $"{file}: {name}"));
        Breaches.None(breaches);
    }

    private static IEnumerable<string> ReferencesOf(ShippedProject project) =>
        project.Assembly.GetReferencedAssemblies().Select((AssemblyName reference) => reference.Name!);

    private static IEnumerable<string> NamesIn(CompilationUnitSyntax tree) => tree.DescendantNodes()
        .Where(node => node is QualifiedNameSyntax or MemberAccessExpressionSyntax or UsingDirectiveSyntax)
        .Select(node => node is UsingDirectiveSyntax directive ? directive.NamespaceOrType.ToString() : node.ToString());

    // AutodiffTeach.Graphs.X from anywhere, or Graphs.X from inside the namespace AutodiffTeach.
    private static bool IsOfCore(string name, string[] concepts)
    {
        Match match = Qualified().Match(name);
        return match.Success && concepts.Contains(match.Groups["concept"].Value);
    }

    [GeneratedRegex(@"^(global::)?(AutodiffTeach\.(?<concept>\w+)(\.|$)|(?<concept>\w+)\.[A-Z])")]
    private static partial Regex Qualified();
}
