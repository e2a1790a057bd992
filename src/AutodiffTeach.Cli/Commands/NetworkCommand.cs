using System.CommandLine;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Models;
using AutodiffTeach.Networks.Cells;
using AutodiffTeach.Networks.Files;

namespace AutodiffTeach.Cli.Commands;

/// <summary><c>network</c>: runs a vector network given by its weights.</summary>
internal sealed class NetworkCommand
{
    private readonly Session _session;
    private readonly Argument<string> _path = new("FILE") { Description = "The layers with their weights, the input, and a target where there is one: a .json file, or - for standard input." };
    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly Option<bool> _model = new("--model") { Description = "Write the network's equations as a model with its values, for eval, derive and render; of one sequence." };
    private readonly Option<bool> _stateDict = new("--state-dict") { Description = "Write the weights as JSON under PyTorch's names, for load_state_dict." };

    private NetworkCommand(Session session, Command command)
    {
        _session = session;
        command.Arguments.Add(_path);
        foreach (Option option in new Option[] { _json, _model, _stateDict })
            command.Add(option);
        command.SetAction(Run);
    }

    public static Command Create(Session session)
    {
        var command = new ExampleCommand(
            "network",
            "Run a vector network given by its weights: outputs, states, loss, and every gradient, in double. Its layers are rnn, lstm, gru, residual, "
            + "linear, embedding or dropout; states and their gradients are listed for each recurrent layer. docs/networks.md explains the file.",
            new("autodiffteach network examples/networks/lstm.json", "Outputs, loss, and how large states and gradients are."),
            new("autodiffteach network examples/networks/lstm.json --json", "All numbers as JSON."),
            new("autodiffteach network examples/networks/rnn-by-hand.json --model", "The same network as a model for eval, derive and render."));
        _ = new NetworkCommand(session, command);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        Option<bool>[] forms = [.. new[] { _json, _model, _stateDict }.Where(parsed.GetValue)];
        if (forms.Length > 1)
            throw new InputException($"autodiffteach network: {forms[0].Name} and {forms[1].Name} exclude each other; expected one of them");
        NetworkFile<double> file = Read(parsed.GetRequiredValue(_path));
        if (parsed.GetValue(_model))
            _session.Output.Write(ModelOf(parsed.GetRequiredValue(_path), file));
        else if (parsed.GetValue(_stateDict))
            _session.Output.Write(StateDict<double>.Of(file.Network).ToJson());
        else if (parsed.GetValue(_json))
            NetworkJson.Write(_session.Output, file, file.Run());
        else
            NetworkText.Write(_session.Output, file, file.Run());
        return ExitCode.Done;
    }

    private NetworkFile<double> Read(string path) => path == "-"
        ? NetworkFile<double>.Parse(_session.Input.ReadToEnd(), "standard input")
        : NetworkFile<double>.Parse(TextInput.Read(path, "a network file such as examples/networks/lstm.json"), path);

    private static string ModelOf(string path, NetworkFile<double> file) => file.Input.Batch == 1
        ? CellModel.Of(file.Network, file.Input, file.Loss).Text
        : throw new InputException($"{(path == "-" ? "standard input" : path)}: has a batch of {file.Input.Batch} sequences; a model has one, so --model expects a batch of 1");
}
