using System.CommandLine;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Trainings;
using AutodiffTeach.Networks;
using AutodiffTeach.Networks.Names;
using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Training;

namespace AutodiffTeach.Cli.Commands.Training;

/// <summary>The options that decide the network and the data of <c>train names</c>; the defaults are those of problem set 3.</summary>
internal sealed class NamesOptions
{
    private const double DefaultDropout = 0.2;
    private const double DefaultHeldOut = 0.2;
    private const int DefaultBatch = 256;
    private const int FewestBatches = 30;

    private readonly Choice<NameCell> _cell = Choice<NameCell>.OfOne("--cell", "What reads a name letter by letter.", ("lstm", NameCell.Lstm), ("rnn", NameCell.Rnn), ("gru", NameCell.Gru));
    private readonly Option<int> _layers = CountOption.Create("--layers", "How many recurrent layers stand above one another.", 1, NameModel.MostLayers, 2);
    private readonly Option<int> _hidden = CountOption.Create("--hidden", "The length of a hidden state.", 1, NameModel.LargestSize, 256);
    private readonly Option<int> _embedding = CountOption.Create("--embedding", "The length of the vector of a letter.", 1, NameModel.LargestSize, 64);
    private readonly Option<double?> _dropout = NumberOption.Create("--dropout", "The probability of a component to be dropped between recurrent layers and after the last. Default 0.2.", 0, 0.99);
    private readonly Option<int?> _batch = CountOption.CreateOptional("--batch", "The most names in a batch. Default 256, or fewer where an epoch would have fewer than 30 batches.", 1, NameModel.LargestSize);
    private readonly Option<double?> _heldOut = NumberOption.Create("--held-out", "The share of names that is not trained on. Default 0.2.", 0.001, 0.999);
    private readonly Choice<Initialisation> _initialisation = Choice<Initialisation>.OfOne(
        "--init", "How parameters begin; see docs/training.md.",
        ("pytorch", Initialisation.PyTorch), ("fused", Initialisation.Fused), ("separate", Initialisation.Separate), ("orthogonal", Initialisation.Orthogonal), ("xavier", Initialisation.Xavier));

    public IEnumerable<Option> All => [_cell.Option, _layers, _hidden, _embedding, _dropout, _batch, _heldOut, _initialisation.Option];

    /// <summary>The network, without parameters yet.</summary>
    public NameModel ModelOf(ParseResult parsed, NameData data) => new(
        _cell.In(parsed), parsed.GetValue(_layers), parsed.GetValue(_hidden), parsed.GetValue(_embedding), parsed.GetValue(_dropout) ?? DefaultDropout, data.Languages);

    /// <summary>The network, its parameters as they begin.</summary>
    /// <exception cref="InputException">It, or what it keeps of a batch, is too large for memory.</exception>
    public Network<float> NetworkOf(ParseResult parsed, NameModel model, int batch, RandomStream random)
    {
        NetworkRoom.Require(model.Layers, Math.Max(model.Hidden, model.Embedding), Alphabet.LongestName, batch);
        Network<float> network = model.Create<float>(random);
        network.Initialise(_initialisation.In(parsed), random);
        return network;
    }

    /// <summary>Both parts of the names.</summary>
    public NameSplit SplitOf(ParseResult parsed, NameData data, RandomStream random) => NameSplit.Of(data, parsed.GetValue(_heldOut) ?? DefaultHeldOut, random);

    /// <summary>The most names in a batch.</summary>
    public int BatchOf(ParseResult parsed, NameSplit split) =>
        parsed.GetValue(_batch) ?? Math.Clamp(split.Training.Count / FewestBatches, 1, DefaultBatch);

    /// <summary>The name of the run.</summary>
    public string NameOf(ParseResult parsed, ulong seed) => FormattableString.Invariant(
        $"names-{_cell.WordIn(parsed)}-{parsed.GetValue(_layers)}x{parsed.GetValue(_hidden)}-seed{seed}");

    /// <summary>What stands above its charts.</summary>
    public string TitleOf(ParseResult parsed) => FormattableString.Invariant(
        $"Languages of surnames: {_cell.WordIn(parsed)}, {parsed.GetValue(_layers)} × {parsed.GetValue(_hidden)}");

    /// <summary>Every option under its name.</summary>
    public IReadOnlyList<Setting> SettingsOf(ParseResult parsed, NameModel model, int batch) =>
    [
        new("cell", _cell.WordIn(parsed)),
        new("layers", model.Layers),
        new("hidden", model.Hidden),
        new("embedding", model.Embedding),
        new("dropout", model.Dropout),
        new("batch", batch),
        new("heldOut", parsed.GetValue(_heldOut) ?? DefaultHeldOut),
        new("init", _initialisation.WordIn(parsed)),
    ];
}
