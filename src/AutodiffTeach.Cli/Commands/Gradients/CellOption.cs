using System.CommandLine;
using System.CommandLine.Parsing;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Formulas.Reading;
using AutodiffTeach.Networks.Flow;
using AutodiffTeach.Networks.Layers;

namespace AutodiffTeach.Cli.Commands.Gradients;

/// <summary>The cells of an experiment: <c>--cell rnn:relu,lstm</c>, and the activation of those that name none.</summary>
internal sealed class CellOption
{
    private static readonly (string Word, Activation Activation)[] Activations = [("tanh", Activation.Tanh), ("relu", Activation.Relu), ("none", Activation.Identity)];

    private static readonly string[] Kinds = [.. Enum.GetNames<CellKind>().Select(name => name.ToLowerInvariant())];

    private readonly Choice<Activation> _activation = Choice<Activation>.OfOne("--activation", "The activation of an rnn or residual cell that names none.", Activations);

    private readonly Option<string[]> _cells = new("--cell")
    {
        HelpName = "cell,...",
        Description = "The cells to compare: rnn, lstm, gru, residual; with an activation of its own as rnn:relu, rnn:tanh, rnn:none. Default rnn.",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = true,
    };

    public CellOption() => _cells.Validators.Add(Check);

    public IEnumerable<Option> Options => [_cells, _activation.Option];

    /// <summary>Whether the command line names an activation for all cells.</summary>
    public bool HasActivation(ParseResult parsed) => _activation.IsGiven(parsed);

    /// <summary>The cells in their order, each once.</summary>
    public IReadOnlyList<FlowCell> In(ParseResult parsed)
    {
        Activation usual = _activation.In(parsed);
        return parsed.GetValue(_cells) is { Length: > 0 } given ? [.. given.SelectMany(Words).Select(word => Cell(word, usual)).Distinct()] : [new FlowCell(CellKind.Rnn, usual)];
    }

    private static IEnumerable<string> Words(string text) => text.Split(',', StringSplitOptions.TrimEntries);

    private static FlowCell Cell(string word, Activation usual)
    {
        string[] parts = word.Split(':');
        CellKind kind = Enum.Parse<CellKind>(parts[0], ignoreCase: true);
        Activation activation = parts.Length > 1 ? Activations.First(item => item.Word == parts[1]).Activation : usual;
        return kind is CellKind.Rnn or CellKind.Residual ? new FlowCell(kind, activation) : new FlowCell(kind);
    }

    private static void Check(OptionResult result)
    {
        foreach (string word in result.Tokens.SelectMany(token => Words(token.Value)))
        {
            if (ProblemWith(word) is { } problem)
                result.AddError($"--cell: {problem}");
        }
    }

    private static string? ProblemWith(string word)
    {
        string[] parts = word.Split(':');
        if (!Kinds.Contains(parts[0]))
            return $"unknown cell '{parts[0]}'; expected {Wordings.Or(Kinds)}{(NearestName.Hint(parts[0], Kinds) is { } hint ? $"; {hint}" : "")}";
        if (parts.Length == 1)
            return null;
        if (parts[0] is "lstm" or "gru")
            return $"'{word}': an {parts[0]} has activations of its own; expected {parts[0]}".Replace("an gru", "a gru", StringComparison.Ordinal);
        return parts.Length == 2 && Activations.Any(item => item.Word == parts[1])
            ? null
            : $"'{word}': unknown activation '{string.Join(':', parts[1..])}'; expected {Wordings.Or(Activations.Select(item => item.Word))}";
    }
}
