using System.Text;
using AutodiffTeach.Formulas;

namespace AutodiffTeach.Derivations.Writers;

/// <summary>Writes derivations as Markdown with math between dollar signs.</summary>
public static class MarkdownWriter
{
    /// <summary>The worked solution.</summary>
    public static string Write(Derivation derivation)
    {
        ArgumentNullException.ThrowIfNull(derivation);
        var text = new StringBuilder();
        text.Append("# ").Append(Escape(DerivationTitle.Of(derivation))).Append("\n\n");
        foreach (Step section in derivation.Steps)
            WriteSection(section, derivation.Model.Notation, text);
        text.Append("**Result:** $").Append(LatexPrinter.Print(derivation.Subject, derivation.Model.Notation)).Append(" = ")
            .Append(LatexPrinter.Print(derivation.Formula, derivation.Model.Notation)).Append("$\n");
        return text.ToString();
    }

    private static void WriteSection(Step section, Notation notation, StringBuilder text)
    {
        text.Append("## ").Append(DerivationTitle.Of(section)).Append("\n\n").Append(Words(section, notation)).Append("\n\n");
        foreach ((Step line, int depth) in section.Steps.SelectMany(line => line.Lines()))
        {
            text.Append(' ', 2 * depth).Append("- $").Append(LatexLine.Of(line, notation)).Append('$');
            if (!line.Words.IsEmpty)
                text.Append("  \n").Append(' ', 2 * depth + 2).Append(Words(line, notation));
            text.Append('\n');
        }

        if (section.Steps.Count > 0)
            text.Append('\n');
    }

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
