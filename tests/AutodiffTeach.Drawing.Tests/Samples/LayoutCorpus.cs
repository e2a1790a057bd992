using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Tests.Samples;

/// <summary>A graph on which layouts are measured.</summary>
internal sealed record CorpusGraph(string Family, string Name, Sketch Sketch)
{
    public SceneOptions Options { get; init; } = SceneOptions.Default;

    public Diagram Diagram => SceneBuilder.Measure(Sketch, Options);

    /// <summary>The engine that a picture uses unless another is asked for.</summary>
    public ILayoutEngine Engine => new TimelineLayout(Options.Parameters);
}

/// <summary>The graphs on which layouts are measured and compared; none was chosen by how it comes out.</summary>
internal static class LayoutCorpus
{
    private static readonly SceneOptions Repeated = new() { Parameters = ParameterPlacement.Repeated };
    private static readonly SceneOptions Partials = new() { Partials = PartialDisplay.Symbols };

    public static IReadOnlyList<CorpusGraph> All { get; } =
    [
        .. Course(), .. Unrolled(), .. Perceptrons(), .. Cells(), .. Blocks(), .. Diamonds(), .. Expressions(), .. Randoms("random, sparse", 1000, 1.3), .. Randoms("random, dense", 2000, 1.8),
    ];

    private static IEnumerable<CorpusGraph> Course()
    {
        foreach (var steps in (int[])[2, 3, 4, 6])
        {
            yield return new("course graphs", $"linear RNN {steps}", Samples.Course.LinearRnn(steps));
            yield return new("course graphs", $"linear RNN {steps}, no times", Samples.Course.LinearRnnWithoutTimes(steps));
            yield return new("course graphs", $"linear RNN {steps}, variables", Samples.Course.LinearRnnVariables(steps));
            yield return new("course graphs", $"vector RNN {steps}", Samples.Course.VectorRnnOperations(steps));
        }

        yield return new("course graphs", "one node", Samples.Course.Single());
        yield return new("course graphs", "two parts", Samples.Course.TwoParts());
        yield return new("course graphs", "linear RNN, partials", Samples.Course.LinearRnn(3)) { Options = Partials };
        yield return new("course graphs", "notation", Samples.Course.Notation()) { Options = Partials };
    }

    private static IEnumerable<CorpusGraph> Unrolled()
    {
        foreach (var steps in (int[])[1, 2, 3, 4, 5, 6, 8])
        {
            yield return new("unrolled RNNs", $"scalar RNN {steps}", Samples.Course.ScalarRnn(steps));
            yield return new("unrolled RNNs", $"scalar RNN {steps}, repeated", Samples.Course.ScalarRnn(steps)) { Options = Repeated };
            yield return new("unrolled RNNs", $"scalar RNN {steps}, operations", Samples.Course.ScalarRnnOperations(steps));
            yield return new("unrolled RNNs", $"scalar RNN {steps}, operations, no inputs", Samples.Course.ScalarRnnOperations(steps, inputs: false));
            yield return new("unrolled RNNs", $"two layers {steps}", Samples.Course.TwoLayers(steps));
        }

        yield return new("unrolled RNNs", "scalar RNN, partials", Samples.Course.ScalarRnn(3)) { Options = Partials };
    }

    private static IEnumerable<CorpusGraph> Perceptrons()
    {
        int[][] widths = [[2, 3], [3, 4], [4, 4], [2, 2, 2], [2, 3, 2], [3, 4, 2], [3, 3, 3], [3, 4, 4, 2], [4, 5, 5, 3], [2, 4, 4, 4, 2], [6, 8, 8, 3], [8, 8], [5, 1, 5], [1, 6, 1], [10, 4, 10]];
        return widths.Select(layers => new CorpusGraph("perceptrons", string.Join('-', layers), Samples.Course.Perceptron(layers)));
    }

    private static IEnumerable<CorpusGraph> Cells()
    {
        foreach (var steps in (int[])[1, 2, 3, 4])
        {
            foreach (var parameters in (bool[])[false, true])
            {
                var (suffix, options) = parameters ? (", parameters", Repeated) : ("", SceneOptions.Default);
                yield return new("LSTM and GRU cells", $"LSTM {steps}{suffix}", Samples.Course.Lstm(steps, parameters));
                yield return new("LSTM and GRU cells", $"GRU {steps}{suffix}", SampleGraphs.Gru(steps, parameters));
                yield return new("LSTM and GRU cells", $"LSTM {steps}{suffix}, layers", Without(Samples.Course.Lstm(steps, parameters)));
                yield return new("LSTM and GRU cells", $"GRU {steps}{suffix}, layers", Without(SampleGraphs.Gru(steps, parameters)));
                if (parameters)
                    yield return new("LSTM and GRU cells", $"LSTM {steps}, repeated", Samples.Course.Lstm(steps, parameters)) { Options = options };
            }
        }
    }

    private static IEnumerable<CorpusGraph> Blocks()
    {
        foreach (var size in (int[])[1, 2, 3, 4, 5, 6])
        {
            yield return new("residual and dense blocks", $"residual {size}", Samples.Course.Residual(size));
            yield return new("residual and dense blocks", $"dense {size}", SampleGraphs.DenseBlock(size));
            yield return new("residual and dense blocks", $"U-net {size}", SampleGraphs.Ladder(size));
        }

        foreach (var size in (int[])[1, 2, 3, 4])
            yield return new("residual and dense blocks", $"attention {size}", SampleGraphs.Attention(size));
    }

    private static IEnumerable<CorpusGraph> Diamonds() =>
        from count in (int[])[1, 2, 3, 5]
        from branches in (int[])[2, 3, 5]
        select new CorpusGraph("diamonds", $"{count} of {branches}", SampleGraphs.Diamonds(count, branches));

    private static IEnumerable<CorpusGraph> Expressions()
    {
        foreach (var size in (int[])[2, 3, 4, 5, 8, 12])
        {
            yield return new("expressions", $"products {size}, in pairs", SampleGraphs.Products(size, inPairs: true));
            yield return new("expressions", $"products {size}, in a row", SampleGraphs.Products(size, inPairs: false));
        }

        foreach (var (length, kernel) in ((int, int)[])[(3, 2), (4, 2), (4, 3), (6, 3)])
            yield return new("expressions", $"convolution {length}, {kernel}", SampleGraphs.Convolution(length, kernel));
    }

    private static IEnumerable<CorpusGraph> Randoms(string family, int seed, double edgesPerNode) =>
        from i in Enumerable.Range(0, 60)
        let nodes = 6 + i / 2
        select new CorpusGraph(family, $"{nodes} nodes, seed {seed + i}", SampleGraphs.Random(seed + i, nodes, edgesPerNode));

    // The same graph as if nothing in it had a time.
    private static Sketch Without(Sketch sketch) => sketch with { Nodes = [.. sketch.Nodes.Select(node => node with { Time = null })] };
}
