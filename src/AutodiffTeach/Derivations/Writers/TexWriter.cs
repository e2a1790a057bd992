using System.Text;
using AutodiffTeach.Formulas;

namespace AutodiffTeach.Derivations.Writers;

/// <summary>Writes derivations as LaTeX documents that need only amsmath and amssymb.</summary>
public static class TexWriter
{
    /// <summary>The worked solution as a document of its own.</summary>
    public static string Write(Derivation derivation)
    {
        ArgumentNullException.ThrowIfNull(derivation);
        return $$"""
            \documentclass{article}
            \usepackage[utf8]{inputenc}
            \usepackage[T1]{fontenc}
            \usepackage{amsmath,amssymb}
            \allowdisplaybreaks
            \begin{document}
            {{WriteBody(derivation)}}\end{document}

            """.ReplaceLineEndings("\n");
    }

    /// <summary>The worked solution without preamble, to put into a document.</summary>
    public static string WriteBody(Derivation derivation)
    {
        ArgumentNullException.ThrowIfNull(derivation);
        var text = new StringBuilder();
        text.Append(@"\section*{\raggedright ").Append(Escape(DerivationTitle.Of(derivation))).Append("}\n");
        foreach (Step section in derivation.Steps)
        {
            text.Append(@"\subsection*{").Append(DerivationTitle.Of(section)).Append("}\n").Append(Words(section, derivation.Model.Notation)).Append('\n');
            if (section.Steps.Count == 0)
                continue;
            text.Append("\\begin{align*}\n").Append(Alignment(section, derivation.Model.Notation)).Append("\n\\end{align*}\n");
        }

        return text.ToString();
    }

    private static string Alignment(Step section, Notation notation)
    {
        Step[] lines = [.. section.Steps.SelectMany(step => step.Lines()).Select(item => item.Line)];
        int left = lines.Max(line => LatexLine.LeftOf(line, notation));
        return string.Join(" \\\\\n", lines.Select(line => LatexLine.Of(line, notation, " \\\\\n&", " &", left: left)));
    }

    private static string Words(Step step, Notation notation) =>
        step.Words.Write(Escape, formula => $"${LatexPrinter.Print(formula, notation)}$");

    internal static string Escape(string plain)
    {
        var text = new StringBuilder();
        foreach (char c in plain)
        {
            text.Append(c switch
            {
                '\\' => @"\textbackslash{}",
                '{' or '}' or '$' or '&' or '#' or '%' or '_' => $"\\{c}",
                '^' => @"\textasciicircum{}",
                '~' => @"\textasciitilde{}",
                '→' => @"$\rightarrow$",
                '∂' => @"$\partial$",
                '⁺' => "$^{+}$",
                '<' => "$<$",
                '>' => "$>$",
                '"' => "''",
                _ when char.IsControl(c) => " ",
                _ => c.ToString(),
            });
        }

        return text.ToString();
    }
}
