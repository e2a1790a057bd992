using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Models;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Writers;
using AutodiffTeach.Drawing.Writers.Export;

namespace AutodiffTeach.Cli.Commands.Rendering;

/// <summary>The options of a command that draws one picture for the file that is written.</summary>
internal sealed class OutputOptions
{
    private const double SmallestScale = 0.05;
    private const double LargestScale = 50;

    private static readonly string Formats = string.Join(", ", PictureFormat.All.Select(format => $"{format.Ending} ({format.Description})"));

    private readonly Option<string?> _file = new("--output", "-o") { HelpName = "FILE", Description = $"The picture to write; the ending chooses the format: {Formats}." };
    private readonly Choice<Theme> _theme = Choice<Theme>.OfOne(
        "--theme", "The colours; auto follows the reader's light or dark mode where the format can, else it is light.",
        ("auto", Theme.Auto), ("light", Theme.Light), ("dark", Theme.Dark), ("print", Theme.Print));
    private readonly Option<double?> _scale = new("--scale")
    {
        HelpName = "number",
        Description = "Pixels of a png for each pixel of the picture; 3 is 288 dpi. Default 2.",
        CustomParser = ReadScale,
    };

    private readonly Option<bool> _fragment = new("--fragment") { Description = "The picture of a tex file alone, without a document around it." };

    private readonly VectorOptions _svg = new();

    /// <summary>The options.</summary>
    /// <param name="isRequired">Whether the command does nothing but draw.</param>
    public OutputOptions(bool isRequired) => _file.Required = isRequired;

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _file, _theme.Option, _scale, _fragment })
            command.Add(option);
        _svg.AddTo(command);
        _file.Validators.Add(CheckEnding);
    }

    /// <summary>Draws the picture and writes the file, where the command line names one.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="build">Makes the picture.</param>
    /// <param name="drawSteps">Writes a page that steps through it.</param>
    /// <returns>False where it names none.</returns>
    /// <exception cref="InputException">The options do not fit the format, or the file cannot be made.</exception>
    public bool Write(ParseResult parsed, Func<Scene> build, Func<HtmlOptions, string> drawSteps)
    {
        if (parsed.GetValue(_file) is not { } path)
            return false;
        PictureFormat format = PictureFormat.Of(path)!;
        if (parsed.GetValue(_scale) is not null && format.Ending != "png")
            throw new InputException($"--scale: '{path}' has no pixels; expected a file ending in png");
        if (parsed.GetValue(_fragment) && format.Ending != "tex")
            throw new InputException($"--fragment: '{path}' is always whole; expected a file ending in tex");
        var request = new PictureRequest(build, drawSteps, _svg.In(parsed) with { Theme = _theme.In(parsed) }, parsed.GetValue(_scale) ?? new ExportOptions().Scale, parsed.GetValue(_fragment));
        try
        {
            OutputFiles.WriteBytes((path, format.Draw(request)));
            return true;
        }
        catch (ExportException failure)
        {
            throw new InputException($"{path}: {failure.Message}", failure);
        }
    }

    private static double? ReadScale(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double scale) && scale is >= SmallestScale and <= LargestScale)
            return scale;
        result.AddError(FormattableString.Invariant($"--scale: '{text}' does not fit; expected a number from {SmallestScale} to {LargestScale}"));
        return null;
    }

    private static void CheckEnding(OptionResult result)
    {
        if (result.Tokens is not [var path] || PictureFormat.Of(path.Value) is not null)
            return;
        string ending = PictureFormat.EndingOf(path.Value);
        string problem = ending.Length > 0 ? $"has the ending '{ending}', which is not supported" : "has no ending";
        result.AddError($"-o: '{path.Value}' {problem}; expected a file ending in {Wordings.Or(PictureFormat.All.Select(format => format.Ending))}");
    }
}
