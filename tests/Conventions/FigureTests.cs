using System.Text.RegularExpressions;

namespace Conventions;

/// <summary>The figures in <c>graphs/</c>: each is what the tool renders from its source today, and the gallery page shows it.</summary>
/// <remarks>
/// <c>NAME.graph</c> makes <c>NAME.svg</c>. A comment of the source says how, <c># render: --show values,partials</c>, and further
/// ones make further figures, <c># render rnn-print: --theme print</c>. <c>UPDATE_GOLDEN=1</c> renders all of them.
/// </remarks>
public sealed partial class FigureTests
{
    private const string Folder = "graphs";
    private const string Gallery = Folder + "/README.md";

    private static bool IsUpdating => Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    [Fact]
    public void Every_figure_is_what_its_source_renders_to()
    {
        Figure[] figures = Figures();
        Assert.NotEmpty(figures);
        if (IsUpdating)
            Array.ForEach(figures, figure => Render(figure, Repository.Absolute(figure.Path)));

        string folder = Directory.CreateTempSubdirectory("figures").FullName;
        try
        {
            Breaches.None(figures.Where(figure => !IsFresh(figure, Path.Combine(folder, figure.Name + ".svg")))
                .Select(figure => $"{figure.Path} is not what {figure.Source} renders to; UPDATE_GOLDEN=1 renders it"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Every_picture_in_the_folder_has_a_source_that_makes_it() =>
        Assert.Equal(Figures().Select(figure => figure.Path).Order(StringComparer.Ordinal), Paths(".svg"));

    [Fact]
    public void The_gallery_shows_every_figure_with_the_command_that_makes_it()
    {
        string page = Repository.Read(Gallery);
        Breaches.None(Figures().SelectMany(figure => new[] { $"]({figure.Name}.svg)", figure.Command }.Where(text => !page.Contains(text, StringComparison.Ordinal)))
            .Select(text => $"{Gallery} lacks: {text}"));
    }

    /// <summary>A source without the comments that say how it is drawn.</summary>
    internal static string Equations(string source) =>
        string.Join('\n', Repository.Read(source).Split('\n').Where(line => !Marker.IsMatch(line)));

    private static bool IsFresh(Figure figure, string rendered)
    {
        Render(figure, rendered);
        return File.Exists(Repository.Absolute(figure.Path))
            && File.ReadAllBytes(Repository.Absolute(figure.Path)).AsSpan().SequenceEqual(File.ReadAllBytes(rendered));
    }

    private static void Render(Figure figure, string path)
    {
        string[] words = figure.Options.Replace("\"", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        (int code, _, string error) = CommandLine.Run(["render", figure.Source, "-o", path, .. words]);
        Assert.True(code == 0, $"{figure.Source}: {error}");
    }

    private static Figure[] Figures() => [.. Paths(".graph").SelectMany(FiguresOf)];

    private static IEnumerable<Figure> FiguresOf(string source)
    {
        string name = Path.GetFileNameWithoutExtension(source);
        var figures = Repository.Read(source).Split('\n').Select(line => Marker.Match(line)).Where(match => match.Success)
            .Select(match => new Figure(source, match.Groups["name"].Success ? match.Groups["name"].Value : name, match.Groups["options"].Value.Trim())).ToList();
        if (figures.All(figure => figure.Name != name))
            figures.Insert(0, new Figure(source, name, ""));
        return figures;
    }

    private static string[] Paths(string extension) =>
        [.. Repository.Files(Folder).Where(path => Path.GetExtension(path) == extension)];

    [GeneratedRegex(@"^# render(?: (?<name>[\w-]+))?:(?<options>.*)$")]
    private static partial Regex Marker { get; }

    private sealed record Figure(string Source, string Name, string Options)
    {
        public string Path => $"{Folder}/{Name}.svg";

        public string Command => $"autodiffteach render {Source} -o {Path} {Options}".TrimEnd();
    }
}
