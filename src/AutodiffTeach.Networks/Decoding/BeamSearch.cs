using System.Numerics;

namespace AutodiffTeach.Networks.Decoding;

/// <summary>Beam search: at each step the best k of all extensions of the hypotheses kept so far.</summary>
/// <param name="Width">k, the hypotheses kept at a step, at least 1; may exceed the vocabulary.</param>
/// <param name="Rules">Which sequences there are, and by what they are compared.</param>
public sealed record BeamSearch(int Width, SequenceRules Rules)
{
    /// <summary>Whether the result holds every step's candidates; off by default, because they are many.</summary>
    public bool KeepsTrace { get; init; }

    /// <summary>Searches.</summary>
    /// <typeparam name="T">The number of the log-probabilities.</typeparam>
    /// <typeparam name="TState">What the model remembers of the tokens it has read.</typeparam>
    /// <param name="model">The model.</param>
    public SearchResult<TState> Run<T, TState>(StepFunction<T, TState> model)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        T[] row = new T[model.VocabularySize];
        var steps = new List<SearchStep>();
        var beam = new List<Hypothesis<TState>> { new(parent: null, token: -1, logProbability: 0, state: default!) };
        for (int time = 1; time <= Rules.MaximumLength; time++)
        {
            var candidates = new List<(Hypothesis<TState> Hypothesis, double LogProbability)>();
            foreach (Hypothesis<TState> hypothesis in beam)
            {
                TState state = hypothesis.Length == 0 ? model.Start(row) : model.Step(hypothesis.State, hypothesis.Token, row);
                for (int token = 0; token < row.Length; token++)
                {
                    double logProbability = double.CreateChecked(row[token]);
                    candidates.Add((new(hypothesis, token, hypothesis.LogProbability + logProbability, state), logProbability));
                }
            }

            candidates.Sort((x, y) => HypothesisOrder.BestFirst.Compare(x.Hypothesis, y.Hypothesis));
            beam = [.. candidates.Take(Width).Select(candidate => candidate.Hypothesis).Where(hypothesis => double.IsFinite(hypothesis.LogProbability))];
            steps.Add(new SearchStep(
                time,
                [.. candidates.Take(beam.Count).Select(candidate => new Candidate(candidate.Hypothesis, candidate.LogProbability, CandidateFate.Kept))],
                [.. candidates.Skip(beam.Count).Select(candidate => new Candidate(
                    candidate.Hypothesis, candidate.LogProbability, double.IsFinite(candidate.LogProbability) ? CandidateFate.OutOfBeam : CandidateFate.Impossible))]));
        }

        return new SearchResult<TState>(beam, steps);
    }
}
