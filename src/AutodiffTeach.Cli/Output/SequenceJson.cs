using System.Text;
using System.Text.Json;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Cli.Output;

/// <summary>Writes sequences, matrices and vectors as nested arrays of numbers, the batch outside.</summary>
internal static class SequenceJson
{
    /// <summary>Writes [batch][time][feature].</summary>
    public static void Sequence(this Utf8JsonWriter json, string name, Sequence<double> sequence)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(TextOf(sequence));
    }

    /// <summary>Writes a list of [batch][time][feature]; an absent one is null.</summary>
    public static void Sequences(this Utf8JsonWriter json, string name, IReadOnlyList<Sequence<double>?> sequences)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(List(sequences.Count, (text, index) => text.Append(sequences[index] is { } sequence ? TextOf(sequence) : "null")));
    }

    /// <summary>Writes a list of matrices; an absent one is null.</summary>
    public static void Matrices(this Utf8JsonWriter json, string name, IReadOnlyList<Matrix<double>?> matrices)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(List(matrices.Count, (text, index) => text.Append(matrices[index] is { } matrix ? TextOf(matrix) : "null")));
    }

    private static string TextOf(Matrix<double> matrix) => List(matrix.Rows, (text, row) => JsonText.AppendArray(text, matrix.Row(row)));

    private static string TextOf(Sequence<double> sequence) => List(sequence.Batch, (text, row) =>
        text.Append(List(sequence.Steps, (inner, step) => JsonText.AppendArray(inner, sequence.Vector(step, row)))));

    private static string List(int count, Action<StringBuilder, int> append)
    {
        var text = new StringBuilder("[");
        for (int index = 0; index < count; index++)
        {
            text.Append(index > 0 ? ", " : "");
            append(text, index);
        }

        return text.Append(']').ToString();
    }
}
