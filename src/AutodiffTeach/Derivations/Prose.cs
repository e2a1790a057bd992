using System.Runtime.CompilerServices;
using AutodiffTeach.Formulas;

namespace AutodiffTeach.Derivations;

/// <summary>A sentence of an explanation in which names and formulas are known, so that a writer can set them as mathematics.</summary>
/// <remarks>Written as an interpolated string: a <see cref="ScalarNode"/> or an <see cref="Expr"/> in it is mathematics, everything else is text.</remarks>
[InterpolatedStringHandler]
internal sealed class Prose : IEquatable<Prose>
{
    private readonly List<(string Text, Expr? Formula)> _parts = [];

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
            _parts.Add((text, null));
    }

    public void AppendFormatted(ScalarNode node) => AppendFormatted(node.Symbol);

    public void AppendFormatted(Expr formula) => _parts.Add(("", formula));

    public void AppendFormatted(Prose other) => _parts.AddRange(other._parts);

    public void AppendFormatted(string text) => AppendLiteral(text);

    public void AppendFormatted(int number) => AppendLiteral(number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Names with a separator between them.</summary>
    public void AppendFormatted((string Separator, IEnumerable<ScalarNode> Nodes) list)
    {
        bool isFirst = true;
        foreach (ScalarNode node in list.Nodes)
        {
            AppendLiteral(isFirst ? "" : list.Separator);
            AppendFormatted(node.Symbol);
            isFirst = false;
        }
    }

    /// <summary>The sentence with its text and its formulas each as a writer sets them.</summary>
    public string Write(Func<string, string> text, Func<Expr, string> formula) =>
        string.Concat(_parts.Select(part => part.Formula is null ? text(part.Text) : formula(part.Formula)));

    /// <summary>The sentence as plain text.</summary>
    public override string ToString() => Write(text => text, formula => PlainPrinter.Print(formula));

    public bool Equals(Prose? other) => other is not null && _parts.SequenceEqual(other._parts);

    public override bool Equals(object? obj) => Equals(obj as Prose);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);
}
