using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AutodiffTeach.Derivations.Writers;
using AutodiffTeach.Drawing.Writers;

namespace AutodiffTeach.Cli.Answers;

/// <summary>Writes worked answers as Markdown, their figures in files beside it.</summary>
internal static partial class MarkdownAnswer
{
    /// <summary>The page.</summary>
    /// <param name="answers">The answers, one after another.</param>
    /// <param name="figurePath">The path of a figure from the page, by the name of its answer and its number from 1; null to leave figures out and give their captions alone.</param>
    public static string Write(IReadOnlyList<WorkedAnswer> answers, Func<string, int, string>? figurePath)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(MathProse.ToMarkdown(WorkedAnswers.TitleOf(answers))).Append("\n\n");
        foreach (WorkedAnswer answer in answers)
        {
            if (answers.Count > 1)
                text.Append("## ").Append(MathProse.ToMarkdown(answer.Title)).Append("\n\n");
            text.Append("**").Append(MathProse.ToMarkdown(answer.Summary)).Append("**\n\n");
            int figure = 0;
            foreach (AnswerBlock block in answer.Blocks)
                text.Append(Write(block, answers.Count > 1 ? 3 : 2, block is AnswerBlock.Figure ? figurePath?.Invoke(answer.Name, ++figure) : null)).Append("\n\n");
        }

        return text.ToString().TrimEnd() + "\n";
    }

    private static string Write(AnswerBlock block, int level, string? figure) => block switch
    {
        AnswerBlock.Heading heading => $"{new string('#', level)} {MathProse.ToMarkdown(heading.Text)}",
        AnswerBlock.Prose prose => Emphasised(prose.Text),
        AnswerBlock.Formula formula => MathProse.FormulaToMarkdown(formula.Text),
        AnswerBlock.Table table => Write(table),
        AnswerBlock.Figure picture when figure is not null => $"![{MathProse.ToMarkdown(PlainOf(picture.Title))}]({figure})\n\n*{MathProse.ToMarkdown(picture.Caption)}*",
        AnswerBlock.Figure picture => $"*{MathProse.ToMarkdown(picture.Caption)}*",
        AnswerBlock.Worked worked => Heading.Replace(MarkdownWriter.Write(worked.Derivation).TrimEnd(), new string('#', level) + "#"),
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "a block of an unknown kind"),
    };

    private static string Write(AnswerBlock.Table table)
    {
        IEnumerable<string> lines = new[] { Row(table.Heads), Row(table.Heads.Select((_, column) => table.HoldsNumbers(column) ? "---:" : "---"), isMarkup: true) }.Concat(table.Rows.Select(row => Row(row)));
        return string.Create(CultureInfo.InvariantCulture, $"{MathProse.ToMarkdown(table.Caption)}\n\n{string.Join('\n', lines)}");
    }

    private static string Row(IEnumerable<string> cells, bool isMarkup = false) => $"| {string.Join(" | ", cells.Select(cell => isMarkup ? cell : MathProse.ToMarkdown(cell)))} |";

    // The dollar signs of a title would open mathematics in the text that stands for a picture.
    private static string PlainOf(string title) => title.Replace("$", "", StringComparison.Ordinal);

    // What answers stress stands between two stars.
    private static string Emphasised(string text) => MathProse.ToMarkdown(text).Replace(@"\*\*", "**", StringComparison.Ordinal);

    [GeneratedRegex("^#", RegexOptions.Multiline)]
    private static partial Regex Heading { get; }
}
