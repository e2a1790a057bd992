namespace AutodiffTeach.Networks.Names;

/// <summary>The letters that names are read by: a to z, A to Z, blank, full stop, comma, semicolon and apostrophe, each with an index.</summary>
/// <remarks>
/// A name is decomposed canonically (Unicode's normal form D), and what is none of the letters is dropped: <c>É</c> becomes <c>E</c>, the <c>ß</c> of
/// <c>Voß</c> goes. The decompositions are a table of this library, so that a name is read alike on every machine, whatever Unicode data its system has.
/// </remarks>
public static class Alphabet
{
    /// <summary>The letters, each at its index.</summary>
    public const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ .,;'";

    /// <summary>The index that stands behind the last letter of a name in a batch of longer ones.</summary>
    public const int Padding = 57;

    /// <summary>The number of indices, the padding's included.</summary>
    public const int Size = Padding + 1;

    /// <summary>The letters after which names are cut.</summary>
    public const int LongestName = 19;

    /// <summary>A name in the letters of the alphabet.</summary>
    /// <param name="name">Any text.</param>
    /// <returns>As much of it as is in the alphabet, not cut; empty where nothing is.</returns>
    public static string Normalise(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        // Halves of a code point beyond the first plane are not in the table, as no such code point decomposes to a letter.
        return string.Concat(name.Select(ComposedLetters.BaseOf).OfType<char>());
    }

    /// <summary>As much of a name as a network reads: the first <see cref="LongestName"/> letters of the alphabet, without blanks around.</summary>
    /// <param name="name">Any text.</param>
    public static string Read(string name)
    {
        string letters = Normalise(name).Trim();
        return letters.Length > LongestName ? letters[..LongestName] : letters;
    }

    /// <summary>The index of a letter.</summary>
    /// <param name="letter">The letter.</param>
    /// <exception cref="ArgumentException">It is not in the alphabet.</exception>
    public static int IndexOf(char letter) => letter switch
    {
        >= 'a' and <= 'z' => letter - 'a',
        >= 'A' and <= 'Z' => letter - 'A' + 26,
        _ when Letters.IndexOf(letter, StringComparison.Ordinal) is var index and >= 0 => index,
        _ => throw new ArgumentException($"U+{(int)letter:X4} is not a letter of the alphabet; one of \"{Letters}\" was expected, as {nameof(Normalise)} gives.", nameof(letter)),
    };
}
