using System.CommandLine;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Models;
using AutodiffTeach.Derivations;

namespace AutodiffTeach.Cli.Commands;

/// <summary><c>derive</c>: a worked solution.</summary>
internal static class DeriveCommand
{
    public static Command Create(Session session)
    {
        var command = new ExampleCommand(
            "derive",
            "Derive one variable of a model in another, step by step.",
            new("autodiffteach derive graphs/linear-rnn.graph --of y --wrt w", "The worked solution as Markdown."),
            new("autodiffteach derive graphs/linear-rnn.graph --of y --wrt w -o out/linear-rnn.html", "A solution page with figure, tables and derivation, and the figure beside it as out/linear-rnn.svg."),
            new("autodiffteach derive graphs/bptt-3.graph --of L --wrt U --method paths --to tex,md -o out/bptt-3", "As a sum over paths, for LaTeX and as Markdown: out/bptt-3.tex and out/bptt-3.md."));
        var model = new ModelInput(session, command);
        var of = new Option<string>("--of") { HelpName = "name", Description = "What is differentiated: a scalar, or an element such as \"h_1[2]\".", Required = true };
        var wrt = new Option<string>("--wrt") { HelpName = "name", Description = "The variable of differentiation.", Required = true };
        var file = new Option<string?>("--output", "-o") { HelpName = "FILE", Description = "Write to this file. Several formats are written side by side, each with its ending. Default standard output." };
        Choice<SolutionFormat> to = Choice<SolutionFormat>.OfSome(
            "--to", "The formats. Default is the ending of FILE, or md.",
            ("md", SolutionFormat.Md), ("tex", SolutionFormat.Tex), ("html", SolutionFormat.Html), ("json", SolutionFormat.Json));
        Choice<DerivationMethod> method = Choice<DerivationMethod>.OfOne(
            "--method", "Backward through the graph, as a sum over paths, or by differentiating one formula.",
            ("backward", DerivationMethod.Backward), ("paths", DerivationMethod.Paths), ("direct", DerivationMethod.Direct));
        Choice<DetailLevel> detail = Choice<DetailLevel>.OfOne(
            "--detail", "How much is written out.",
            ("normal", DetailLevel.Normal), ("brief", DetailLevel.Brief), ("full", DetailLevel.Full));
        Option<int> order = CountOption.Create("--order", "The order of the derivative, 1 or 2.", 1, 2, 1);
        var general = new Option<bool>("--general") { Description = "The solution for any length N. Not available yet." };
        Option<bool> json = CommonOptions.Json();
        foreach (Option option in new Option[] { of, wrt, file, to.Option, method.Option, detail.Option, order, general, json })
            command.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(general))
                result.AddError("--general: solutions for any length are not available yet; expected a model of fixed length, see --set N=4");
        });
        command.SetAction(parsed =>
        {
            SolutionFiles files = SolutionFiles.Plan(parsed.GetValue(file), to.AllIn(parsed), model.NameIn(parsed));
            var options = new DerivationOptions { Method = method.In(parsed), Detail = detail.In(parsed), Order = parsed.GetValue(order) };
            string text = model.TextIn(parsed);
            Solution solution = Solution.Create(model.Parse(parsed, text), text, parsed.GetRequiredValue(of), parsed.GetRequiredValue(wrt), options);
            if (files.Count > 0)
                files.Write(solution);
            if (parsed.GetValue(json) || files.Count == 0)
                session.Output.Write(solution.Write(parsed.GetValue(json) ? SolutionFormat.Json : files.OnOutput));
            return ExitCode.Done;
        });
        return command;
    }
}
