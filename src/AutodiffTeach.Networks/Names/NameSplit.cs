using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Names;

/// <summary>Names to train on, and others by which is measured what was learned.</summary>
/// <param name="Training">The names to train on.</param>
/// <param name="HeldOut">The names that training never sees.</param>
public sealed record NameSplit(IReadOnlyList<LabelledName> Training, IReadOnlyList<LabelledName> HeldOut)
{
    /// <summary>Shuffles the names and divides them.</summary>
    /// <param name="data">The names, at least two.</param>
    /// <param name="heldOut">The share that is held out, between 0 and 1; at least one name is on either side.</param>
    /// <param name="random">What decides.</param>
    public static NameSplit Of(NameData data, double heldOut, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(random);
        if (!(heldOut > 0 && heldOut < 1))
            throw new ArgumentOutOfRangeException(nameof(heldOut), heldOut, "A share between 0 and 1 was expected.");
        if (data.Names.Count < 2)
            throw new ArgumentException($"There are {data.Names.Count} names to divide; at least two were expected.", nameof(data));
        LabelledName[] shuffled = [.. data.Names];
        random.Shuffle(shuffled.AsSpan());
        int training = Math.Clamp((int)Math.Floor((1 - heldOut) * shuffled.Length), 1, shuffled.Length - 1);
        return new(shuffled[..training], shuffled[training..]);
    }

    /// <summary>The held-out names that are not in the training part too, under the same language: a file may hold a name twice.</summary>
    public IReadOnlyList<LabelledName> Unseen()
    {
        var seen = Training.Select(name => (name.Letters, name.Language)).ToHashSet();
        return [.. HeldOut.Where(name => !seen.Contains((name.Letters, name.Language)))];
    }
}
