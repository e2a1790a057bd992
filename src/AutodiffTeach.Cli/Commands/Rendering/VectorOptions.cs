using System.CommandLine;
using System.CommandLine.Parsing;
using AutodiffTeach.Drawing.Writers;

namespace AutodiffTeach.Cli.Commands.Rendering;

/// <summary>The options of <c>render</c> for SVG that is placed in a page.</summary>
internal sealed class VectorOptions
{
    private readonly Option<string?> _prefix = new("--id-prefix")
    {
        HelpName = "name",
        Description = "What every id in an SVG begins with, for a figure that stands twice on a page; else it is derived from the content.",
    };

    private readonly Option<bool> _alternative = new("--text-alternative") { Description = "Let the description in an SVG list every node and edge for those who do not see it; '-o FILE.txt' writes that list alone." };

    public VectorOptions() => _prefix.Validators.Add(CheckPrefix);

    public void AddTo(Command command)
    {
        command.Add(_prefix);
        command.Add(_alternative);
    }

    public SvgOptions In(ParseResult parsed) => new() { IdPrefix = parsed.GetValue(_prefix), HasTextAlternative = parsed.GetValue(_alternative) };

    private static void CheckPrefix(OptionResult result)
    {
        if (result.Tokens is [{ Value: var prefix }] && !(prefix.Length > 0 && char.IsAsciiLetter(prefix[0]) && prefix.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')))
            result.AddError($"--id-prefix: '{prefix}' cannot begin an id; expected a letter, then letters, digits and hyphens, such as 'figure-2'");
    }
}
