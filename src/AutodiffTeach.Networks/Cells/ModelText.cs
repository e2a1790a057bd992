using System.Globalization;
using System.Numerics;
using System.Text;

namespace AutodiffTeach.Networks.Cells;

/// <summary>Writes statements of the model language.</summary>
internal sealed class ModelText
{
    private readonly StringBuilder _text = new();

    public override string ToString() => _text.ToString();

    public void Line(string statement) => _text.Append(statement).Append('\n');

    /// <summary>Equations that hold at every step, one below the other.</summary>
    public void ForEveryStep(IReadOnlyList<string> equations)
    {
        int width = equations.Max(equation => equation.Length);
        foreach (string equation in equations)
            Line($"{equation.PadRight(width)}   for t in 1..N");
    }

    /// <summary><c>[0.1, -2]</c>.</summary>
    /// <exception cref="ArgumentException">A value is NaN or infinite, for which the language has no number.</exception>
    public static string Vector<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var items = new string[values.Length];
        for (int index = 0; index < items.Length; index++)
            items[index] = Number(values[index]);
        return $"[{string.Join(", ", items)}]";
    }

    /// <summary><c>[[1, 0], [0, 1]]</c>.</summary>
    public static string Matrix<T>(ReadOnlySpan<T> values, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var rows = new string[values.Length / columns];
        for (int row = 0; row < rows.Length; row++)
            rows[row] = Vector(values.Slice(row * columns, columns));
        return $"[{string.Join(", ", rows)}]";
    }

    public static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Number<T>(T value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.IsFinite(value)
        ? value.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e')
        : throw new ArgumentException($"A model has no value {value.ToString(null, CultureInfo.InvariantCulture)}; finite weights and inputs were expected.", nameof(value));
}
