using System.Text;
using AutodiffTeach.Formulas;

namespace AutodiffTeach.Derivations.Writers;

/// <summary>Writes steps as plain text for a terminal: an equation a line, below it, indented, why it holds and what leads to it.</summary>
public static class OutlineWriter
{
    private const int LongestFormula = 2000;

    /// <summary>The sections with their lines.</summary>
    public static string Write(IReadOnlyList<Step> sections)
    {
        ArgumentNullException.ThrowIfNull(sections);
        var text = new StringBuilder();
        foreach (Step section in sections)
        {
            text.Append(section.Explanation).Append('\n');
            foreach (Step line in section.Steps)
                WriteLine(line, 1, text);
            text.Append('\n');
        }

        return text.ToString();
    }

    // Links of the chain continue the equation; other steps are equations that the next link uses.
    private static void WriteLine(Step line, int depth, StringBuilder text)
    {
        IReadOnlyList<Step> links = line.Links();
        Indent(depth, text).Append(Print(line.Before!));
        if (links.Count == 0)
            text.Append(" = ").Append(Print(line.After!));
        text.Append('\n');
        if (!line.Words.IsEmpty)
            Indent(depth + 1, text).Append(line.Explanation).Append('\n');
        foreach (Step step in line.Steps)
        {
            bool isLink = links.Contains(step);
            if (!isLink || !step.Words.IsEmpty)
                WriteLine(step, depth + 2, text);
            if (isLink)
                Indent(depth + 1, text).Append("= ").Append(Print(step.After!)).Append('\n');
        }
    }

    private static string Print(Expr formula) => PlainPrinter.Print(formula, null, LongestFormula);

    private static StringBuilder Indent(int depth, StringBuilder text) => text.Append(' ', 2 * depth);
}
