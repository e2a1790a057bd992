#:project ../src/AutodiffTeach.Networks/AutodiffTeach.Networks.csproj

using AutodiffTeach.Networks;
using AutodiffTeach.Networks.Decoding;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Training;

// Anything of the form (state, token) -> (log-probabilities, state) can be decoded. Here a function of one's own: it writes a bit string, likes
// to alternate, and every third bit must be 1. Its state is what it needs to know: how long the string is, and the last bit.
FunctionStep<double, (int Length, int Last)> bits = new(
    vocabularySize: 2,
    start: (0, 0),
    first: [Math.Log(0.5), Math.Log(0.5)],
    step: (state, bit) =>
    {
        (int length, int last) = (state.Length + 1, bit);
        double one = length % 3 == 2 ? 1 : last == 0 ? 0.7 : 0.2;
        return ([Math.Log(1 - one), Math.Log(one)], (length, last));
    });

BeamSearch search = new(Width: 2, new SequenceRules(MaximumLength: 6));
SearchComparison<(int, int)> found = SearchComparison<(int, int)>.Of(search, bits);
foreach (SearchStep step in found.Beam.Steps)
    Console.WriteLine($"step {step.Time}: keeps {string.Join(", ", step.Kept.Select(kept => Text(kept.Hypothesis)))}; prunes {step.PrunedCount}");
Console.WriteLine($"beam 2: {Text(found.Beam.Best!)}, greedy: {Text(found.Greedy!)}, best of all: {Text(found.Optimum!)}");
Console.WriteLine();

// The same search over a network: a GRU that has learned nothing, as a model of four letters and an end that comes
// after three of them or later. The search stops when nothing that runs can beat the best that has ended.
Network<float> network = new(new Embedding<float>(6, 3), new Gru<float>(3, 8, Biases.Two), new Linear<float>(8, 5));
network.Initialise(Initialisation.PyTorch, new RandomStream(7));
Vocabulary letters = new("a", "b", "</s>", "c", "d");
BeamSearch untilCertain = new(3, new SequenceRules(8) { EndToken = 2, MinimumLength = 3 })
{
    Finished = FinishedHypotheses.PoolFromCandidates,
    Stopping = StoppingRule.WhenBestIsCertain,
};
SearchResult<NetworkState<float>> result = untilCertain.Run(new NetworkStep<float>(network, start: 5));
foreach (Hypothesis<NetworkState<float>> hypothesis in result.Hypotheses)
    Console.WriteLine($"{string.Join(' ', hypothesis.Tokens().Select(token => letters[token]))}: score {hypothesis.Score:F3}");
Console.WriteLine($"stopped: {result.Stopped}; scored {result.Cost.ScoredEntries} candidates");
Console.WriteLine();

// Instead of the best, some that are drawn: of each row the three most probable letters, sharpened a little.
SequenceSampler sampler = new(untilCertain.Rules) { Temperature = 0.8, TopK = 3 };
foreach (SampledSequence<NetworkState<float>> drawn in sampler.Run(new NetworkStep<float>(network, start: 5), count: 3, new RandomStream(1)))
    Console.WriteLine($"{string.Join(' ', drawn.Hypothesis.Tokens().Select(token => letters[token]))}: drawn with probability {Math.Exp(drawn.DrawLogProbability):G3}");

static string Text(Hypothesis hypothesis) => $"{string.Concat(hypothesis.Tokens())} {hypothesis.LogProbability:F2}";
