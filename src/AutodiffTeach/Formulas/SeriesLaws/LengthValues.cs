using System.Numerics;

namespace AutodiffTeach.Formulas.SeriesLaws;

/// <summary>Which values of the free indices are tried, in which order.</summary>
internal static class LengthValues
{
    private const int MostCombinations = 100;

    /// <summary>The values: of one index 0 up to the last, of several all combinations of small values, smaller ones first.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, BigInteger>> Of(IReadOnlyList<Variable> indices, int last)
    {
        int largest = last;
        while (indices.Count > 1 && largest > 1 && Math.Pow(largest + 1, indices.Count) > MostCombinations)
            largest--;
        return Combinations(indices, largest).OrderBy(point => point.Values.Max());
    }

    private static IEnumerable<Dictionary<string, BigInteger>> Combinations(IReadOnlyList<Variable> indices, int largest)
    {
        IEnumerable<Dictionary<string, BigInteger>> points = [[]];
        foreach (Variable index in indices)
            points = points.SelectMany(point => Enumerable.Range(0, largest + 1).Select(value => new Dictionary<string, BigInteger>(point) { [index.Name] = value }));
        return points;
    }
}
