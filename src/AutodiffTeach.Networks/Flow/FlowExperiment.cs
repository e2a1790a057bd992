using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Losses;
using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Training;

namespace AutodiffTeach.Networks.Flow;

/// <summary>
/// The experiment of problem set 2: a recurrent layer and a linear read-out ŷ_t = W^f h_t + b^f, which is to tell the running average
/// of its inputs x ~ N(0, 1), in double precision.
/// </summary>
public sealed class FlowExperiment
{
    private FlowExperiment(FlowCell cell, FlowOptions options, Sequence<double> input)
    {
        Cell = cell;
        Options = options;
        Input = input;
        Target = RunningAverage(input);
        Layer = cell.CreateLayer(options.InputSize, options.HiddenSize);
        ReadOut = new Linear<double>(options.HiddenSize, options.InputSize);
        Network = new Network<double>(Layer, ReadOut);
        Loss = options.Loss == FlowLoss.All
            ? new MeanSquaredError<double>(Target)
            : new LastStepMeanSquaredError<double>(new Matrix<double>(input.Batch, input.Features, Target.Step(input.Steps - 1)));
    }

    /// <summary>The cell.</summary>
    public FlowCell Cell { get; }

    /// <summary>What it was made of.</summary>
    public FlowOptions Options { get; }

    /// <summary>The recurrent layer.</summary>
    public RecurrentLayer<double> Layer { get; }

    /// <summary>The linear layer that reads every state.</summary>
    public Linear<double> ReadOut { get; }

    /// <summary>Both layers.</summary>
    public Network<double> Network { get; }

    /// <summary>The inputs x_t.</summary>
    public Sequence<double> Input { get; }

    /// <summary>The targets y_t, the mean of x_1..x_t.</summary>
    public Sequence<double> Target { get; }

    /// <summary>The loss.</summary>
    public Loss<double> Loss { get; }

    /// <summary>Draws inputs and weights; the same for the same options, and the same inputs for every cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <exception cref="FlowException">The spectral radius cannot be set, for the drawn weights are nilpotent.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A length or size is outside the limits of <see cref="FlowOptions"/>, or a factor is not finite.</exception>
    public static FlowExperiment Create(FlowCell cell, FlowOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(cell);
        options ??= new FlowOptions();
        Check(options);
        var random = new RandomStream(options.Seed);
        var input = new Sequence<double>(options.Length, options.Batch, options.InputSize);
        foreach (ref double value in input.Values)
            value = random.NextNormal();
        var experiment = new FlowExperiment(cell, options, input);
        experiment.Network.Initialise(options.Initialisation, random);
        experiment.ScaleParameters();
        return experiment;
    }

    /// <summary>Runs a forward and a backward pass.</summary>
    /// <returns>The loss, and the norms of states and gradients.</returns>
    public FlowResult Run()
    {
        double loss = Loss.Forward(Network.Forward(Input));
        Network.Backward(Loss.Backward());
        LayerFlow flow = LayerFlow.Of(Network).Single();
        bool hasTheory = Cell.Kind == CellKind.Rnn && Options.Loss == FlowLoss.Last;
        return new(Cell, loss, flow, hasTheory ? FlowTheory.Of(flow) : null);
    }

    private static void Check(FlowOptions options)
    {
        InRange(options.Length, FlowOptions.LongestSequence, nameof(options.Length));
        InRange(options.HiddenSize, FlowOptions.LargestSize, nameof(options.HiddenSize));
        InRange(options.InputSize, FlowOptions.LargestSize, nameof(options.InputSize));
        InRange(options.Batch, FlowOptions.LargestSize, nameof(options.Batch));
        if (options.Numbers > FlowOptions.MostNumbers)
            throw new ArgumentOutOfRangeException(nameof(options), options.Numbers, FormattableString.Invariant($"Length, batch and state make more than {FlowOptions.MostNumbers} numbers."));
        foreach (double number in new[] { options.WeightScale, options.BiasScale, options.SpectralRadius ?? 0, options.ForgetBias ?? 0 })
        {
            if (!double.IsFinite(number))
                throw new ArgumentOutOfRangeException(nameof(options), number, "A scale, a radius or a bias is a finite number.");
        }

        ArgumentOutOfRangeException.ThrowIfNegative(options.SpectralRadius ?? 0, nameof(options.SpectralRadius));
    }

    private static void InRange(int count, int largest, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, largest, name);
    }

    private static Sequence<double> RunningAverage(Sequence<double> input)
    {
        var average = new Sequence<double>(input.Steps, input.Batch, input.Features);
        var sums = new double[input.Batch * input.Features];
        for (int step = 0; step < input.Steps; step++)
        {
            Span<double> values = input.Step(step), means = average.Step(step);
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] += values[i];
                means[i] = sums[i] / (step + 1);
            }
        }

        return average;
    }

    private void ScaleParameters()
    {
        foreach (Parameter<double> parameter in Layer.Parameters)
        {
            double scale = parameter.Shape.Count == 1 ? Options.BiasScale : Options.WeightScale;
            foreach (ref double value in parameter.Value.Values)
                value *= scale;
        }

        if (Options.SpectralRadius is { } radius)
            RecurrentGate.SetRadius(Layer, radius);
        // PyTorch's order of gates: i, f, g, o.
        if (Options.ForgetBias is { } bias && Layer is Lstm<double>)
            Layer.Parameters.Single(parameter => parameter.Name == "bias").Value.Values.Slice(Layer.HiddenSize, Layer.HiddenSize).Fill(bias);
    }
}
