using System.CommandLine;
using System.Globalization;
using AutodiffTeach.Cli.Flows;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Models;
using AutodiffTeach.Networks;
using AutodiffTeach.Networks.Files;
using AutodiffTeach.Networks.Flow;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Cli.Commands.Gradients;

/// <summary>A network given by its weights, measured in place of an experiment.</summary>
internal sealed class GivenNetwork
{
    private readonly Option<string?> _weights = new("--weights")
    {
        HelpName = "FILE",
        Description = "Measure the recurrent layers of this network, a file as the network command takes it, with input and target, in place of an experiment.",
    };

    public Option Option => _weights;

    /// <summary>Measures the layers of the file, or gives null where the command line names none.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="withJacobians">Whether the states are differentiated in one another.</param>
    /// <exception cref="InputException">The file cannot be used.</exception>
    public IReadOnlyList<FlowSubject>? Measure(ParseResult parsed, bool withJacobians)
    {
        if (parsed.GetValue(_weights) is not { } path)
            return null;
        NetworkFile<double> file = Read(path);
        if (file.Loss is null)
            throw new InputException($"{path}: has no target, so that there are no gradients; expected a network with \"target\" and \"loss\"");
        if (!file.Network.Layers.OfType<RecurrentLayer<double>>().Any())
            throw new InputException($"{path}: has no recurrent layer; expected one of type rnn, lstm, gru or residual");
        double loss = file.Run().Loss!.Value;
        return Subjects(file, loss, LayerFlow.Of(file.Network), withJacobians);
    }

    private static NetworkFile<double> Read(string path)
    {
        string text = TextInput.Read(path, "a network as the network command takes it");
        try
        {
            return NetworkFile<double>.Parse(text, path);
        }
        catch (NetworkFileException failure)
        {
            throw new InputException(failure.Problems);
        }
    }

    private static List<FlowSubject> Subjects(NetworkFile<double> file, double loss, IReadOnlyList<LayerFlow> flows, bool withJacobians)
    {
        List<FlowSubject> subjects = [];
        Sequence<double> input = file.Input;
        bool isLossAtTheEnd = IsAtTheEnd(file.Loss!.Backward());
        for (int index = 0; index < file.Network.Layers.Count; index++)
        {
            Layer<double> layer = file.Network.Layers[index];
            Sequence<double> output = layer.Forward(input);
            if (layer is RecurrentLayer<double> recurrent)
            {
                LayerFlow flow = flows[subjects.Count];
                string name = flows.Count == 1 ? KindOf(layer) : $"{index.ToString(CultureInfo.InvariantCulture)} {KindOf(layer)}";
                subjects.Add(new FlowSubject(name, loss, flow, isLossAtTheEnd && HasTheory(file.Network, index) ? FlowTheory.Of(flow) : null)
                {
                    HasLossOnEveryStep = !isLossAtTheEnd,
                    Jacobian = withJacobians ? FlowJacobian.Norms(recurrent, input) : null,
                });
                // The states differ where copies of one sequence were run.
                output = withJacobians ? layer.Forward(input) : output;
            }

            input = output;
        }

        return subjects;
    }

    // Mean squared error at the last step, or one class of the whole sequence.
    private static bool IsAtTheEnd(Sequence<double> outputGradient) =>
        !outputGradient.Values[..^outputGradient.Step(0).Length].ContainsAnyExcept(0);

    // Where no later layer leads the gradient of the last step to earlier ones.
    private static bool HasTheory(Network<double> network, int index) =>
        network.Layers[index] is Rnn<double> && network.Layers.Skip(index + 1).All(layer => layer is Linear<double> or Dropout<double>);

    private static string KindOf(Layer<double> layer) => layer switch
    {
        Rnn<double> { Activation: var activation } => new FlowCell(CellKind.Rnn, activation).Name,
        ResidualRecurrence<double> { Activation: var activation } => new FlowCell(CellKind.Residual, activation).Name,
        Lstm<double> => new FlowCell(CellKind.Lstm).Name,
        _ => new FlowCell(CellKind.Gru).Name,
    };
}
