using System.CommandLine;
using System.CommandLine.Parsing;
using AutodiffTeach.Cli.Commands.Rendering;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Models;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Writers;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Cli.Commands;

/// <summary><c>render</c>: the computation graph as a picture.</summary>
internal sealed class RenderCommand
{
    private static readonly string[] Formats = ["svg", "html", "json", "dot", "txt"];

    private readonly ModelInput _model;
    private readonly Option<string> _file = new("--output", "-o") { HelpName = "FILE", Description = $"The picture to write; the ending chooses the format: {Wordings.Or(Formats)}.", Required = true };
    private readonly Choice<Granularity> _view = Choice<Granularity>.OfOne("--view", "Named variables, or every operation.", ("variables", Granularity.Variables), ("operations", Granularity.Operations));
    private readonly ContentOptions _content = new();
    private readonly VectorOptions _svg = new();
    private readonly Option<string?> _highlight = new("--highlight") { HelpName = "\"U->h_1->L\"", Description = "Let all paths stand out that go through these nodes in this order." };
    private readonly Choice<ParameterPlacement> _parameters = Choice<ParameterPlacement>.OfOne(
        "--parameters", "How parameters that every step uses are drawn.",
        ("shared", ParameterPlacement.Shared), ("rails", ParameterPlacement.Rails), ("repeated", ParameterPlacement.Repeated));
    private readonly Choice<Hidden> _hide = Choice<Hidden>.OfSome("--hide", "What to leave out; operations with nothing else before them go too.", ("inputs", Hidden.Inputs), ("constants", Hidden.Constants));
    private readonly Choice<SceneStyle> _style = Choice<SceneStyle>.OfOne("--style", "The look of the nodes.", ("default", SceneStyle.Default), ("makedot", SceneStyle.MakeDot));
    private readonly Choice<Theme> _theme = Choice<Theme>.OfOne(
        "--theme", "The colours; auto follows the reader's light or dark mode.",
        ("auto", Theme.Auto), ("light", Theme.Light), ("dark", Theme.Dark), ("print", Theme.Print));
    private readonly Choice<ILayoutEngine?> _layout = Choice<ILayoutEngine?>.OfOne(
        "--layout", "Columns of time steps, layers, a tidy tree (layers where the graph is no tree), or Graphviz's dot where it is installed.",
        ("timeline", null), ("layered", new LayeredLayout()), ("tree", new TreeLayout()), ("dot", new DotLayout()));
    private readonly Option<string?> _of = new("--of") { HelpName = "name", Description = "The variable whose gradients are shown. Default the model's first output." };

    private RenderCommand(Session session, Command command)
    {
        _model = new ModelInput(session, command);
        foreach (Option option in new Option[] { _file, _view.Option, _highlight, _parameters.Option, _hide.Option, _style.Option, _theme.Option, _layout.Option, _of })
            command.Add(option);
        _content.AddTo(command);
        _svg.AddTo(command);
        _file.Validators.Add(CheckEnding);
        command.SetAction(Run);
    }

    private enum Hidden
    {
        Inputs,
        Constants,
    }

    public static Command Create(Session session)
    {
        var command = new ExampleCommand(
            "render",
            "Draw the computation graph of a model.",
            new("autodiffteach render graphs/linear-rnn.graph -o linear-rnn.svg", "The named variables and what depends on what."),
            new("autodiffteach render graphs/bptt-3.graph -o bptt.svg --show values,gradients,partials --highlight \"U->h_1->L\"", "With numbers, and all paths from U through h_1 to L standing out."),
            new("autodiffteach render graphs/bptt-2.graph -o bptt.html", "A page that steps: forward node by node, then backward edge by edge."),
            new("autodiffteach render graphs/rnn-by-hand.graph -o rnn.dot --view operations --hide inputs,constants --style makedot", "Every operation, as PyTorch's make_dot shows it, for Graphviz."));
        _ = new RenderCommand(session, command);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        string path = parsed.GetRequiredValue(_file);
        string ending = EndingOf(path);
        Picture picture = PictureIn(parsed);
        string text = ending == "html"
            ? Stepping(picture, parsed).DrawSteps(_model.Read(parsed), _theme.In(parsed))
            : picture.Draw(_model.Read(parsed), WriterFor(ending, _svg.In(parsed) with { Theme = _theme.In(parsed) }));
        OutputFiles.Write((path, text));
        return ExitCode.Done;
    }

    private Picture PictureIn(ParseResult parsed) => new()
    {
        Granularity = _view.In(parsed),
        HideInputs = _hide.AllIn(parsed).Contains(Hidden.Inputs),
        HideConstants = _hide.AllIn(parsed).Contains(Hidden.Constants),
        Highlight = parsed.GetValue(_highlight),
        Of = parsed.GetValue(_of),
        Options = _content.In(parsed, SceneOptions.Default) with
        {
            Parameters = _parameters.In(parsed),
            Style = _style.In(parsed),
            Layout = _layout.In(parsed),
        },
    };

    // A page that steps is about numbers: where nothing else is asked for it shows them.
    private Picture Stepping(Picture picture, ParseResult parsed) => _content.AsksForAnything(parsed)
        ? picture
        : picture with { Options = picture.Options with { ShowValues = true, ShowGradients = true } };

    private static ISceneWriter WriterFor(string format, SvgOptions svg) => format switch
    {
        "svg" => new SvgWriter(svg),
        "txt" => new EdgeListWriter(),
        "json" => new JsonWriter(),
        _ => new DotWriter(),
    };

    private static void CheckEnding(OptionResult result)
    {
        if (result.Tokens is not [var path])
            return;
        string ending = EndingOf(path.Value);
        string problem = ending.Length > 0 ? $"has the ending '{ending}', which is not supported" : "has no ending";
        if (!Formats.Contains(ending))
            result.AddError($"-o: '{path.Value}' {problem}; expected a file ending in {Wordings.Or(Formats)}");
    }

    private static string EndingOf(string path) => Path.GetExtension(path).TrimStart('.').ToLowerInvariant();
}
