using System.Globalization;
using AutodiffTeach.Networks.Decoding;

namespace AutodiffTeach.Bench;

/// <summary>Beam search over prepared rows, beside the same search in PyTorch and in NumPy in the same run, in turns.</summary>
internal sealed class DecodingBenchmark : IBenchmark
{
    private const int Length = 50;
    private const int Rounds = 9;

    /// <inheritdoc/>
    public string Name => "decoding";

    /// <inheritdoc/>
    public void Run(Report report)
    {
        report.Line();
        report.Line($"A whole beam search of {Length} steps, float, one thread, no end token. The model copies, for each hypothesis, one of {PreparedRows.Count} prepared rows of log-probabilities, on");
        report.Line("all sides the same rows; in the lines with softmax each row goes through log-softmax on the way, as the output of a network does. Counted is all from the start to the");
        report.Line("best sequences: rows, sums, selection, back-pointers. PyTorch's search is that of fairseq: add, view(-1), topk, index_select; NumPy's is argpartition and a sort of the k");
        report.Line($"best. Sides take turns of {Turns.Milliseconds} ms, {Rounds} each; times are medians, ratios the medians of the ratios of neighbouring turns. All find the same sequences.");
        report.Line();
        Compare(report);
        report.Line();
        Bounds(report);
        report.Save();
    }

    private static void Compare(Report report)
    {
        string path = Path.GetTempFileName();
        try
        {
            bool hasHeader = false;
            foreach ((int vocabulary, int width) in new[] { (10_000, 8), (50_000, 32), (1_000, 4) })
            {
                float[] values = PreparedRows.Random(vocabulary, seed: 1);
                PreparedRows.Save(values, path);
                using PeerSession? peer = PeerSession.Start(
                    "/usr/bin/python3", Path.Combine(Report.Root(), "bench", "peers", "torch_beam.py"), path, Text(vocabulary), Text(width), Text(Length));
                if (!hasHeader)
                    Header(report, peer);
                hasHeader = true;
                Measure(report, peer, new(values, vocabulary, normalises: false), width, "copy");
                Measure(report, peer, new(values, vocabulary, normalises: true), width, "softmax");
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Header(Report report, PeerSession? peer)
    {
        report.Line(peer is null ? "PyTorch and NumPy are not installed." : $"Beside {peer.Greeting}.");
        report.Line();
        report.Header("rows", "vocabulary", "beam", "ours, ms", "ours, ns an entry", "PyTorch, ms", "NumPy, ms", "PyTorch / ours", "NumPy / ours");
    }

    private static void Measure(Report report, PeerSession? peer, PreparedRows model, int width, string mode)
    {
        var search = new BeamSearch(width, new(Length));
        RequireSame(search.Run(model).Best!, peer, mode);
        Round[] rounds = [.. Enumerable.Range(0, Rounds + 1).Select(_ => new Round(
            Turns.Take(() => search.Run(model)), Turns.Ask(peer, $"torch {mode} {Turns.Milliseconds}"), Turns.Ask(peer, $"numpy {mode} {Turns.Milliseconds}"))).Skip(1)];
        report.Row(
            mode, Text(model.VocabularySize), Text(width), Turns.MedianText(rounds.Select(round => (double?)round.Own)),
            Turns.MedianText(rounds.Select(round => (double?)(round.Own * 1e6 / Entries(model, width, Length)))),
            Turns.MedianText(rounds.Select(round => round.Torch)), Turns.MedianText(rounds.Select(round => round.NumPy)),
            Turns.MedianText(rounds.Select(round => round.Torch / round.Own)), Turns.MedianText(rounds.Select(round => round.NumPy / round.Own)));
    }

    /// <summary>What one search is measured for is only worth something where the peers find the same.</summary>
    private static void RequireSame(Hypothesis best, PeerSession? peer, string mode)
    {
        string tokens = string.Join(' ', best.Tokens());
        foreach (string side in new[] { "torch", "numpy" })
        {
            if (peer?.Ask($"{side} {mode} 0") is { } answer && answer != tokens)
                throw new InvalidOperationException($"{side} finds {answer}, ours {tokens}.");
        }
    }

    private static void Bounds(Report report)
    {
        report.Line("Vocabulary 50,000, beam 32: the scores of a step are k M floats, 6.4 MB, whatever the length; beside them a search allocates the row of the first step and the hypotheses");
        report.Line("that it keeps. Rows that rise are the worst case of the selection, since every number is among the best when it comes.");
        report.Line();
        report.Header("rows", "length", "ms", "ns an entry", "allocated, kB");
        float[] random = PreparedRows.Random(50_000, 1);
        long allocated = Bound(report, "random", random, 50);
        long longer = Bound(report, "random", random, 200);
        Bound(report, "rising", PreparedRows.Rising(50_000), 50);
        report.Line();
        report.Line($"From 50 steps to 200 each step allocates {Text((longer - allocated) / 150)} bytes, {Text((longer - allocated) / 150 / 32)} for each hypothesis that is kept.");
    }

    /// <summary>Measures one search.</summary>
    /// <returns>The bytes that it allocates.</returns>
    private static long Bound(Report report, string rows, float[] values, int length)
    {
        var model = new PreparedRows(values, 50_000, normalises: false);
        var search = new BeamSearch(32, new(length));
        double milliseconds = Turns.Median(Enumerable.Range(0, 5).Select(_ => Turns.Take(() => search.Run(model))));
        long before = GC.GetAllocatedBytesForCurrentThread();
        search.Run(model);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        report.Row(rows, Text(length), Turns.MedianText([milliseconds]), Turns.MedianText([milliseconds * 1e6 / Entries(model, 32, length)]), Text(allocated / 1000));
        return allocated;
    }

    /// <summary>The pairs of hypothesis and token that are scored: one row at the first step, k at each of the others.</summary>
    private static double Entries(PreparedRows model, int width, int length) => model.VocabularySize * (1 + ((length - 1.0) * width));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Milliseconds of neighbouring turns.</summary>
    private sealed record Round(double Own, double? Torch, double? NumPy);
}
