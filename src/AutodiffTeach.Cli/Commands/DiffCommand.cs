using System.CommandLine;
using System.CommandLine.Parsing;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Models;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Formulas;

namespace AutodiffTeach.Cli.Commands;

/// <summary><c>diff</c>: the derivative of a formula.</summary>
internal sealed class DiffCommand
{
    /// <summary>The highest order of a derivative.</summary>
    public const int HighestOrder = 9;

    private readonly Session _session;
    private readonly Argument<string?> _formula = new("FORMULA") { Description = "The formula, such as \"3w^2 u_1 + tanh(w)\".", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _wrt = new("--wrt") { HelpName = "name", Description = "The variable of differentiation." };
    private readonly Option<int> _order = CountOption.Create("--order", "How often to differentiate.", 1, HighestOrder, 1);
    private readonly Option<bool> _steps = new("--steps") { Description = "Show every rule that is applied." };
    private readonly Option<string?> _batch = new("--batch") { HelpName = "FILE.jsonl", Description = "Differentiate the formula of every line of this file; - reads standard input." };
    private readonly Option<bool> _json = CommonOptions.Json();

    private DiffCommand(Session session, Command command)
    {
        _session = session;
        command.Add(_formula);
        foreach (Option option in new Option[] { _wrt, _order, _steps, _batch, _json })
            command.Add(option);
        command.Validators.Add(CheckSource);
        command.SetAction(parsed => parsed.GetValue(_batch) is { } file ? DiffBatch.Run(session, file, parsed.GetValue(_order)) : Run(parsed));
    }

    public static Command Create(Session session)
    {
        var command = new ExampleCommand(
            "diff",
            "Differentiate a formula, or many in a file.",
            new("autodiffteach diff \"w*tanh(w*x)\" --wrt w", "The derivative in w."),
            new("autodiffteach diff \"exp(-x^2/2)\" --wrt x --order 2 --json", "The second derivative, as JSON with LaTeX."),
            new("autodiffteach diff \"x^2 sin(x) + 3x\" --wrt x --steps", "Every step with its rule."),
            new("autodiffteach diff --batch formulas.jsonl", "A line {\"id\":1,\"formula\":\"x^2\",\"wrt\":\"x\"} in, a line {\"id\":1,\"formula\":\"2*x\",\"latex\":\"2 x\"} out."));
        _ = new DiffCommand(session, command);
        return command;
    }

    // The formula comes from the command line or from a file, not from both.
    private void CheckSource(CommandResult result)
    {
        bool isBatch = result.GetResult(_batch) is not null;
        bool hasFormula = result.GetValue(_formula) is not null, hasVariable = result.GetResult(_wrt) is not null;
        if (isBatch && (hasFormula || hasVariable))
            result.AddError("--batch takes formula and variable from the file; expected no FORMULA and no --wrt");
        if (!isBatch && !hasFormula)
            result.AddError("FORMULA is missing");
        if (!isBatch && !hasVariable)
            result.AddError("--wrt is missing; expected the variable of differentiation");
    }

    private int Run(ParseResult parsed)
    {
        var request = new DerivativeRequest(parsed.GetRequiredValue(_formula)!, parsed.GetRequiredValue(_wrt)!, parsed.GetValue(_order));
        Expr derivative = request.Differentiate();
        FormulaSteps? steps = parsed.GetValue(_steps) ? FormulaSteps.Create(request) : null;
        if (!request.NamesVariable)
            _session.Note($"'{request.WithRespectTo}' does not occur in {PlainPrinter.Print(request.Formula)}");
        if (parsed.GetValue(_json))
            WriteJson(derivative, steps);
        else
            WriteText(derivative, steps);
        return ExitCode.Done;
    }

    private void WriteJson(Expr derivative, FormulaSteps? steps) => JsonText.Write(_session.Output, json =>
    {
        json.Formula(derivative);
        steps?.WriteJson(json);
    });

    private void WriteText(Expr derivative, FormulaSteps? steps)
    {
        steps?.WriteText(_session.Output);
        _session.Output.WriteLine(PlainPrinter.Print(derivative));
    }
}
