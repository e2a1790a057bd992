using System.CommandLine;
using System.CommandLine.Parsing;
using AutodiffTeach.Checking;
using AutodiffTeach.Cli.Batches;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Models;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Cli.Commands;

/// <summary><c>check</c>: judges a student's formula.</summary>
internal sealed class CheckCommand
{
    private readonly Session _session;
    private readonly Option<string?> _answer = new("--answer") { HelpName = "formula", Description = "The answer." };
    private readonly Option<string?> _expect = new("--expect") { HelpName = "formula", Description = "The right answer." };
    private readonly Option<string?> _derivativeOf = new("--derivative-of") { HelpName = "formula", Description = "The answer should be the derivative of this formula, see --wrt." };
    private readonly Option<string?> _model = new("--model") { HelpName = "MODEL", Description = "The answer is about this model, see --of and --wrt: a .graph file, or - to read it from standard input." };
    private readonly Option<string[]> _set = new("--set") { HelpName = "name=value", Description = "Override a value or constant of the model: N=10.", DefaultValueFactory = _ => [] };
    private readonly Option<string?> _of = new("--of") { HelpName = "name", Description = "The variable of the model that is differentiated, or without --wrt the one that is asked for." };
    private readonly Option<string?> _wrt = new("--wrt") { HelpName = "name", Description = "The variable of differentiation." };
    private readonly Choice<Ask> _ask = Choice<Ask>.OfOne("--ask", "What is asked of the model; without --wrt a value.", CheckWords.Asks);
    private readonly Option<int> _order = CountOption.Create("--order", "The order of the derivative of a formula.", 1, DiffCommand.HighestOrder, 1);
    private readonly Option<string?> _in = new("--in") { HelpName = "names", Description = "The names that the answer may use, with commas; 'partials' allows the symbols of derivatives." };
    private readonly Option<string?> _variables = new("--variables") { HelpName = "names", Description = "The known names, with commas. Default are those of the expected formula." };
    private readonly Choice<FormulaSyntax> _syntax = Choice<FormulaSyntax>.OfOne("--syntax", "The syntax of the answer; auto tells it by the text.", CheckWords.Syntaxes);
    private readonly Choice<Assumption> _assume = Choice<Assumption>.OfOne("--assume", "What holds of the variables.", CheckWords.Assumptions);
    private readonly Option<string?> _tolerance = new("--tolerance") { HelpName = "number", Description = "Accept rounding up to this relative error. Off unless given." };
    private readonly Choice<PartialConvention> _partials = Choice<PartialConvention>.OfOne(
        "--partials", "What ∂a/∂b means in an answer: as courses mean it (total of the output, else direct), or always the same.", CheckWords.Conventions);
    private readonly Option<string?> _batch = new("--batch") { HelpName = "FILE.jsonl", Description = "Judge the answer of every line of this file; - reads standard input." };
    private readonly Option<bool> _json = CommonOptions.Json();

    private CheckCommand(Session session, Command command)
    {
        _session = session;
        foreach (Option option in new Option[]
        {
            _answer, _expect, _model, _set, _of, _wrt, _ask.Option, _derivativeOf, _order, _in, _variables,
            _syntax.Option, _assume.Option, _tolerance, _partials.Option, _batch, _json,
        })
            command.Add(option);
        command.Validators.Add(CheckSource);
        command.Validators.Add(CheckFits);
        command.SetAction(Run);
    }

    public static Command Create(Session session)
    {
        var command = new ExampleCommand(
            "check",
            "Judge a formula: right or wrong, with a proof or a counterexample, and with what explains a wrong one.",
            new("autodiffteach check --answer \"1 - tanh(x)^2\" --expect \"sech(x)^2\"", "Whether the two are equal, and how that is known."),
            new("autodiffteach check --answer \"t + r*dy/ds + p*dy/dq\" --model graphs/linear-rnn.graph --of y --wrt w", "An answer over the names of a model and its derivatives."),
            new("autodiffteach check --answer \"cos(x^2)\" --derivative-of \"sin(x^2)\" --wrt x --json", "A derivative, as JSON."),
            new("autodiffteach check --batch answers.jsonl", "A line {\"id\":1,\"expect\":\"2x\",\"answer\":\"x+x\"} in, a line {\"id\":1,\"verdict\":\"equivalent\",..} out."));
        _ = new CheckCommand(session, command);
        return command;
    }

    private void CheckSource(CommandResult result)
    {
        bool isBatch = result.GetResult(_batch) is not null, hasAnswer = result.GetResult(_answer) is not null;
        int sources = new Option[] { _expect, _model, _derivativeOf }.Count(option => result.GetResult(option) is not null);
        if (isBatch && hasAnswer)
            result.AddError("--batch takes the answers from the file; expected no --answer");
        if (!isBatch && !hasAnswer)
            result.AddError("--answer is missing; expected a formula");
        if (!isBatch && sources != 1)
            result.AddError($"{(sources == 0 ? "nothing to judge against" : "more than one thing to judge against")}; expected --expect, --model or --derivative-of");
    }

    // What says something about a model alone, or about a derivative alone, is a slip beside --expect.
    private void CheckFits(CommandResult result)
    {
        if (result.GetResult(_batch) is not null || result.GetResult(_model) is not null)
            return;
        foreach (Option option in new Option[] { _of, _set, _ask.Option, _partials.Option }.Where(option => result.GetResult(option) is { Implicit: false }))
            result.AddError($"{option.Name} belongs to a model; expected --model");
        if (result.GetResult(_wrt) is not null && result.GetResult(_derivativeOf) is null)
            result.AddError("--wrt belongs to a derivative; expected --model or --derivative-of");
    }

    private int Run(ParseResult parsed)
    {
        CheckRequest request = RequestOf(parsed);
        if (parsed.GetValue(_batch) is { } file)
            return CheckBatch.Run(_session, file, request);
        Judgement judgement = request.Judge();
        if (parsed.GetValue(_json))
            JsonText.Write(_session.Output, json => json.Judgement(judgement));
        else
            JudgementText.Write(_session.Output, judgement);
        return judgement.Verdict switch
        {
            Verdict.Equivalent => ExitCode.Done,
            Verdict.Invalid => ExitCode.BadInput,
            _ => ExitCode.Wrong,
        };
    }

    private CheckRequest RequestOf(ParseResult parsed) => new()
    {
        Answer = parsed.GetValue(_answer) ?? "",
        Expect = parsed.GetValue(_expect),
        DerivativeOf = parsed.GetValue(_derivativeOf),
        Model = parsed.GetValue(_model) is { } path ? ReadModel(parsed, path) : null,
        Asked = parsed.GetResult(_ask.Option) is null ? null : _ask.In(parsed),
        Of = parsed.GetValue(_of),
        WithRespectTo = parsed.GetValue(_wrt),
        Order = parsed.GetValue(_order),
        Variables = parsed.GetValue(_variables) is { } variables ? Requests.Split(variables) : null,
        In = parsed.GetValue(_in) is { } allowed ? Requests.Split(allowed) : null,
        Assume = _assume.In(parsed),
        Syntax = _syntax.In(parsed),
        Tolerance = parsed.GetValue(_tolerance),
        Partials = _partials.In(parsed),
    };

    private Model ReadModel(ParseResult parsed, string path)
    {
        string text = path == "-" ? _session.Input.ReadToEnd() : TextInput.Read(path, "a model file such as graphs/linear-rnn.graph");
        Model model = Model.Parse(text, new ModelSettings { Overrides = parsed.GetRequiredValue(_set) }, path == "-" ? "standard input" : path);
        foreach (string note in model.Notes)
            _session.Note(note);
        return model;
    }
}
