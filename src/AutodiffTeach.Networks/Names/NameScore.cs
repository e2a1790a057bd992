namespace AutodiffTeach.Networks.Names;

/// <summary>How well a network tells the languages of some names.</summary>
/// <param name="Loss">The cross-entropy, the mean over the names; NaN where there are none.</param>
/// <param name="Confusion">Which languages were taken for which.</param>
public sealed record NameScore(double Loss, ConfusionMatrix Confusion)
{
    /// <summary>The share of names whose language was told; NaN where there are none.</summary>
    public double Accuracy => Confusion.Accuracy;
}
