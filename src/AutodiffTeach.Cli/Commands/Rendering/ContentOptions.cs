using System.CommandLine;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Cli.Commands.Rendering;

/// <summary>The options of <c>render</c> for what is written at nodes and edges.</summary>
internal sealed class ContentOptions
{
    private readonly Choice<Shown> _show = Choice<Shown>.OfSome(
        "--show", "What to write at nodes and edges beside names; products are what flows back along each edge.",
        ("values", Shown.Values), ("gradients", Shown.Gradients), ("partials", Shown.Partials), ("products", Shown.Products), ("shapes", Shown.Shapes));
    private readonly Choice<NumberPlacement> _numbers = Choice<NumberPlacement>.OfOne(
        "--numbers", "Where values and gradients stand: in the nodes, or above and below the wire that leaves the node.",
        ("nodes", NumberPlacement.Nodes), ("wires", NumberPlacement.Wires));
    private readonly Choice<PartialDisplay> _partials = Choice<PartialDisplay>.OfOne(
        "--partials", "How partials and products are written.", ("symbols", PartialDisplay.Symbols), ("numbers", PartialDisplay.Numbers));

    private readonly Option<string[]> _highlights = new("--highlight")
    {
        HelpName = "\"U->h_1->L\"",
        Description = "Let all paths stand out that go through these nodes in this order, with their term below the picture. Several times: a line style each.",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string[]> _blanks = new("--blank")
    {
        HelpName = "values,h_1.name,...",
        Description = "Leave an empty box in place of all values, gradients, partials, products or names, or of single ones such as h_1.value or U->h_1.partial.",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<bool> _legend = new("--legend") { Description = "Explain below the picture the kinds of nodes, lines and numbers that occur." };

    private enum Shown
    {
        Values,
        Gradients,
        Partials,
        Products,
        Shapes,
    }

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _show.Option, _numbers.Option, _partials.Option, _highlights, _blanks, _legend })
            command.Add(option);
    }

    /// <summary>The sets of paths that are to stand out.</summary>
    public string[] HighlightsIn(ParseResult parsed) => parsed.GetValue(_highlights) ?? [];

    /// <summary>What is to be left blank.</summary>
    public string[] BlanksIn(ParseResult parsed) => parsed.GetValue(_blanks) ?? [];

    /// <summary>Whether the user says what to write.</summary>
    public bool AsksForAnything(ParseResult parsed) => _show.AllIn(parsed).Length > 0;

    /// <summary>The given options with what is to be shown.</summary>
    public SceneOptions In(ParseResult parsed, SceneOptions options)
    {
        Shown[] shown = _show.AllIn(parsed);
        return options with
        {
            ShowValues = shown.Contains(Shown.Values),
            ShowGradients = shown.Contains(Shown.Gradients),
            ShowShapes = shown.Contains(Shown.Shapes),
            ShowLegend = parsed.GetValue(_legend),
            Numbers = _numbers.In(parsed),
            Partials = shown.Contains(Shown.Partials) ? _partials.In(parsed) : PartialDisplay.None,
            Products = shown.Contains(Shown.Products) ? _partials.In(parsed) : PartialDisplay.None,
        };
    }
}
