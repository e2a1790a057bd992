using System.Text;
using AutodiffTeach.Formulas;

namespace AutodiffTeach.Derivations.Writers;

/// <summary>Writes derivations as Markdown with math between dollar signs.</summary>
public static class MarkdownWriter
{
    private const int LongestLine = 250; // characters of LaTeX

    /// <summary>The worked solution.</summary>
    public static string Write(Derivation derivation)
    {
        ArgumentNullException.ThrowIfNull(derivation);
        var text = new StringBuilder();
        text.Append("# ").Append(Escape(DerivationTitle.Of(derivation))).Append("\n\n");
        foreach (Step section in derivation.Steps)
            WriteSection(section, derivation.Model.Notation, text);
        string result = LatexPrinter.Print(derivation.Formula, derivation.Model.Notation);
        text.Append("**Result:** $").Append(LatexPrinter.Print(derivation.Subject, derivation.Model.Notation)).Append(" = ")
            .Append(result.Length > LongestLine ? LatexLine.Broken(result, BreakAt(0), LongestLine) : result).Append("$\n");
        return text.ToString();
    }

    private static void WriteSection(Step section, Notation notation, StringBuilder text)
    {
        text.Append("## ").Append(DerivationTitle.Of(section)).Append("\n\n").Append(Words(section, notation)).Append("\n\n");
        foreach ((Step line, int depth) in section.Steps.SelectMany(line => line.Lines()))
        {
            text.Append(' ', 2 * depth).Append("- $").Append(EquationOf(line, notation, depth)).Append('$');
            if (!line.Words.IsEmpty)
                text.Append("  \n").Append(' ', 2 * depth + 2).Append(Words(line, notation));
            if (line.Family is { } family && LineParts.ValuesOf(family) is { } values)
                text.Append("  \n").Append(' ', 2 * depth + 2).Append("Values: ").Append(values).Append('.');
            text.Append('\n');
        }

        if (section.Steps.Count > 0)
            text.Append('\n');
    }

    // A long equation is broken before its relations, each piece mathematics of its own.
    private static string EquationOf(Step line, Notation notation, int depth)
    {
        string whole = LatexLine.Of(line, notation);
        return whole.Length <= LongestLine ? whole : LatexLine.Of(line, notation, BreakAt(2 * depth + 2), " ", LongestLine);
    }

    private static string BreakAt(int indentation) => $"$  \n{new string(' ', indentation)}$";

    private static string Words(Step step, Notation notation) =>
        step.Words.Write(Escape, formula => $"${LatexPrinter.Print(formula, notation)}$");

    // Names such as h_1 and products such as w*r are no emphasis.
    private static string Escape(string plain)
    {
        var text = new StringBuilder();
        foreach (char c in plain)
        {
            if (@"\`*_{}[]<>#|$~".Contains(c))
                text.Append('\\');
            text.Append(c is '\n' or '\r' ? ' ' : c);
        }

        return text.ToString();
    }
}
