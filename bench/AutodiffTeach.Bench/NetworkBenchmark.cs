using System.Globalization;
using AutodiffTeach.Networks;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Bench;

/// <summary>Forward and backward of recurrent layers, beside PyTorch's modules in the same run, in turns.</summary>
internal sealed class NetworkBenchmark : IBenchmark
{
    private const int Steps = 100;
    private const int Batch = 32;
    private const int Rounds = 9;
    private static readonly int[] HiddenSizes = [16, 64, 256];

    /// <inheritdoc/>
    public string Name => "networks";

    /// <inheritdoc/>
    public void Run(Report report)
    {
        report.Line();
        report.Line($"Forward and backward with all gradients, those of the input included; float, {Steps} steps, batch {Batch}. Ours and PyTorch's nn.RNN");
        report.Line($"and nn.LSTM take turns of {Turns.Milliseconds} ms, {Rounds} each; times are medians, the ratio is the median of the ratios of neighbouring turns.");
        foreach (int threads in new[] { 1, 2 })
            Compare(report, threads);
        report.Save();
    }

    private static void Compare(Report report, int threads)
    {
        using PeerSession? peer = PeerSession.Start("/usr/bin/python3", Path.Combine(Report.Root(), "bench", "peers", "torch_networks.py"), threads.ToString(CultureInfo.InvariantCulture));
        report.Line();
        report.Line(threads == 1 ? "## One thread" : "## Two threads");
        report.Line();
        report.Line(peer is null ? "PyTorch is not installed." : $"Beside {peer.Greeting}.");
        if (peer is not null && !peer.Greeting.Contains("openblas", StringComparison.Ordinal))
            report.Line("This is not OpenBLAS: on another BLAS PyTorch can be ten times slower at 256, and the ratios say little.");
        report.Line();
        string[] columns = ["layer", "hidden", "input", "ours, ms", "PyTorch, ms", "PyTorch / ours"];
        report.Header(threads == 1 ? columns : [.. columns, "ours on one thread / ours"]);
        foreach (string cell in new[] { "rnn", "lstm" })
        {
            foreach (int hidden in HiddenSizes)
            {
                Measure(report, peer, threads, cell, hidden, inputSize: 1);
                Measure(report, peer, threads, cell, hidden, inputSize: hidden);
            }
        }
    }

    private static void Measure(Report report, PeerSession? peer, int threads, string cell, int hidden, int inputSize)
    {
        Action pass = Pass(threads, cell, hidden, inputSize), alone = Pass(threads: 1, cell, hidden, inputSize);
        string request = string.Create(CultureInfo.InvariantCulture, $"{cell} {hidden} {inputSize} {Steps} {Batch} {Turns.Milliseconds}");
        // the first round warms up all
        Round[] rounds = [.. Enumerable.Range(0, Rounds + 1).Select(_ => new Round(Turns.Take(pass), threads == 1 ? null : Turns.Take(alone), Turns.Ask(peer, request))).Skip(1)];
        string[] cells =
        [
            cell.ToUpperInvariant(), hidden.ToString(CultureInfo.InvariantCulture), inputSize.ToString(CultureInfo.InvariantCulture),
            Turns.MedianText(rounds.Select(round => (double?)round.Own)), Turns.MedianText(rounds.Select(round => round.Peer)),
            Turns.MedianText(rounds.Select(round => round.Peer / round.Own)),
        ];
        report.Row(threads == 1 ? cells : [.. cells, Turns.MedianText(rounds.Select(round => round.Alone / round.Own))]);
    }

    private static Action Pass(int threads, string cell, int hidden, int inputSize)
    {
        var network = new Network<float>(cell == "lstm" ? new Lstm<float>(inputSize, hidden) : new Rnn<float>(inputSize, hidden)) { Threads = threads };
        var random = new RandomStream(1);
        foreach (NamedParameter<float> named in network.Parameters)
            Fill(named.Parameter.Value.Values, random, 1 / Math.Sqrt(hidden));
        var input = new Sequence<float>(Steps, Batch, inputSize);
        var gradient = new Sequence<float>(Steps, Batch, hidden);
        Fill(input.Values, random, 1);
        Fill(gradient.Values, random, 1);
        return () =>
        {
            network.ClearGradients();
            network.Forward(input);
            network.Backward(gradient);
        };
    }

    private static void Fill(Span<float> values, RandomStream random, double bound)
    {
        foreach (ref float value in values)
            value = (float)random.NextUniform(-bound, bound);
    }

    /// <summary>Milliseconds of neighbouring turns.</summary>
    private sealed record Round(double Own, double? Alone, double? Peer);
}
