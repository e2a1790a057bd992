using System.CommandLine;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Trainings;
using AutodiffTeach.Networks;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Tasks;
using AutodiffTeach.Networks.Training;

namespace AutodiffTeach.Cli.Commands.Training;

/// <summary>The options that decide the network and the task of <c>train averaging</c>; the defaults are those of problem set 2.</summary>
internal sealed class AveragingOptions
{
    private const int LargestSize = 4096;
    private const int MostLayers = 16;

    private readonly Choice<Func<int, int, RecurrentLayer<float>>> _cell = Choice<Func<int, int, RecurrentLayer<float>>>.OfOne(
        "--cell", "The recurrent layers, of one bias each.",
        ("rnn", (input, hidden) => new Rnn<float>(input, hidden, Activation.Tanh, Biases.One)),
        ("lstm", (input, hidden) => new Lstm<float>(input, hidden, Biases.One)),
        ("gru", (input, hidden) => new Gru<float>(input, hidden, Biases.One)),
        ("residual", (input, hidden) => new ResidualRecurrence<float>(input, hidden, Activation.Tanh, Biases.One)));

    private readonly Option<int> _layers = CountOption.Create("--layers", "How many recurrent layers stand above one another.", 1, MostLayers, 1);
    private readonly Option<int> _hidden = CountOption.Create("--hidden", "The length of a hidden state.", 1, LargestSize, 32);
    private readonly Choice<bool> _loss = Choice<bool>.OfOne("--loss", "At which steps the output is compared with the average.", ("all", false), ("last", true));
    private readonly Option<int> _length = CountOption.Create("--length", "The length of the sequences.", 1, LargestSize, 10);
    private readonly Option<int> _batch = CountOption.Create("--batch", "The number of sequences in a batch, all fresh.", 1, LargestSize, 32);
    private readonly Choice<Initialisation> _initialisation = Choice<Initialisation>.OfOne(
        "--init", "How parameters begin; see docs/training.md.",
        ("fused", Initialisation.Fused), ("pytorch", Initialisation.PyTorch), ("separate", Initialisation.Separate),
        ("orthogonal", Initialisation.Orthogonal), ("identity", Initialisation.Identity), ("xavier", Initialisation.Xavier));

    public IEnumerable<Option> All => [_cell.Option, _layers, _hidden, _loss.Option, _length, _batch, _initialisation.Option];

    public bool IsOfLastStep(ParseResult parsed) => _loss.In(parsed);

    public int LengthIn(ParseResult parsed) => parsed.GetValue(_length);

    /// <summary>The network, its parameters as they begin.</summary>
    /// <exception cref="InputException">It, or what it keeps of a batch, is too large for memory.</exception>
    public Network<float> NetworkOf(ParseResult parsed, ulong seed)
    {
        NetworkRoom.Require(parsed.GetValue(_layers), parsed.GetValue(_hidden), parsed.GetValue(_length), parsed.GetValue(_batch));
        Network<float> network = RegressionNetwork.Create(_cell.In(parsed), parsed.GetValue(_layers), parsed.GetValue(_hidden));
        network.Initialise(_initialisation.In(parsed), new RandomStream(2 * seed));
        return network;
    }

    /// <summary>The task; its numbers are those of another stream than the weights'.</summary>
    public RunningAverage<float> TaskOf(ParseResult parsed, ulong seed) =>
        new(parsed.GetValue(_length), parsed.GetValue(_batch), _loss.In(parsed), new RandomStream((2 * seed) + 1));

    /// <summary>The name of the run.</summary>
    public string NameOf(ParseResult parsed, ulong seed) => FormattableString.Invariant(
        $"averaging-{_cell.WordIn(parsed)}-{parsed.GetValue(_layers)}x{parsed.GetValue(_hidden)}-{_loss.WordIn(parsed)}-seed{seed}");

    /// <summary>What stands above its chart.</summary>
    public string TitleOf(ParseResult parsed) => FormattableString.Invariant(
        $"Learning the running average: {_cell.WordIn(parsed)}, {parsed.GetValue(_layers)} × {parsed.GetValue(_hidden)}, loss of {(IsOfLastStep(parsed) ? "the last step" : "all steps")}");

    /// <summary>Every option under its name.</summary>
    public IReadOnlyList<Setting> SettingsOf(ParseResult parsed) =>
    [
        new("cell", _cell.WordIn(parsed)),
        new("layers", parsed.GetValue(_layers)),
        new("hidden", parsed.GetValue(_hidden)),
        new("loss", _loss.WordIn(parsed)),
        new("length", parsed.GetValue(_length)),
        new("batch", parsed.GetValue(_batch)),
        new("init", _initialisation.WordIn(parsed)),
    ];
}
