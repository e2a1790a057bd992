using System.Reflection;
using System.Xml.Linq;

namespace Conventions;

/// <summary>A project below <c>src/</c>: what its file says, and the assembly that it makes.</summary>
internal sealed class ShippedProject
{
    private readonly XDocument _document;

    private ShippedProject(string path)
    {
        Name = Path.GetFileNameWithoutExtension(path);
        Folder = path[..path.LastIndexOf('/')];
        _document = XDocument.Load(Repository.Absolute(path));
        Assembly = Assembly.Load(Property("AssemblyName") ?? Name);
    }

    public static IReadOnlyList<ShippedProject> All { get; } =
        [.. Repository.Files("src").Where(path => path.EndsWith(".csproj", StringComparison.Ordinal)).Select(path => new ShippedProject(path))];

    /// <summary>The names, as rows of a theory.</summary>
    public static TheoryData<string> Names => [.. All.Select(project => project.Name)];

    public string Name { get; }

    public string Folder { get; }

    public Assembly Assembly { get; }

    public IReadOnlyList<string> ProjectReferences =>
        [.. Includes("ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))];

    public IReadOnlyList<string> PackageReferences => [.. Includes("PackageReference")];

    public static ShippedProject Named(string name) => All.Single(project => project.Name == name);

    public string? Property(string name) => _document.Descendants(name).LastOrDefault()?.Value;

    private IEnumerable<string> Includes(string item) => _document.Descendants(item).Select(element => (string)element.Attribute("Include")!);
}
