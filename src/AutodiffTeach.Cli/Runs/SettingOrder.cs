using System.Globalization;

namespace AutodiffTeach.Cli.Runs;

/// <summary>A setting among others: numbers first and as numbers, then words, then what is not set.</summary>
internal sealed class SettingOrder(string? text) : IComparable<SettingOrder>
{
    private readonly string? _text = text;
    private readonly double? _number = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;

    private int Kind => _number is not null ? 0 : _text is not null ? 1 : 2;

    public int CompareTo(SettingOrder? other) => other is null ? 1
        : Kind != other.Kind ? Kind.CompareTo(other.Kind)
        : _number is { } number ? number.CompareTo(other._number!.Value)
        : string.CompareOrdinal(_text, other._text);
}
