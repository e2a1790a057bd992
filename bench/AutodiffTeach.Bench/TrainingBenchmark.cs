using System.Globalization;
using AutodiffTeach.Networks;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Tasks;
using AutodiffTeach.Networks.Training;

namespace AutodiffTeach.Bench;

/// <summary>The training run of problem set 2 in all its variants, with every seed: whether its targets are met.</summary>
internal sealed class TrainingBenchmark : IBenchmark
{
    private const int Seeds = 10;
    private const int Hidden = 32;
    private const int Length = 10;
    private const int Batch = 32;
    private const int Batches = 5000;
    private const int Recent = 100;
    private const double Rate = 3e-4;
    private const double Clip = 0.1;

    private static readonly (string Name, Func<int, int, RecurrentLayer<float>> Create)[] Cells =
    [
        ("RNN", (input, hidden) => new Rnn<float>(input, hidden, Activation.Tanh, Biases.One)),
        ("LSTM", (input, hidden) => new Lstm<float>(input, hidden, Biases.One)),
        ("GRU", (input, hidden) => new Gru<float>(input, hidden, Biases.One)),
    ];

    private static readonly Initialisation[] Others = [Initialisation.Separate, Initialisation.PyTorch];

    /// <inheritdoc/>
    public string Name => "training";

    /// <inheritdoc/>
    public void Run(Report report)
    {
        report.Line();
        report.Line($"`train averaging`: the mean loss of the last {Recent} of {Batches} batches of {Batch} fresh sequences of length {Length}, hidden size {Hidden}, Adam with rate");
        report.Line(string.Create(CultureInfo.InvariantCulture, $"{Rate}, fused initialisation and norms of gradients limited to {Clip} unless said otherwise, float, one thread. Targets of problem set 2: below 0.01 with one layer, below 0.001 with two. In thousandths, for each seed; **bold** where missed."));
        MeasureAll(report, "The defaults", Initialisation.Fused, Clip);
        report.Line();
        report.Line("Without a limit for the norm of gradients, as the problem set has it, an RNN misses the target from some seeds: its gradients explode on the");
        report.Line("way (norms of 25 where 0.3 is usual), and it stays for thousands of batches where they did.");
        MeasureAll(report, "Fused, gradients without a limit", Initialisation.Fused, null);
        foreach (Initialisation kind in Others)
            MeasureAll(report, $"{kind}, gradients without a limit", kind, null);
    }

    private static void MeasureAll(Report report, string title, Initialisation kind, double? clip)
    {
        report.Line();
        report.Line($"## {title}");
        report.Line();
        report.Header(["cell", "layers", "loss", .. Enumerable.Range(0, Seeds).Select(seed => $"seed {seed}"), "met"]);
        foreach ((string name, Func<int, int, RecurrentLayer<float>> create) in clip is null ? Cells[..2] : Cells)
        {
            foreach (int layers in new[] { 1, 2 })
            {
                foreach (bool lastStepOnly in new[] { false, true })
                    MeasureVariant(report, name, create, layers, lastStepOnly, kind, clip);
            }
        }

        report.Save();
    }

    private static void MeasureVariant(Report report, string name, Func<int, int, RecurrentLayer<float>> create, int layers, bool lastStepOnly, Initialisation kind, double? clip)
    {
        double target = layers == 1 ? 0.01 : 0.001;
        double[] losses = [.. Enumerable.Range(0, Seeds).Select(seed => Train(RegressionNetwork.Create(create, layers, Hidden), lastStepOnly, kind, clip, (ulong)seed))];
        report.Row([
            name,
            layers.ToString(CultureInfo.InvariantCulture),
            lastStepOnly ? "last" : "all",
            .. losses.Select(loss => Thousandths(loss, target)),
            $"{losses.Count(loss => loss < target)} of {Seeds}",
        ]);
    }

    private static double Train(Network<float> network, bool lastStepOnly, Initialisation kind, double? clip, ulong seed)
    {
        network.Initialise(kind, new RandomStream(2 * seed));
        var task = new RunningAverage<float>(Length, Batch, lastStepOnly, new RandomStream((2 * seed) + 1));
        var trainer = new Trainer<float>(network, task, new Adam<float>(network.Parameters, Rate)) { LargestNorm = clip };
        trainer.Run(Batches);
        return trainer.RecentLoss(Recent);
    }

    private static string Thousandths(double loss, double target)
    {
        string text = (1000 * loss).ToString("0.000", CultureInfo.InvariantCulture);
        return loss < target ? text : $"**{text}**";
    }
}
