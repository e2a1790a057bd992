using System.CommandLine;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Models;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Formulas;

namespace AutodiffTeach.Cli.Commands;

/// <summary><c>diff</c>: the derivative of a formula.</summary>
internal static class DiffCommand
{
    private const int HighestOrder = 9;

    public static Command Create(Session session)
    {
        var command = new ExampleCommand(
            "diff",
            "Differentiate a formula, or many in a file.",
            new("autodiffteach diff \"w*tanh(w*x)\" --wrt w", "The derivative in w."),
            new("autodiffteach diff \"exp(-x^2/2)\" --wrt x --order 2 --json", "The second derivative, as JSON with LaTeX."),
            new("autodiffteach diff \"x^2 sin(x) + 3x\" --wrt x --steps", "Every step with its rule."),
            new("autodiffteach diff --batch formulas.jsonl", "A line {\"id\":1,\"formula\":\"x^2\",\"wrt\":\"x\"} in, a line {\"id\":1,\"formula\":\"2*x\",\"latex\":\"2 x\"} out."));
        var formula = new Argument<string?>("FORMULA") { Description = "The formula, such as \"3w^2 u_1 + tanh(w)\".", Arity = ArgumentArity.ZeroOrOne };
        var wrt = new Option<string?>("--wrt") { HelpName = "name", Description = "The variable of differentiation." };
        Option<int> order = CountOption.Create("--order", "How often to differentiate.", 1, HighestOrder, 1);
        var steps = new Option<bool>("--steps") { Description = "Show the steps too, for order 1 or 2." };
        var batch = new Option<string?>("--batch") { HelpName = "FILE.jsonl", Description = "Differentiate the formula of every line of this file; - reads standard input." };
        Option<bool> json = CommonOptions.Json();
        command.Add(formula);
        foreach (Option option in new Option[] { wrt, order, steps, batch, json })
            command.Add(option);
        command.Validators.Add(result =>
        {
            bool isBatch = result.GetResult(batch) is not null;
            if (isBatch && (result.GetValue(formula) is not null || result.GetResult(wrt) is not null))
                result.AddError("--batch takes formula and variable from the file; expected no FORMULA and no --wrt");
            else if (!isBatch && result.GetValue(formula) is null)
                result.AddError("FORMULA is missing");
            else if (!isBatch && result.GetResult(wrt) is null)
                result.AddError("--wrt is missing; expected the variable of differentiation");
        });
        command.SetAction(parsed => parsed.GetValue(batch) is { } file
            ? DiffBatch.Run(session, file, parsed.GetValue(order))
            : Run(session, new DerivativeRequest(parsed.GetRequiredValue(formula)!, parsed.GetRequiredValue(wrt)!, parsed.GetValue(order)), parsed.GetValue(steps), parsed.GetValue(json)));
        return command;
    }

    private static int Run(Session session, DerivativeRequest request, bool showSteps, bool json)
    {
        Expr derivative = request.Differentiate();
        FormulaSteps? steps = showSteps ? FormulaSteps.Create(request) : null;
        if (!request.NamesVariable)
            session.Note($"'{request.WithRespectTo}' does not occur in {PlainPrinter.Print(request.Formula)}");
        if (json)
        {
            JsonText.Write(session.Output, writer =>
            {
                writer.Formula(derivative);
                steps?.WriteJson(writer);
            });
            return ExitCode.Done;
        }

        steps?.WriteText(session.Output);
        session.Output.WriteLine(PlainPrinter.Print(derivative));
        return ExitCode.Done;
    }
}
