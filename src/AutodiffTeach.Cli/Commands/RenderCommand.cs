using System.CommandLine;
using AutodiffTeach.Cli.Commands.Rendering;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Models;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Cli.Commands;

/// <summary><c>render</c>: the computation graph as a picture.</summary>
internal sealed class RenderCommand
{
    // What requires_grad is false for, which make_dot does not draw.
    private static readonly Role[] WithoutGradient = [Role.Input, Role.State, Role.Constant];

    private readonly ModelInput _model;
    private readonly OutputOptions _file = new(isRequired: true);
    private readonly Choice<Granularity> _view = Choice<Granularity>.OfOne("--view", "Named variables, or every operation.", ("variables", Granularity.Variables), ("operations", Granularity.Operations));
    private readonly Option<bool> _rolled = new("--rolled") { Description = "Draw all steps of a recurrence as one cell with delayed edges." };
    private readonly ContentOptions _content = new();
    private readonly Choice<ParameterPlacement> _parameters = Choice<ParameterPlacement>.OfOne(
        "--parameters", "How parameters that every step uses are drawn.",
        ("shared", ParameterPlacement.Shared), ("rails", ParameterPlacement.Rails), ("repeated", ParameterPlacement.Repeated));
    private readonly Choice<Role[]> _hide = Choice<Role[]>.OfSome(
        "--hide", "What to leave out; operations with nothing else before them go too. Inputs include states.",
        ("inputs", [Role.Input, Role.State]), ("constants", [Role.Constant]), ("parameters", [Role.Parameter]), ("states", [Role.State]));
    private readonly Choice<BandDisplay> _bands = Choice<BandDisplay>.OfOne(
        "--bands", "How time steps are told apart: lines between them, a frame around each, or none.",
        ("lines", BandDisplay.Lines), ("frames", BandDisplay.Frames), ("none", BandDisplay.None));
    private readonly Choice<SceneStyle> _style = Choice<SceneStyle>.OfOne("--style", "The look of the nodes; makedot is that of PyTorch's make_dot, by default with every operation and without what needs no gradient.", ("default", SceneStyle.Default), ("makedot", SceneStyle.MakeDot));
    private readonly Choice<ILayoutEngine?> _layout = Choice<ILayoutEngine?>.OfOne(
        "--layout", "Columns of time steps, layers, a tidy tree (layers where the graph is no tree), or Graphviz's dot where it is installed.",
        ("timeline", null), ("layered", new LayeredLayout()), ("tree", new TreeLayout()), ("dot", new DotLayout()));
    private readonly Option<string?> _of = new("--of") { HelpName = "name", Description = "The variable whose gradients are shown. Default the model's first output." };

    private RenderCommand(Session session, Command command)
    {
        _model = new ModelInput(session, command);
        foreach (Option option in new Option[] { _view.Option, _rolled, _parameters.Option, _hide.Option, _bands.Option, _style.Option, _layout.Option, _of })
            command.Add(option);
        _content.AddTo(command);
        _file.AddTo(command);
        command.SetAction(Run);
    }

    public static Command Create(Session session)
    {
        var command = new ExampleCommand(
            "render",
            "Draw the computation graph of a model.",
            new("autodiffteach render graphs/linear-rnn.graph -o linear-rnn.svg", "The named variables and what depends on what."),
            new("autodiffteach render graphs/bptt-3.graph -o bptt.svg --show values,gradients,partials --highlight \"U->h_1->L\"", "With numbers, and all paths from U through h_1 to L standing out."),
            new("autodiffteach render graphs/bptt-2.graph -o bptt.html", "A page that steps: forward node by node, then backward edge by edge."),
            new("autodiffteach render graphs/bptt-3.graph -o bptt.tex --theme print", "For a LaTeX document, in its fonts: \\input{bptt}."),
            new("autodiffteach render graphs/rnn-by-hand.graph -o rnn.dot --style makedot", "Every operation, as PyTorch's make_dot shows it, for Graphviz."));
        _ = new RenderCommand(session, command);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        Picture picture = PictureIn(parsed);
        Model model = _model.Read(parsed);
        _file.Write(parsed, () => picture.Build(model), page => picture.DrawSteps(model, page));
        return ExitCode.Done;
    }

    private Picture PictureIn(ParseResult parsed) => new()
    {
        Granularity = IsMakeDot(parsed) && !_view.IsGiven(parsed) ? Granularity.Operations : _view.In(parsed),
        Hidden = IsMakeDot(parsed) && !_hide.IsGiven(parsed) ? WithoutGradient : [.. _hide.AllIn(parsed).SelectMany(roles => roles)],
        IsRolled = parsed.GetValue(_rolled),
        Highlights = _content.HighlightsIn(parsed),
        Blanks = _content.BlanksIn(parsed),
        Of = parsed.GetValue(_of),
        SaysWhatToShow = _content.AsksForAnything(parsed),
        Options = _content.In(parsed, SceneOptions.Default) with
        {
            Parameters = _parameters.In(parsed),
            Style = _style.In(parsed),
            Bands = _bands.IsGiven(parsed) || !IsMakeDot(parsed) ? _bands.In(parsed) : BandDisplay.None,
            Layout = _layout.In(parsed),
        },
    };

    private bool IsMakeDot(ParseResult parsed) => _style.In(parsed) == SceneStyle.MakeDot;
}
