using System.Runtime.CompilerServices;

namespace AutodiffTeach.Derivations;

/// <summary>A sentence of an explanation in which the names of variables are known, so that a writer can set them as mathematics.</summary>
/// <remarks>Written as an interpolated string: a <see cref="ScalarNode"/> in it is a name, everything else is text.</remarks>
[InterpolatedStringHandler]
internal sealed class Prose : IEquatable<Prose>
{
    private readonly List<(string Text, bool IsName)> _parts = [];

    public Prose()
    {
    }

    public Prose(string text) => AppendLiteral(text);

    // The compiler calls this one for an interpolated string, with figures that a list does not need.
    public Prose(int literalLength, int formattedCount)
    {
        _ = literalLength;
        _ = formattedCount;
    }

    public bool IsEmpty => _parts.Count == 0;

    public static implicit operator Prose(string text) => new(text);

    public void AppendLiteral(string text)
    {
        if (text.Length > 0)
            _parts.Add((text, false));
    }

    public void AppendFormatted(ScalarNode node) => AppendName(node.Name);

    public void AppendFormatted(string text) => AppendLiteral(text);

    public void AppendFormatted(int number) => AppendLiteral(number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Names with a separator between them.</summary>
    public void AppendFormatted((string Separator, IEnumerable<ScalarNode> Nodes) list)
    {
        bool isFirst = true;
        foreach (ScalarNode node in list.Nodes)
        {
            AppendLiteral(isFirst ? "" : list.Separator);
            AppendName(node.Name);
            isFirst = false;
        }
    }

    /// <summary>The sentence with its text and its names each as a writer sets them.</summary>
    public string Write(Func<string, string> text, Func<string, string> name) =>
        string.Concat(_parts.Select(part => part.IsName ? name(part.Text) : text(part.Text)));

    /// <summary>The sentence as plain text.</summary>
    public override string ToString() => Write(text => text, name => name);

    public bool Equals(Prose? other) => other is not null && _parts.SequenceEqual(other._parts);

    public override bool Equals(object? obj) => Equals(obj as Prose);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    private void AppendName(string name) => _parts.Add((name, true));
}
