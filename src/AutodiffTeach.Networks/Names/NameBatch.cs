using System.Numerics;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Names;

/// <summary>Names side by side as a network reads them: the index of a letter a step, padded to the longest.</summary>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed class NameBatch<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int[] _lengths;
    private readonly int[] _languages;
    private int _count;

    /// <summary>Makes room.</summary>
    /// <param name="most">The most names in a batch.</param>
    public NameBatch(int most)
    {
        _lengths = new int[most];
        _languages = new int[most];
    }

    /// <summary>The lengths of the names.</summary>
    public ReadOnlyMemory<int> Lengths => _lengths.AsMemory(0, _count);

    /// <summary>The languages of the names.</summary>
    public ReadOnlyMemory<int> Languages => _languages.AsMemory(0, _count);

    /// <summary>Puts names side by side.</summary>
    /// <param name="names">All names.</param>
    /// <param name="which">The numbers of those that are wanted, at least one.</param>
    /// <returns>Time × batch × 1.</returns>
    public Sequence<T> Fill(IReadOnlyList<LabelledName> names, ReadOnlySpan<int> which)
    {
        _count = which.Length;
        int longest = 0;
        for (int place = 0; place < which.Length; place++)
        {
            LabelledName name = names[which[place]];
            (_lengths[place], _languages[place]) = (name.Letters.Length, name.Language);
            longest = Math.Max(longest, name.Letters.Length);
        }

        var input = new Sequence<T>(longest, which.Length, 1);
        input.Values.Fill(T.CreateChecked(Alphabet.Padding));
        for (int place = 0; place < which.Length; place++)
        {
            string letters = names[which[place]].Letters;
            for (int step = 0; step < letters.Length; step++)
                input[step, place, 0] = T.CreateChecked(Alphabet.IndexOf(letters[step]));
        }

        return input;
    }
}
