namespace AutodiffTeach.Networks.Decoding;

/// <summary>
/// Diverse beam search (Vijayakumar et al. 2016): the beam is cut into groups that are extended one after the other at each step, and a group
/// pays for tokens which earlier groups chose at that step (Hamming diversity).
/// </summary>
/// <remarks>
/// The penalty of a token is <paramref name="Strength"/> × the hypotheses of earlier groups that took it at this step. It moves the rank of candidates at this step
/// and nothing else: log-probabilities and scores are the model's own, and the next step starts from them. (fairseq's <c>DiverseBeamSearch</c> adds the
/// penalty to the score for good; at strength 0 both agree.) Each group has k / groups hypotheses and as many finished ones, so the same
/// sequence may be found by several groups and is then among the results several times.
/// </remarks>
/// <param name="Count">The groups, at least 1; divides the width.</param>
/// <param name="Strength">λ, from 0, where all groups find the same, to <see cref="GreatestStrength"/>.</param>
public sealed record DiverseGroups(int Count, double Strength)
{
    /// <summary>The greatest strength, 10⁹: beyond it penalties leave nothing of the digits of log-probabilities.</summary>
    public const double GreatestStrength = 1e9;
}
