using System.CommandLine;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Trainings;
using AutodiffTeach.Cli.Trainings.Autoencoders;
using AutodiffTeach.Networks;
using AutodiffTeach.Networks.Autoencoders;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Training;

namespace AutodiffTeach.Cli.Commands.Training;

/// <summary>The options that decide data, autoencoders and training of <c>train autoencoder</c>; the defaults are those of problem set 4.</summary>
internal sealed class AutoencoderOptions
{
    private const int LargestSize = 4096;
    private const int MostSamples = 1_000_000;
    private const int MostCodes = 16;
    private const int MostLayers = 8;
    private const int MostThreads = 256;
    private const double DefaultNoise = 0.5;
    private const double DefaultDrop = 0.25;

    // With the optimiser's moments and the gradients four times as many are kept.
    private const long MostNumbers = 100_000_000;

    private readonly Option<int> _samples = CountOption.Create("--samples", "How many synthetic vectors: 0.7 of them to train on, 0.2 to validate, 0.1 to test.", SyntheticSource.FewestSamples, MostSamples, 20_000);
    private readonly Option<int> _features = CountOption.Create("--features", "The length of synthetic vectors.", 1, LargestSize, 100);
    private readonly Option<int> _informative = CountOption.Create("--informative", "How many of their directions have variance 10, the others 1; the sign of the sum of these coordinates is the class.", 1, LargestSize, 20);
    private readonly Choice<string> _kind = Choice<string>.OfOne("--kind", "What is done to the input.", ("vanilla", "vanilla"), ("denoising", "denoising"), ("masked", "masked"));
    private readonly Option<double?> _noise = NumberOption.Create("--noise", "The standard deviation of a denoising autoencoder's noise. Default 0.5.", 0, 1e6);
    private readonly Option<double?> _drop = NumberOption.Create("--drop", "The probability with which a masked autoencoder drops a component of its input. Default 0.25.", 0, 1);
    private readonly Option<int[]> _codes = CountListOption.Create("--size", "The sizes of the code, separated by commas; an autoencoder each. Default 5,20,100,500.", 1, LargestSize, MostCodes, isSet: true, 5, 20, 100, 500);
    private readonly Option<int[]> _hidden = CountListOption.Create("--hidden", "The sizes of layers between input and code, separated by commas; the decoder has them the other way round. Default none.", 1, LargestSize, MostLayers, isSet: false);
    private readonly Choice<Activation> _activation = Choice<Activation>.OfOne(
        "--activation", "The activation after all but the last layer of encoder and decoder.",
        ("relu", Activation.Relu), ("tanh", Activation.Tanh), ("sigmoid", Activation.Sigmoid), ("none", Activation.Identity));

    private readonly Option<int> _epochs = CountOption.Create("--epochs", "How many epochs each is trained.", 1, 100_000, 10);
    private readonly Option<int> _batch = CountOption.Create("--batch", "The number of vectors in a batch.", 1, LargestSize, 100);
    private readonly Option<int> _repeats = CountOption.Create("--repeats", "How often each is trained, with seeds one after another.", 1, 100, 3);
    private readonly Option<int> _seed = CountOption.Create("--seed", "The seed of the first repeat: of data, weights, order and corruption.", 0, int.MaxValue, 0);
    private readonly Option<int> _threads = CountOption.Create("--threads", "The number of threads; they change no number.", 1, MostThreads, 1);

    public IEnumerable<Option> All =>
        [_samples, _features, _informative, _kind.Option, _noise, _drop, _codes, _hidden, _activation.Option, _epochs, _batch, _repeats, _seed, _threads];

    /// <summary>What the command line asks for.</summary>
    /// <exception cref="InputException">Options contradict one another, or it is too large for memory.</exception>
    public AutoencoderPlan PlanOf(ParseResult parsed, Func<IReadOnlyList<NamedParameter<float>>, Optimiser<float>> optimiser)
    {
        RequireFit(parsed);
        return new(
            new SyntheticSource(parsed.GetValue(_samples), parsed.GetValue(_features), parsed.GetValue(_informative)),
            _kind.WordIn(parsed), CorruptionIn(parsed), parsed.GetValue(_hidden)!, _activation.In(parsed), parsed.GetValue(_codes)!,
            parsed.GetValue(_epochs), parsed.GetValue(_batch), parsed.GetValue(_repeats), (ulong)parsed.GetValue(_seed), parsed.GetValue(_threads), optimiser);
    }

    /// <summary>Every option under its name.</summary>
    public IReadOnlyList<Setting> SettingsOf(ParseResult parsed, AutoencoderPlan plan) =>
    [
        .. plan.Source.Settings,
        new("kind", plan.Kind),
        .. plan.Corruption switch
        {
            GaussianNoise noise => [new Setting("noise", noise.Deviation)],
            Masking masking => [new Setting("drop", masking.Probability)],
            _ => Array.Empty<Setting>(),
        },
        new("size", string.Join(',', plan.Codes)),
        new("hidden", string.Join(',', plan.Hidden)),
        new("activation", _activation.WordIn(parsed)),
        new("epochs", plan.Epochs),
        new("batch", plan.Batch),
        new("repeats", plan.Repeats),
        new("seed", plan.Seed),
    ];

    private Corruption CorruptionIn(ParseResult parsed) => _kind.In(parsed) switch
    {
        "denoising" => new GaussianNoise(parsed.GetValue(_noise) ?? DefaultNoise),
        "masked" => new Masking(parsed.GetValue(_drop) ?? DefaultDrop),
        _ => Corruption.None,
    };

    private void RequireFit(ParseResult parsed)
    {
        string kind = _kind.In(parsed);
        if (parsed.GetValue(_noise) is not null && kind != "denoising")
            throw new InputException($"--noise: a {kind} autoencoder has none; expected --kind denoising");
        if (parsed.GetValue(_drop) is not null && kind != "masked")
            throw new InputException($"--drop: a {kind} autoencoder drops nothing; expected --kind masked");
        long samples = parsed.GetValue(_samples), features = parsed.GetValue(_features), informative = parsed.GetValue(_informative);
        if (informative > features)
            throw new InputException(FormattableString.Invariant($"--informative: there are {features} features, {informative} of them cannot matter; expected 1 to {features}"));
        long widest = parsed.GetValue(_codes)!.Concat(parsed.GetValue(_hidden)!).Append((int)features).Max();
        if (samples * widest > MostNumbers)
            throw new InputException(FormattableString.Invariant($"--samples: samples × the widest layer is {samples} × {widest}, {samples * widest} numbers; expected at most {MostNumbers}; try fewer vectors or smaller sizes"));
    }
}
