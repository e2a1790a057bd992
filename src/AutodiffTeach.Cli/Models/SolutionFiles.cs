using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Output;

namespace AutodiffTeach.Cli.Models;

/// <summary>Where a worked solution is written, and in which formats.</summary>
internal sealed class SolutionFiles
{
    private readonly string _stem;
    private readonly SolutionFormat[] _formats;

    private SolutionFiles(string stem, SolutionFormat[] formats, SolutionFormat onOutput)
    {
        _stem = stem;
        _formats = formats;
        OnOutput = onOutput;
    }

    /// <summary>How many formats are written to files; none where standard output takes the solution.</summary>
    public int Count => _formats.Length;

    /// <summary>The format on standard output.</summary>
    public SolutionFormat OnOutput { get; }

    /// <summary>Chooses formats and names.</summary>
    /// <param name="file">The file of the command line, or a folder; null for standard output.</param>
    /// <param name="formats">The formats asked for; none leaves the choice to the ending of the file.</param>
    /// <param name="model">The name of the model, for files in a folder.</param>
    /// <exception cref="InputException">The ending is none of a format, or several formats have no file.</exception>
    public static SolutionFiles Plan(string? file, SolutionFormat[] formats, string model)
    {
        if (file is null)
        {
            return formats.Length <= 1
                ? new SolutionFiles("", [], formats.FirstOrDefault())
                : throw new InputException("--to: several formats do not fit on standard output; expected -o FILE");
        }

        if (Path.EndsInDirectorySeparator(file) || Directory.Exists(file))
            return new SolutionFiles(Path.Combine(file, Path.GetFileNameWithoutExtension(model)), OrHtml(formats), default);
        if (FormatOf(file) is { } format)
            return new SolutionFiles(Path.ChangeExtension(file, null), formats.Length > 0 ? formats : [format], default);
        return formats.Length > 0
            ? new SolutionFiles(file, formats, default)
            : throw new InputException($"-o: '{file}' does not tell the format; expected a file ending in {Wordings.Or(Endings)}, or --to");
    }

    /// <summary>Writes all files; beside a page its figure.</summary>
    public void Write(Solution solution)
    {
        List<(string Path, string Text)> files = [.. _formats.Distinct().Select(format => ($"{_stem}.{EndingOf(format)}", solution.Write(format)))];
        if (_formats.Contains(SolutionFormat.Html))
            files.Add(($"{_stem}.svg", solution.Figure));
        OutputFiles.Write(files);
    }

    private static IEnumerable<string> Endings => Enum.GetValues<SolutionFormat>().Select(EndingOf);

    private static SolutionFormat[] OrHtml(SolutionFormat[] formats) => formats.Length > 0 ? formats : [SolutionFormat.Html];

    private static string EndingOf(SolutionFormat format) => format.ToString().ToLowerInvariant();

    private static SolutionFormat? FormatOf(string file)
    {
        string ending = Path.GetExtension(file).TrimStart('.').ToLowerInvariant();
        return Endings.Contains(ending) ? Enum.GetValues<SolutionFormat>().First(format => EndingOf(format) == ending) : null;
    }
}
