using System.Globalization;
using AutodiffTeach.Cli.Models;

namespace AutodiffTeach.Cli.Answers;

/// <summary>The files of a page of worked answers.</summary>
internal static class AnswerFiles
{
    /// <summary>How the names of such pages end.</summary>
    public static readonly IReadOnlyList<string> Endings = ["md", "html"];

    /// <summary>The page, and its figures: of Markdown they lie in a folder of its name, of HTML in the page.</summary>
    /// <param name="file">The path of the page.</param>
    /// <param name="answers">What it tells, one after another.</param>
    /// <param name="warrant">Why its numbers can be trusted, a sentence of markup.</param>
    public static IEnumerable<(string Path, string Text)> Of(string file, IReadOnlyList<WorkedAnswer> answers, string warrant)
    {
        if (PictureFormat.EndingOf(file) == "html")
            return [(file, HtmlAnswer.Write(answers, warrant))];
        string name = Path.GetFileNameWithoutExtension(file), folder = Path.GetDirectoryName(file) ?? "";
        string FigurePath(string answer, int number) => string.Create(CultureInfo.InvariantCulture, $"{name}/{answer}-{number}.svg");
        var figures = answers.SelectMany(answer => answer.Blocks.OfType<AnswerBlock.Figure>().Select((figure, index) => (Path.Combine(folder, FigurePath(answer.Name, index + 1)), figure.Svg())));
        return [(file, MarkdownAnswer.Write(answers, FigurePath)), .. figures];
    }
}
