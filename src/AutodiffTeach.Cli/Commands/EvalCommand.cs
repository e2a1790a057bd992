using System.CommandLine;
using System.Text.Json;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Models;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Cli.Commands;

/// <summary><c>eval</c>: forward values and all gradients.</summary>
internal static class EvalCommand
{
    public static Command Create(Session session)
    {
        var command = new ExampleCommand(
            "eval",
            "Evaluate a model: the value of every variable, and the gradient of every output.",
            new("autodiffteach eval graphs/linear-rnn.graph", "All values, and dy/d of every variable."),
            new("autodiffteach eval graphs/linear-rnn.graph --set w=0.5 --json", "The same with another weight, as JSON."),
            new("autodiffteach eval graphs/rnn-by-hand.graph --of \"h_1[1]\"", "The gradient of one element of a vector."));
        var model = new ModelInput(session, command);
        var of = new Option<string?>("--of") { HelpName = "name", Description = "Differentiate this variable or element instead of the model's outputs." };
        Option<bool> json = CommonOptions.Json();
        command.Add(of);
        command.Add(json);
        command.SetAction(parsed => Run(session, model.Read(parsed), parsed.GetValue(of), parsed.GetValue(json)));
        return command;
    }

    private static int Run(Session session, Model model, string? of, bool json)
    {
        ComputationGraph graph = model.Graph;
        IReadOnlyList<Target> targets = of is null
            ? [.. graph.Outputs.Select(output => new Target(output, null))]
            : [Target.Find(graph, "--of", of)];
        var evaluation = new Evaluation(graph, targets);
        if (json)
            JsonText.Write(session.Output, writer => WriteJson(writer, evaluation));
        else
            WriteTable(session.Output, model.Title, evaluation);
        return ExitCode.Done;
    }

    private static void WriteJson(Utf8JsonWriter json, Evaluation evaluation)
    {
        json.Strings("outputs", evaluation.Targets.Select(target => target.Name));
        json.WriteStartObject("values");
        foreach (ModelVariable variable in evaluation.Variables)
        {
            if (evaluation.ValueOf(variable) is { } value)
                json.Shaped(variable.Name, variable.Shape, value);
        }

        json.WriteEndObject();
        json.WriteStartObject("gradients");
        foreach (Target target in evaluation.Targets)
            WriteGradients(json, evaluation, target);
        json.WriteEndObject();
    }

    private static void WriteGradients(Utf8JsonWriter json, Evaluation evaluation, Target target)
    {
        json.WriteStartObject(target.Name);
        foreach (ModelVariable variable in evaluation.Variables)
        {
            if (evaluation.GradientOf(target, variable) is { } gradient)
                json.Shaped(variable.Name, variable.Shape, gradient);
        }

        json.WriteEndObject();
    }

    private static void WriteTable(TextWriter output, string title, Evaluation evaluation)
    {
        if (title.Length > 0)
            output.WriteLine($"{title}\n");
        var table = new TextTable(["name", "role", "value", .. evaluation.Targets.Select(HeadOf)]);
        foreach (ModelVariable variable in evaluation.Variables)
        {
            table.Add([
                variable.Name,
                variable.Role.ToString().ToLowerInvariant(),
                Cell(variable, evaluation.ValueOf(variable)),
                .. evaluation.Targets.Select(target => Cell(variable, evaluation.GradientOf(target, variable)))]);
        }

        table.Write(output);
    }

    private static string HeadOf(Target target) => target.IsScalar ? $"d {target.Name} / d name" : $"d sum({target.Name}) / d name";

    private static string Cell(ModelVariable variable, double[]? elements) =>
        elements is null ? "-" : NumberFormat.Shaped(variable.Shape, elements);
}
