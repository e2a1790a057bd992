using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace AutodiffTeach.Networks.Files;

/// <summary>Writes a state_dict as JSON, one name a line.</summary>
internal static class StateDictWriter
{
    public static string Write<T>(IReadOnlyList<StateTensor<T>> tensors)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var text = new StringBuilder("{");
        foreach (StateTensor<T> tensor in tensors)
        {
            text.Append(text.Length > 1 ? ",\n  \"" : "\n  \"").Append(JsonEncodedText.Encode(tensor.Name)).Append("\": ");
            Append(text, tensor);
        }

        return text.Append("\n}\n").ToString();
    }

    private static void Append<T>(StringBuilder text, StateTensor<T> tensor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool isMatrix = tensor.Shape.Count == 2;
        IEnumerable<string> rows = tensor.Values.Chunk(tensor.Shape[^1]).Select(row => $"[{string.Join(", ", row.Select(Number))}]");
        text.Append(isMatrix ? "[" : "").AppendJoin(", ", rows).Append(isMatrix ? "]" : "");
    }

    private static string Number<T>(T value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        T.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture)
        : T.IsNaN(value) ? "\"NaN\"" : value > T.Zero ? "\"Infinity\"" : "\"-Infinity\"";
}
