using System.CommandLine;
using System.CommandLine.Parsing;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Models;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Writers;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Cli.Commands;

/// <summary><c>render</c>: the computation graph as a picture.</summary>
internal static class RenderCommand
{
    private static readonly string[] Formats = ["svg", "json", "dot"];

    public static Command Create(Session session)
    {
        var command = new ExampleCommand(
            "render",
            "Draw the computation graph of a model.",
            new("autodiffteach render graphs/linear-rnn.graph -o linear-rnn.svg", "The named variables and what depends on what."),
            new("autodiffteach render graphs/bptt-3.graph -o bptt.svg --show values,gradients,partials --highlight \"U->h_1->L\"", "With numbers, and all paths from U through h_1 to L standing out."),
            new("autodiffteach render graphs/rnn-by-hand.graph -o rnn.dot --view operations --hide inputs,constants --style makedot", "Every operation, as PyTorch's make_dot shows it, for Graphviz."));
        var model = new ModelInput(session, command);
        var file = new Option<string>("--output", "-o") { HelpName = "FILE", Description = $"The picture to write; the ending chooses the format: {Wordings.Or(Formats)}.", Required = true };
        Choice<Granularity> view = Choice<Granularity>.OfOne("--view", "Named variables, or every operation.", ("variables", Granularity.Variables), ("operations", Granularity.Operations));
        Choice<Shown> show = Choice<Shown>.OfSome("--show", "What to write at nodes and edges beside names.", ("values", Shown.Values), ("gradients", Shown.Gradients), ("partials", Shown.Partials));
        var highlight = new Option<string?>("--highlight") { HelpName = "\"U->h_1->L\"", Description = "Let all paths stand out that go through these nodes in this order." };
        Choice<ParameterPlacement> parameters = Choice<ParameterPlacement>.OfOne(
            "--parameters", "How parameters that every step uses are drawn.",
            ("shared", ParameterPlacement.Shared), ("rails", ParameterPlacement.Rails), ("repeated", ParameterPlacement.Repeated));
        Choice<Hidden> hide = Choice<Hidden>.OfSome("--hide", "What to leave out; operations with nothing else before them go too.", ("inputs", Hidden.Inputs), ("constants", Hidden.Constants));
        Choice<SceneStyle> style = Choice<SceneStyle>.OfOne("--style", "The look of the nodes.", ("default", SceneStyle.Default), ("makedot", SceneStyle.MakeDot));
        Choice<Theme> theme = Choice<Theme>.OfOne(
            "--theme", "The colours; auto follows the reader's light or dark mode.",
            ("auto", Theme.Auto), ("light", Theme.Light), ("dark", Theme.Dark), ("print", Theme.Print));
        Choice<bool> layered = Choice<bool>.OfOne("--layout", "Columns of time steps, or layers.", ("timeline", false), ("layered", true));
        var of = new Option<string?>("--of") { HelpName = "name", Description = "The variable whose gradients are shown. Default the model's first output." };
        foreach (Option option in new Option[] { file, view.Option, show.Option, highlight, parameters.Option, hide.Option, style.Option, theme.Option, layered.Option, of })
            command.Add(option);
        file.Validators.Add(CheckEnding);
        command.SetAction(parsed =>
        {
            Hidden[] hidden = hide.AllIn(parsed);
            var picture = new Picture
            {
                Granularity = view.In(parsed),
                HideInputs = hidden.Contains(Hidden.Inputs),
                HideConstants = hidden.Contains(Hidden.Constants),
                Highlight = parsed.GetValue(highlight),
                Of = parsed.GetValue(of),
                Options = OptionsFor(show.AllIn(parsed)) with
                {
                    Parameters = parameters.In(parsed),
                    Style = style.In(parsed),
                    Layout = layered.In(parsed) ? new LayeredLayout() : null,
                },
            };
            string path = parsed.GetRequiredValue(file);
            string text = picture.Draw(model.Read(parsed), WriterFor(EndingOf(path), theme.In(parsed)));
            OutputFiles.Write((path, text));
            return ExitCode.Done;
        });
        return command;
    }

    private static SceneOptions OptionsFor(Shown[] shown) => SceneOptions.Default with
    {
        ShowValues = shown.Contains(Shown.Values),
        ShowGradients = shown.Contains(Shown.Gradients),
        Partials = shown.Contains(Shown.Partials) ? PartialDisplay.Symbols : PartialDisplay.None,
    };

    private static ISceneWriter WriterFor(string format, Theme theme) => format switch
    {
        "svg" => new SvgWriter(new SvgOptions { Theme = theme }),
        "json" => new JsonWriter(),
        _ => new DotWriter(),
    };

    private static void CheckEnding(OptionResult result)
    {
        if (result.Tokens is not [var path])
            return;
        string ending = EndingOf(path.Value);
        if (!Formats.Contains(ending))
            result.AddError($"-o: '{path.Value}' has {(ending.Length > 0 ? $"the ending '{ending}', which is not supported" : "no ending")}; expected a file ending in {Wordings.Or(Formats)}");
    }

    private static string EndingOf(string path) => Path.GetExtension(path).TrimStart('.').ToLowerInvariant();

    private enum Shown
    {
        Values,
        Gradients,
        Partials,
    }

    private enum Hidden
    {
        Inputs,
        Constants,
    }
}
