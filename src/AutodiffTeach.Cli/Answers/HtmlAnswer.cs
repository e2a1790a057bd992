using System.Text.RegularExpressions;
using AutodiffTeach.Cli.Pages;
using AutodiffTeach.Drawing.Writers;
using DerivationWriter = AutodiffTeach.Derivations.Writers.HtmlWriter;

namespace AutodiffTeach.Cli.Answers;

/// <summary>Writes worked answers as one page that needs nothing else.</summary>
internal static partial class HtmlAnswer
{
    /// <summary>The page.</summary>
    /// <param name="answers">The answers, one after another.</param>
    /// <param name="warrant">Why its numbers can be trusted, a sentence of markup for the foot.</param>
    public static string Write(IReadOnlyList<WorkedAnswer> answers, string warrant) => PageFrame.Write(
        WorkedAnswers.TitleOf(answers).Replace("$", "", StringComparison.Ordinal),
        $"""
        <p class="kind">{(answers.Count == 1 ? "Worked answer" : "Worked answers")}</p>
        <h1>{MathProse.ToHtml(WorkedAnswers.TitleOf(answers))}</h1>
        """,
        string.Join('\n', answers.Select(answer => Write(answer, answers.Count == 1 ? 1 : 2))),
        warrant);

    private static string Write(WorkedAnswer answer, int level) => $"""
        <section id="{answer.Name}">
        {(level > 1 ? $"<h{level}>{MathProse.ToHtml(answer.Title)}</h{level}>" : "")}
        <p class="summary"><strong>{MathProse.ToHtml(answer.Summary)}</strong></p>
        {string.Join('\n', answer.Blocks.Select(block => Write(block, level + 1)))}
        </section>
        """;

    private static string Write(AnswerBlock block, int level) => block switch
    {
        AnswerBlock.Heading heading => $"<h{level}>{MathProse.ToHtml(heading.Text)}</h{level}>",
        AnswerBlock.Prose prose => $"<p>{Emphasised(prose.Text)}</p>",
        AnswerBlock.Formula formula => $"<div class=\"equation\">{MathProse.FormulaToHtml(formula.Text)}</div>",
        AnswerBlock.Table table => Write(table),
        AnswerBlock.Figure figure => $"<figure>\n<div class=\"scroll picture\">\n{figure.Svg().TrimEnd()}\n</div>\n<figcaption>{MathProse.ToHtml(figure.Caption)}</figcaption>\n</figure>",
        AnswerBlock.Worked worked => DerivationWriter.WriteFragment(worked.Derivation, level + 1).TrimEnd(),
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "a block of an unknown kind"),
    };

    private static string Write(AnswerBlock.Table table)
    {
        var html = new HtmlTable(MathProse.ToHtml(table.Caption), [.. table.Heads.Select(MathProse.ToHtml)]) { HoldsNumbers = table.HoldsNumbers };
        foreach (IReadOnlyList<string> row in table.Rows)
            html.Add([.. row.Select(MathProse.ToHtml)]);
        return html.ToString();
    }

    private static string Emphasised(string text) => Stressed.Replace(MathProse.ToHtml(text), "<strong>$1</strong>");

    [GeneratedRegex(@"\*\*(.+?)\*\*")]
    private static partial Regex Stressed { get; }
}
