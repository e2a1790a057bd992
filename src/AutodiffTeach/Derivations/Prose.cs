using System.Runtime.CompilerServices;
using AutodiffTeach.Derivations.Families;
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

    /// <summary>Two sentences of the same form, one index apart, as one of the index; null where they differ otherwise.</summary>
    public static Prose? Generalize(Prose first, Prose next, Variable index, int value)
    {
        if (first._parts.Count != next._parts.Count)
            return null;
        var result = new Prose();
        for (int i = 0; i < first._parts.Count; i++)
        {
            (string text, Expr? formula) = first._parts[i];
            (string otherText, Expr? otherFormula) = next._parts[i];
            if (text != otherText || formula is null != otherFormula is null)
                return null;
            Expr? template = formula is null ? null : IndexTemplate.Of(formula, otherFormula!, index, value);
            if (formula is not null && template is null)
                return null;
            result._parts.Add((text, template));
        }

        return result;
    }

    /// <summary>The sentence as plain text.</summary>
    public override string ToString() => Write(text => text, formula => PlainPrinter.Print(formula));

    public bool Equals(Prose? other) => other is not null && _parts.SequenceEqual(other._parts);

    public override bool Equals(object? obj) => Equals(obj as Prose);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);
}
