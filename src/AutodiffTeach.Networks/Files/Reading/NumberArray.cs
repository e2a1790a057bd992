using System.Numerics;

namespace AutodiffTeach.Networks.Files.Reading;

/// <summary>Numbers nested in lists of equal length: a vector, a matrix, a batch of sequences.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Shape">The lengths, the outermost list first.</param>
/// <param name="Values">The numbers, the innermost list fastest.</param>
internal sealed record NumberArray<T>(JsonPlace Place, IReadOnlyList<int> Shape, T[] Values)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public int Rank => Shape.Count;
}
