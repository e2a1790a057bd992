namespace AutodiffTeach.Checking.Explaining;

/// <summary>The wrong answers that known mistakes give to one question, the most certain in meaning first.</summary>
internal sealed class SlipTable
{
    private const int MostSlips = 4000;

    private readonly IReadOnlyList<Slip> _slips;

    /// <summary>Works them out.</summary>
    public SlipTable(DerivativeAnatomy anatomy)
    {
        FieldElement[] right = [.. anatomy.Points.Select(anatomy.At)];
        var edges = new EdgeSlips(anatomy);
        _slips = [.. edges.FirstFactors()
            .Concat(OtherQuantities.Of(anatomy))
            .Concat(new ActivationSlips(anatomy).All())
            .Concat(edges.All())
            .Where(slip => slip.Values.All(value => value.IsDefined) && !slip.Matches(right))
            .Take(MostSlips)];
    }

    /// <summary>The slips whose values at the points for matching are these.</summary>
    public IEnumerable<Slip> Matching(IReadOnlyList<FieldElement> values) => _slips.Where(slip => slip.Matches(values));
}
