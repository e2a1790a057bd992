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
        foreach (Option option in new Option[] { _show.Option, _numbers.Option, _partials.Option })
            command.Add(option);
    }

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
            Numbers = _numbers.In(parsed),
            Partials = shown.Contains(Shown.Partials) ? _partials.In(parsed) : PartialDisplay.None,
            Products = shown.Contains(Shown.Products) ? _partials.In(parsed) : PartialDisplay.None,
        };
    }
}
