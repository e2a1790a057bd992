using System.Globalization;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Derivations;
using AutodiffTeach.Drawing.Charts;

namespace AutodiffTeach.Cli.Answers;

/// <summary>A part of a worked answer. In every text what stands between dollar signs is mathematics, as in charts.</summary>
internal abstract record AnswerBlock
{
    private AnswerBlock()
    {
    }

    /// <summary>A heading.</summary>
    internal sealed record Heading(string Text) : AnswerBlock;

    /// <summary>A paragraph.</summary>
    internal sealed record Prose(string Text) : AnswerBlock;

    /// <summary>A formula on a line of its own, without dollar signs.</summary>
    internal sealed record Formula(string Text) : AnswerBlock;

    /// <summary>A table; the first column heads the rows.</summary>
    internal sealed record Table(string Caption, IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<string>> Rows) : AnswerBlock
    {
        /// <summary>Whether a column holds numbers, sums that end in one among them, and a word in their place at most as often: these stand at the right, words at the left.</summary>
        public bool HoldsNumbers(int column)
        {
            string[] cells = [.. Rows.Select(row => row[column]).Where(cell => cell.Length > 0)];
            return column > 0 && cells.Length > 0 && 2 * cells.Count(IsNumber) >= cells.Length;
        }

        // -0.5, $1.5\cdot 10^{-3}$, $-0.65 - 0.6 = -1.25$
        private static bool IsNumber(string cell) => double.TryParse(
            cell.Trim('$').Split('=')[^1].Split("\\cdot")[0], NumberStyles.Float, CultureInfo.InvariantCulture, out _);
    }

    /// <summary>A picture with what to see in it.</summary>
    /// <param name="Title">What stands for it where it is not seen.</param>
    /// <param name="Svg">Writes it.</param>
    /// <param name="Caption">What to see in it.</param>
    internal sealed record Figure(string Title, Func<string> Svg, string Caption) : AnswerBlock
    {
        /// <summary>A chart as a picture.</summary>
        public Figure(Chart chart, string caption)
            : this(chart.Title, () => WrittenText.Of(output => new ChartSvgWriter().Write(chart, output)), caption)
        {
        }
    }

    /// <summary>A derivation that the toolkit makes and checks.</summary>
    internal sealed record Worked(Derivation Derivation) : AnswerBlock;
}
