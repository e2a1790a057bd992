using System.CommandLine;
using AutodiffTeach.Cli.Flows;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Networks.Flow;
using AutodiffTeach.Networks.Training;

namespace AutodiffTeach.Cli.Commands.Gradients;

/// <summary>The options that make an experiment of gradient flow.</summary>
internal sealed class ExperimentOptions
{
    private readonly CellOption _cells = new();
    private readonly Option<int> _length = CountOption.Create("--length", "The number of time steps.", 1, FlowOptions.LongestSequence, new FlowOptions().Length);
    private readonly Option<int> _hidden = CountOption.Create("--hidden", "The length of the hidden state.", 1, FlowOptions.LargestSize, new FlowOptions().HiddenSize);
    private readonly Option<int> _input = CountOption.Create("--input", "The length of the input at each step.", 1, FlowOptions.LargestSize, new FlowOptions().InputSize);
    private readonly Option<int> _batch = CountOption.Create("--batch", "The number of sequences; norms are means over them.", 1, FlowOptions.LargestSize, new FlowOptions().Batch);
    private readonly Choice<FlowLoss> _loss = Choice<FlowLoss>.OfOne("--loss", "Where the output is compared with the running average of the inputs.", ("last", FlowLoss.Last), ("all", FlowLoss.All));
    private readonly Choice<Initialisation> _initialisation = Choice<Initialisation>.OfOne(
        "--init", "How weights are drawn.",
        ("pytorch", Initialisation.PyTorch), ("fused", Initialisation.Fused), ("orthogonal", Initialisation.Orthogonal), ("identity", Initialisation.Identity), ("xavier", Initialisation.Xavier));
    private readonly Option<double?> _weightScale = NumberOption.Create("--weight-scale", "The factor of the recurrent layer's weights after they are drawn. Default 1.");
    private readonly Option<double?> _biasScale = NumberOption.Create("--bias-scale", "The factor of its biases. Default 1.");
    private readonly Option<double?> _radius = NumberOption.Create("--spectral-radius", "Scale the recurrent weights to this spectral radius, those of each gate by themselves.", minimum: 0);
    private readonly Option<double?> _forgetBias = NumberOption.Create("--forget-bias", "The biases of an lstm's forget gate.");
    private readonly Option<int> _seed = CountOption.Create("--seed", "The seed of inputs and weights.", 0, int.MaxValue, 0);

    /// <summary>All options.</summary>
    public IEnumerable<Option> All => [.. AllButSeed, _seed];

    /// <summary>Those without the seed.</summary>
    public IEnumerable<Option> AllButSeed => [.. _cells.Options, _length, _hidden, _input, _batch, _loss.Option, _initialisation.Option, _weightScale, _biasScale, _radius, _forgetBias];

    /// <summary>The seed.</summary>
    public ulong SeedIn(ParseResult parsed) => (ulong)parsed.GetValue(_seed);

    /// <summary>Runs an experiment for each cell.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="withJacobians">Whether the states are differentiated in one another.</param>
    /// <exception cref="InputException">The experiment cannot be made.</exception>
    public IReadOnlyList<FlowSubject> Run(ParseResult parsed, bool withJacobians)
    {
        FlowOptions options = In(parsed);
        if (options.Numbers > FlowOptions.MostNumbers)
            throw new InputException(FormattableString.Invariant($"--length: {options.Length} steps of {options.Batch} sequences with vectors of {Math.Max(options.HiddenSize, options.InputSize)} are {options.Numbers} numbers; expected at most {FlowOptions.MostNumbers}; try fewer steps, sequences or units"));
        try
        {
            return [.. _cells.In(parsed).Select(cell => Run(cell, options, withJacobians))];
        }
        catch (FlowException failure)
        {
            throw new InputException($"--spectral-radius: {failure.Message}; expected weights with an eigenvalue other than 0; try another --init, --weight-scale or --seed", failure);
        }
    }

    /// <summary>The options given that concern none of the cells, each as a sentence.</summary>
    public IEnumerable<string> WithoutEffect(ParseResult parsed)
    {
        IReadOnlyList<FlowCell> cells = _cells.In(parsed);
        if (parsed.GetValue(_forgetBias) is not null && cells.All(cell => cell.Kind != CellKind.Lstm))
            yield return "--forget-bias has no effect: an lstm alone has a forget gate, and none is among the cells";
        if (_cells.HasActivation(parsed) && !cells.Any(cell => cell.HasActivation))
            yield return "--activation has no effect: of the cells rnn and residual alone leave it open, and none is among them";
    }

    private static FlowSubject Run(FlowCell cell, FlowOptions options, bool withJacobian)
    {
        var experiment = FlowExperiment.Create(cell, options);
        FlowResult result = experiment.Run();
        return new FlowSubject(cell.Name, result.Loss, result.Flow, result.Theory)
        {
            HasLossOnEveryStep = options.Loss == FlowLoss.All,
            Jacobian = withJacobian ? FlowJacobian.Norms(experiment.Layer, experiment.Input) : null,
        };
    }

    private FlowOptions In(ParseResult parsed) => new()
    {
        Length = parsed.GetValue(_length),
        HiddenSize = parsed.GetValue(_hidden),
        InputSize = parsed.GetValue(_input),
        Batch = parsed.GetValue(_batch),
        Loss = _loss.In(parsed),
        Initialisation = _initialisation.In(parsed),
        WeightScale = parsed.GetValue(_weightScale) ?? 1,
        BiasScale = parsed.GetValue(_biasScale) ?? 1,
        SpectralRadius = parsed.GetValue(_radius),
        ForgetBias = parsed.GetValue(_forgetBias),
        Seed = SeedIn(parsed),
    };
}
