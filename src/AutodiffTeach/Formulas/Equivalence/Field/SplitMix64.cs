namespace AutodiffTeach.Formulas.Equivalence.Field;

/// <summary>Pseudorandom bits (Steele, Lea, Flood, Fast splittable pseudorandom number generators, OOPSLA 2014).</summary>
internal static class SplitMix64
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>Where a sequence starts.</summary>
    public const ulong Seed = Golden;

    /// <summary>The next bits of a sequence.</summary>
    public static ulong Next(ref ulong state) => Scramble(state += Golden);

    /// <summary>Bits that belong to a number, and look unrelated to it.</summary>
    public static ulong Of(ulong number) => Scramble(number + Golden);

    private static ulong Scramble(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
