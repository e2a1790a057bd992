using System.CommandLine;
using System.CommandLine.Parsing;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Models;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Drawing.Charts;
using AutodiffTeach.Drawing.Writers;

namespace AutodiffTeach.Cli.Commands;

/// <summary>The options of a command whose result is a chart and its numbers: the files to write.</summary>
internal sealed class ChartFileOptions
{
    /// <summary>How the names of files with charts and their numbers end.</summary>
    public static readonly IReadOnlyList<string> Endings = ["svg", "json", "csv"];

    private readonly Option<string[]> _files;

    private readonly Choice<Theme> _theme = Choice<Theme>.OfOne(
        "--theme", "The colours of the chart.",
        ("auto", Theme.Auto), ("light", Theme.Light), ("dark", Theme.Dark), ("print", Theme.Print));

    /// <summary>The options.</summary>
    /// <param name="pages">What the command writes besides charts, for its help; then the command says which endings it takes, see <see cref="AddProblems(CommandResult, IReadOnlyList{string})"/>.</param>
    public ChartFileOptions(string pages = "")
    {
        _files = new Option<string[]>("--output", "-o")
        {
            HelpName = "FILE",
            Description = $"A file to write, several times for several; the ending chooses the format: svg (a chart), json or csv (its numbers){pages}.",
        };
        if (pages.Length == 0)
            _files.Validators.Add(result => AddProblems(result, result.Tokens, Endings));
    }

    public IEnumerable<Option> All => [_files, _theme.Option];

    /// <summary>The files that the command line asks for.</summary>
    public IReadOnlyList<string> FilesIn(ParseResult parsed) => parsed.GetValue(_files) ?? [];

    /// <summary>Writes them.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="chart">What an svg shows.</param>
    /// <param name="table">What a csv holds the numbers of.</param>
    /// <param name="json">The document of a json.</param>
    /// <exception cref="InputException">One cannot be written; none has changed.</exception>
    public void Write(ParseResult parsed, Func<Chart> chart, Func<Chart> table, Func<string> json) => OutputFiles.Write([.. FilesIn(parsed).Select(file => (file, PictureFormat.EndingOf(file) switch
    {
        "json" => json(),
        "csv" => WrittenText.Of(output => ChartCsvWriter.Write(table(), output)),
        _ => WrittenText.Of(output => new ChartSvgWriter(new SvgOptions { Theme = _theme.In(parsed) }).Write(chart(), output)),
    }))]);

    /// <summary>Adds an error for every file whose ending is none of these.</summary>
    public void AddProblems(CommandResult result, IReadOnlyList<string> endings) => AddProblems(result, result.GetResult(_files)?.Tokens ?? [], endings);

    /// <summary>Adds an error with a reason of the command's own for every file whose ending is one of charts, and none of these.</summary>
    public void AddProblems(CommandResult result, IReadOnlyList<string> endings, string reason)
    {
        foreach (string path in (result.GetResult(_files)?.Tokens ?? []).Select(token => token.Value))
        {
            if (Endings.Except(endings).Contains(PictureFormat.EndingOf(path)))
                result.AddError($"-o: '{path}': {reason}");
        }
    }

    private static void AddProblems(SymbolResult result, IEnumerable<Token> files, IReadOnlyList<string> endings)
    {
        foreach (string path in files.Select(token => token.Value).Where(path => !endings.Contains(PictureFormat.EndingOf(path))))
            result.AddError($"-o: '{path}' does not tell the format; expected a file ending in {Wordings.Or(endings)}");
    }
}
