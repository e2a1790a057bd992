using System.Globalization;
using System.Text.RegularExpressions;

namespace AutodiffTeach.Graphs.Language;

/// <summary>Reads the names of variables and elements as a command line or a question gives them.</summary>
internal static partial class VariableNames
{
    private const string Subscripts = "₀₁₂₃₄₅₆₇₈₉";

    /// <summary>The variable and, where one is named, its element.</summary>
    public static (ModelVariable Variable, int? Element)? Find(ComputationGraph graph, string text)
    {
        text = Plain(text.Trim());
        if (graph.Find(text) is { } exact)
            return (exact, null);
        if (ElementOfKnown(graph, text) is { } found)
            return found;
        if (Match(text) is not var (baseName, indices))
            return null;
        for (int own = indices.Length; own >= 0; own--)
        {
            ModelVariable? variable = graph.Find(ModelVariable.CanonicalName(baseName, indices[..own]));
            if (variable is not null)
                return own == indices.Length ? (variable, null) : Element(variable, indices[own..]);
        }

        return null;
    }

    // W1[1][2] and W1_{1,2} where W1 is known: the digit belongs to the name.
    private static (ModelVariable, int?)? ElementOfKnown(ComputationGraph graph, string text)
    {
        for (int cut = text.Length == 0 ? -1 : text.IndexOfAny(['[', '_'], 1); cut > 0; cut = text.IndexOfAny(['[', '_'], cut + 1))
        {
            if (graph.Find(text[..cut]) is { } variable && Match($"x{text[cut..]}") is ("x", var indices) && Element(variable, indices) is { } element)
                return element;
        }

        return null;
    }

    // u₁ is u_1
    private static string Plain(string text)
    {
        int start = text.IndexOfAny([.. Subscripts]);
        return start <= 0 ? text : $"{text[..start]}_{string.Concat(text[start..].Select(c => Subscripts.IndexOf(c) is >= 0 and var digit ? (char)('0' + digit) : c))}";
    }

    private static (string Base, int[] Indices)? Match(string text)
    {
        Match match = Pattern().Match(text);
        if (!match.Success)
            return null;
        IEnumerable<string> digits = match.Groups["index"].Captures.Select(capture => capture.Value);
        var indices = new List<int>();
        foreach (string item in digits)
        {
            if (!int.TryParse(item, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int index))
                return null;
            indices.Add(index);
        }

        return (match.Groups["base"].Value, [.. indices]);
    }

    private static (ModelVariable, int?)? Element(ModelVariable variable, int[] indices)
    {
        Shape shape = variable.Shape;
        int? element = (shape.Kind, indices) switch
        {
            (ShapeKind.Vector, [var row]) when row <= shape.Rows => row - 1,
            (ShapeKind.Row, [var column]) when column <= shape.Columns => column - 1,
            (ShapeKind.Matrix, [var row, var column]) when row <= shape.Rows && column >= 1 && column <= shape.Columns =>
                (row - 1) * shape.Columns + column - 1,
            _ => null,
        };
        return element is >= 0 ? (variable, element) : null;
    }

    // u_1, u1, a_{1,2}, h[1][2], h_1[2], U_{1,1}
    [GeneratedRegex(
        @"^(?<base>\p{L}[\p{L}\p{Nd}_]*?)(?:_?(?<index>\d+))?(?:_\{(?<index>-?\d+)(?:\s*,\s*(?<index>-?\d+))*\}|\[\s*(?<index>-?\d+)(?:\s*,\s*(?<index>-?\d+))*\s*\])*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
