using System.CommandLine;
using System.CommandLine.Parsing;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Models;
using AutodiffTeach.Derivations;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Cli.Commands;

/// <summary><c>derive</c>: a worked solution.</summary>
internal sealed class DeriveCommand
{
    private readonly Session _session;
    private readonly ModelInput _model;
    private readonly Option<string> _of = new("--of") { HelpName = "name", Description = "What is differentiated: a scalar, or an element such as \"h_1[2]\".", Required = true };
    private readonly Option<string> _wrt = new("--wrt") { HelpName = "name", Description = "The variable of differentiation.", Required = true };
    private readonly Option<string?> _file = new("--output", "-o") { HelpName = "FILE", Description = "Write to this file. Several formats are written side by side, each with its ending. Default standard output." };
    private readonly Choice<SolutionFormat> _to = Choice<SolutionFormat>.OfSome(
        "--to", "The formats. Default is the ending of FILE, or md.",
        ("md", SolutionFormat.Md), ("tex", SolutionFormat.Tex), ("html", SolutionFormat.Html), ("json", SolutionFormat.Json));
    private readonly Choice<DerivationMethod> _method = Choice<DerivationMethod>.OfOne(
        "--method", "Backward through the graph, as a sum over paths, or by differentiating one formula.",
        ("backward", DerivationMethod.Backward), ("paths", DerivationMethod.Paths), ("direct", DerivationMethod.Direct));
    private readonly Choice<DetailLevel> _detail = Choice<DetailLevel>.OfOne(
        "--detail", "How much is written out.",
        ("normal", DetailLevel.Normal), ("brief", DetailLevel.Brief), ("full", DetailLevel.Full));
    private readonly Option<int> _order = CountOption.Create("--order", "The order of the derivative, 1 or 2.", 1, 2, 1);
    private readonly Option<bool> _general = new("--general") { Description = "The solution for any length N, with sums and products over time; of a family also its last member, as --of h_N." };
    private readonly Option<bool> _json = CommonOptions.Json();

    private DeriveCommand(Session session, Command command)
    {
        _session = session;
        _model = new ModelInput(session, command);
        foreach (Option option in new Option[] { _of, _wrt, _file, _to.Option, _method.Option, _detail.Option, _order, _general, _json })
            command.Add(option);
        command.Validators.Add(RefuseOrder);
        command.SetAction(Run);
    }

    public static Command Create(Session session)
    {
        var command = new ExampleCommand(
            "derive",
            "Derive one variable of a model in another, step by step.",
            new("autodiffteach derive graphs/linear-rnn.graph --of y --wrt w", "The worked solution as Markdown."),
            new("autodiffteach derive graphs/linear-rnn.graph --of y --wrt w -o out/linear-rnn.html", "A solution page with figure, tables and derivation, and the figure beside it as out/linear-rnn.svg."),
            new("autodiffteach derive graphs/bptt-3.graph --of L --wrt U --method paths --to tex,md -o out/bptt-3", "As a sum over paths, for LaTeX and as Markdown: out/bptt-3.tex and out/bptt-3.md."),
            new("autodiffteach derive graphs/bptt-3.graph --of L --wrt U --general", "As one formula for every length N."));
        _ = new DeriveCommand(session, command);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        SolutionFiles files = SolutionFiles.Plan(parsed.GetValue(_file), _to.AllIn(parsed), _model.NameIn(parsed));
        Solution solution = Derive(parsed);
        if (files.Count > 0)
            files.Write(solution);
        if (parsed.GetValue(_json))
            _session.Output.Write(solution.Write(SolutionFormat.Json));
        else if (files.Count == 0)
            _session.Output.Write(solution.Write(files.OnOutput));
        return ExitCode.Done;
    }

    private Solution Derive(ParseResult parsed)
    {
        var options = new DerivationOptions { Method = _method.In(parsed), Detail = _detail.In(parsed), Order = parsed.GetValue(_order) };
        string text = _model.TextIn(parsed);
        Model model = _model.Parse(parsed, text);
        (string of, string wrt) = (parsed.GetRequiredValue(_of), parsed.GetRequiredValue(_wrt));
        return parsed.GetValue(_general) ? Solution.CreateGeneral(model, text, of, wrt) : Solution.Create(model, text, of, wrt, options);
    }

    private void RefuseOrder(CommandResult result)
    {
        if (result.GetValue(_general) && result.GetValue(_order) > 1)
            result.AddError("--general: solutions for any length are made for order 1; expected no --order");
    }
}
