namespace Conventions;

/// <summary>The figures in <c>graphs/</c>: each <c>NAME.svg</c> is what the tool renders from <c>NAME.graph</c> today.</summary>
/// <remarks>A source may say how its figure is drawn, in a comment of its own: <c># render: --show values,partials</c>.</remarks>
public sealed class FigureTests
{
    private const string Marker = "# render:";

    [Fact]
    public void Every_figure_is_what_its_source_renders_to()
    {
        string[] figures = Paths(".svg");
        Assert.NotEmpty(figures);
        Assert.Equal(Paths(".graph"), figures.Select(figure => Path.ChangeExtension(figure, ".graph")));

        string folder = Directory.CreateTempSubdirectory("figures").FullName;
        try
        {
            Breaches.None(figures.Where(figure => !IsFresh(figure, Path.Combine(folder, Path.GetFileName(figure))))
                .Select(figure => $"{figure} is not what its source renders to"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A source without the comment that says how it is drawn.</summary>
    internal static string Equations(string source) =>
        string.Join('\n', Repository.Read(source).Split('\n').Where(line => !line.StartsWith(Marker, StringComparison.Ordinal)));

    private static bool IsFresh(string figure, string rendered)
    {
        string source = Path.ChangeExtension(figure, ".graph");
        string options = Repository.Read(source).Split('\n').FirstOrDefault(line => line.StartsWith(Marker, StringComparison.Ordinal)) ?? Marker;
        string[] words = options[Marker.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        (int code, _, string error) = CommandLine.Run(["render", source, "-o", rendered, .. words]);
        Assert.True(code == 0, $"{source}: {error}");
        return File.ReadAllBytes(Repository.Absolute(figure)).AsSpan().SequenceEqual(File.ReadAllBytes(rendered));
    }

    private static string[] Paths(string extension) =>
        [.. Repository.Files("graphs").Where(path => Path.GetExtension(path) == extension)];
}
