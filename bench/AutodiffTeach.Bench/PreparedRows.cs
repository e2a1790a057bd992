using System.Runtime.InteropServices;
using AutodiffTeach.Networks.Decoding;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Bench;

/// <summary>A model that does nothing but copy rows that were prepared: what is measured beside it is the search.</summary>
/// <remarks>The state is the number of the row; the next is (5 · state + token + 1) mod rows, so that hypotheses differ.</remarks>
/// <param name="values">The rows, one after another.</param>
/// <param name="vocabulary">The length of a row.</param>
/// <param name="normalises">Whether each row goes through log-softmax, as the output of a network does.</param>
internal sealed class PreparedRows(float[] values, int vocabulary, bool normalises) : StepFunction<float, int>
{
    /// <summary>The number of rows.</summary>
    public const int Count = 64;

    /// <inheritdoc/>
    public override int VocabularySize => vocabulary;

    /// <summary>Rows of a softmax over random scores.</summary>
    public static float[] Random(int vocabulary, ulong seed)
    {
        var random = new RandomStream(seed);
        float[] values = new float[Count * vocabulary];
        foreach (ref float value in values.AsSpan())
            value = (float)(3 * random.NextNormal());
        for (int row = 0; row < Count; row++)
            Softmax.Log<float>(values.AsSpan(row * vocabulary, vocabulary), values.AsSpan(row * vocabulary, vocabulary));
        return values;
    }

    /// <summary>Rows in which every number is above the one before: the worst case of a selection.</summary>
    public static float[] Rising(int vocabulary) => [.. Enumerable.Range(0, Count * vocabulary).Select(place => -10 + ((place % vocabulary) * (9f / vocabulary)))];

    /// <summary>Writes rows where a peer reads them.</summary>
    public static void Save(float[] values, string path) => File.WriteAllBytes(path, MemoryMarshal.AsBytes(values.AsSpan()));

    /// <inheritdoc/>
    public override int Start(Span<float> logProbabilities) => Read(0, logProbabilities);

    /// <inheritdoc/>
    public override int Step(int state, int token, Span<float> logProbabilities) => Read(((5 * state) + token + 1) % Count, logProbabilities);

    private int Read(int row, Span<float> logProbabilities)
    {
        ReadOnlySpan<float> prepared = values.AsSpan(row * vocabulary, vocabulary);
        if (normalises)
            Softmax.Log(prepared, logProbabilities);
        else
            prepared.CopyTo(logProbabilities);
        return row;
    }
}
