using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace AutodiffTeach.Networks.Files.Reading;

/// <summary>Reads nested lists of finite numbers; every number that is none and every list of another length is a problem.</summary>
internal sealed class NumberArrayReader<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int[] _shape;
    private readonly List<T> _values = [];
    private bool _isWhole = true;

    private NumberArrayReader(int[] shape) => _shape = shape;

    /// <summary>Reads lists nested so deep, or gives null and problems.</summary>
    /// <param name="place">The outermost list.</param>
    /// <param name="form">What is expected, for messages: <c>a vector</c>, <c>[batch][time][feature]</c>.</param>
    /// <param name="ranks">The depths allowed; 1 is a list of numbers.</param>
    public static NumberArray<T>? Read(JsonPlace place, string form, params IReadOnlyList<int> ranks)
    {
        if (ShapeOfFirst(place) is not { } shape)
            return null;
        if (!ranks.Contains(shape.Length))
        {
            place.Report($"is {Depth(place, shape.Length)}; expected {form}");
            return null;
        }

        var reader = new NumberArrayReader<T>(shape);
        reader.Add(place, 0);
        return reader._isWhole ? new(place, shape, [.. reader._values]) : null;
    }

    // The shape is that of the first item of the first item; the others must have the same.
    private static int[]? ShapeOfFirst(JsonPlace place)
    {
        var shape = new List<int>();
        while (place.Element.ValueKind == JsonValueKind.Array)
        {
            int length = place.Element.GetArrayLength();
            if (length == 0)
            {
                place.Report("is empty; expected at least one item");
                return null;
            }

            shape.Add(length);
            place = place.Item(place.Element[0], 0);
        }

        return [.. shape];
    }

    private static string Depth(JsonPlace place, int rank) => rank switch
    {
        0 => place.Shown(),
        1 => "a list of numbers",
        2 => "a list of lists of numbers",
        _ => string.Create(CultureInfo.InvariantCulture, $"nested {rank} lists deep"),
    };

    private void Add(JsonPlace place, int level)
    {
        if (level == _shape.Length)
            Refuse(place);
        else if (place.Element.ValueKind != JsonValueKind.Array)
            Fail(place, $"is {place.Shown()}; expected a list of {_shape[level]}, as the first has");
        else if (place.Element.GetArrayLength() is var length && length != _shape[level])
            Fail(place, $"has {Wording.Counted(length, "item")}; expected {_shape[level]}, as the first has");
        else
            AddItems(place, level);
    }

    private void AddItems(JsonPlace place, int level)
    {
        int index = 0;
        foreach (JsonElement item in place.Element.EnumerateArray())
        {
            // The way to a number is only written down where the number is wrong.
            if (level + 1 < _shape.Length || !TryAdd(item))
                Add(place.Item(item, index), level + 1);
            index++;
        }
    }

    private bool TryAdd(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Number
            || !T.TryParse(JsonMarshal.GetRawUtf8Value(item), NumberStyles.Float, CultureInfo.InvariantCulture, out T value)
            || !T.IsFinite(value))
        {
            return false;
        }

        _values.Add(value);
        return true;
    }

    private void Refuse(JsonPlace place) => Fail(
        place,
        place.Element.ValueKind == JsonValueKind.Number
            ? $"{place.Shown()} is beyond the range of numbers; expected a finite number"
            : $"is {place.Shown()}; expected a finite number");

    private void Fail(JsonPlace place, string problem)
    {
        place.Report(problem);
        _isWhole = false;
    }
}
