using System.CommandLine;
using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;
using AutodiffTeach.Networks.Files;

namespace AutodiffTeach.Cli.Invocation;

/// <summary>One run of the tool: parses, acts, and turns whatever goes wrong into messages and an exit code.</summary>
internal sealed class Session(TextWriter output, TextWriter error, TextReader input)
{
    private const string DebugOption = "--debug";

    public TextWriter Output { get; } = output;

    public TextWriter Error { get; } = error;

    public TextReader Input { get; } = input;

    /// <summary>Whether long work is to be shown on standard error: that is a terminal, and standard output is none.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>Whether standard error is a terminal, for work that writes its results when it is done.</summary>
    public bool HasTerminal { get; init; }

    /// <summary>Tells the user something that is no error.</summary>
    public void Note(string text) => Error.WriteLine($"note: {text}");

    /// <summary>Tells the user what may be a mistake, and stops nothing.</summary>
    public void Warn(string text) => Error.WriteLine($"warning: {text}");

    public int Run(IReadOnlyList<string> args)
    {
        bool debug = args.Contains(DebugOption);
        try
        {
            int code = Invoke(args);
            Output.Flush();
            return code;
        }
        catch (Exception failure)
        {
            int code = Report(failure);
            if (debug)
                Error.WriteLine(failure.ToString());
            return code;
        }
    }

    private int Invoke(IReadOnlyList<string> args)
    {
        RootCommand root = CommandTree.Create(this, args);
        root.Options.Add(new Option<bool>(DebugOption) { Description = "Show the stack trace of a failure.", Recursive = true });
        // A formula may begin with @ or with - and letters: neither response files nor bundled options are wanted.
        ParseResult parsed = root.Parse(args, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0 && parsed.Action?.ClearsParseErrors != true)
            throw new InputException(UsageProblems.Of(parsed));
        return parsed.Invoke(new InvocationConfiguration { Output = Output, Error = Error, EnableDefaultExceptionHandler = false });
    }

    private int Report(Exception failure)
    {
        switch (failure)
        {
            case ModelException { Diagnostics.Count: > 0 } model:
                WriteProblems(model.Diagnostics.Select(diagnostic => diagnostic.ToString()));
                return ExitCode.BadInput;
            case FormulaException { Diagnostics.Count: > 0 } formula:
                WriteProblems(formula.Diagnostics.Select(diagnostic => diagnostic.ToString()));
                return ExitCode.BadInput;
            case NetworkFileException network:
                WriteProblems(network.Problems);
                return ExitCode.BadInput;
            case InputException wrong:
                WriteProblems(wrong.Problems);
                return ExitCode.BadInput;
            case IOException or UnauthorizedAccessException:
                WriteProblems([$"autodiffteach: cannot write the output: {OneLine(failure.Message)}"]);
                return ExitCode.BadInput;
            default:
                WriteProblems([$"autodiffteach: internal error: {failure.GetType().Name}: {OneLine(failure.Message)}; please report it with the command and its files ({DebugOption} shows where)"]);
                return ExitCode.OwnFailure;
        }
    }

    private void WriteProblems(IEnumerable<string> problems)
    {
        foreach (string problem in problems)
            Error.WriteLine(problem);
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
