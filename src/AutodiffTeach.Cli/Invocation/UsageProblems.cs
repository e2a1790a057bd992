using System.CommandLine;
using System.CommandLine.Parsing;
using AutodiffTeach.Cli.Output;

namespace AutodiffTeach.Cli.Invocation;

/// <summary>Says what is wrong with a command line.</summary>
internal static class UsageProblems
{
    private const string Tool = "autodiffteach";

    public static IReadOnlyList<string> Of(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        if (command.Subcommands.Count > 0)
            return [OfParent(parsed, command)];
        if (UnknownOptions(parsed) is { Count: > 0 } unknown)
            return [.. unknown.Select(option => Problem(command, $"unknown option '{option}'"))];
        return [.. parsed.Errors.Select(error => Problem(command, Wording(parsed, error)))];
    }

    private static string OfParent(ParseResult parsed, Command parent)
    {
        string commands = Wordings.Or(parent.Subcommands.Select(command => command.Name));
        string problem = parsed.UnmatchedTokens is [var word, ..]
            ? $"unknown {(word.StartsWith('-') ? "option" : "command")} '{word}'"
            : "no command is given";
        return Problem(parent, $"{problem}; expected {commands}");
    }

    // The parser takes a misspelt option for an argument and then complains about the argument.
    private static List<string> UnknownOptions(ParseResult parsed) =>
        parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash)
            ? []
            : [.. parsed.Tokens.Where(token => token.Type == TokenType.Argument && IsOption(token.Value) && !IsOptionValue(parsed, token)).Select(token => token.Value)];

    private static bool IsOption(string text) => text.Length > 2 && text.StartsWith("--", StringComparison.Ordinal) && char.IsAsciiLetter(text[2]);

    private static bool IsOptionValue(ParseResult parsed, Token token) =>
        parsed.CommandResult.Children.OfType<OptionResult>().Any(option => option.Tokens.Any(value => ReferenceEquals(value, token)));

    private static string Problem(Command command, string problem) =>
        $"{NameOf(command)}: {problem}; see '{NameOf(command)} --help'";

    // With the command that it is part of: autodiffteach train averaging.
    private static string NameOf(Command command) => command.Parents.OfType<Command>().FirstOrDefault() is { } parent
        ? $"{NameOf(parent)} {command.Name}"
        : Tool;

    private static string Wording(ParseResult parsed, ParseError error) => error.SymbolResult switch
    {
        ArgumentResult { Tokens.Count: 0 } missing => $"{missing.Argument.Name} is missing",
        OptionResult { Tokens.Count: 0, IdentifierTokenCount: 0 } missing => $"{missing.Option.Name} is missing",
        OptionResult { Tokens.Count: 0, IdentifierTokenCount: > 0, Option.Arity.MinimumNumberOfValues: > 0 } bare => $"{bare.Option.Name} needs a value",
        CommandResult when error.Message.Split('\'') is [_, var word, _] && parsed.UnmatchedTokens.Contains(word) => $"unexpected '{word}'",
        _ => error.Message.TrimEnd('.'),
    };
}
