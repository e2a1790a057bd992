using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Conventions;

public sealed partial class SolutionTests
{
    [Fact]
    public void The_solution_holds_every_project_but_the_backends()
    {
        IEnumerable<string> projects = Repository.Files()
            .Where(path => path.EndsWith(".csproj", StringComparison.Ordinal) && !path.Contains("Backends/", StringComparison.Ordinal));
        IEnumerable<string> listed = ProjectPath().Matches(Repository.Read("AutodiffTeach.sln")).Select(match => match.Groups[1].Value.Replace('\\', '/'));
        Assert.Equal(projects.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Repository.Files(), path => path.EndsWith(".slnx", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_project_that_ships_has_a_test_project()
    {
        Assert.All(ShippedProject.All, project =>
            Assert.True(Repository.Has($"tests/{project.Name}.Tests/{project.Name}.Tests.csproj"), $"{project.Name} has no test project."));
    }

    [Fact]
    public void Every_package_says_what_it_is()
    {
        Assert.All(ShippedProject.All, project => Assert.False(string.IsNullOrWhiteSpace(project.Property("Description")), project.Name));
    }

    [Fact]
    public void Versions_of_packages_are_central()
    {
        IEnumerable<string> breaches = Repository.Files()
            .Where(path => path.EndsWith(".csproj", StringComparison.Ordinal) && !path.Contains("Backends/", StringComparison.Ordinal))
            .Where(path => XDocument.Load(Repository.Absolute(path)).Descendants("PackageReference").Any(item => item.Attribute("Version") is not null));
        Breaches.None(breaches);
    }

    // On Windows and macOS two files whose names differ in case alone are one.
    [Fact]
    public void Assemblies_differ_in_more_than_case()
    {
        string[] names = [.. ShippedProject.All.Select(project => project.Assembly.GetName().Name!)];
        Assert.Equal(names.Distinct(StringComparer.OrdinalIgnoreCase), names);
    }

    [GeneratedRegex(@"""([^""]+\.csproj)""")]
    private static partial Regex ProjectPath();
}
