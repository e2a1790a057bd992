namespace AutodiffTeach.Networks.Decoding.Selection;

/// <summary>One of the best extensions.</summary>
/// <param name="Hypothesis">The hypothesis that is extended, as it was offered.</param>
/// <param name="Token">The token by which.</param>
/// <param name="LogProbability">The sum with the log-probability of the token.</param>
/// <param name="Rounded">The sum as far as it takes part in the order.</param>
/// <param name="Place">How many rows were offered before that of the token.</param>
internal readonly record struct Selected(int Hypothesis, int Token, double LogProbability, double Rounded, int Place) : IComparable<Selected>
{
    /// <summary>Negative where this is the better: first by sum, then by hypothesis as offered, then by token.</summary>
    public int CompareTo(Selected other)
    {
        int bySum = other.Rounded.CompareTo(Rounded);
        if (bySum != 0)
            return bySum;
        int byPlace = Place.CompareTo(other.Place);
        return byPlace != 0 ? byPlace : Token.CompareTo(other.Token);
    }
}
