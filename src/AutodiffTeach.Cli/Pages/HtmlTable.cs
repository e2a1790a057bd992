using System.Text;

namespace AutodiffTeach.Cli.Pages;

/// <summary>A table of a page; the first column heads the rows.</summary>
/// <param name="caption">What the table shows, as markup.</param>
/// <param name="heads">The heads of the columns, as markup.</param>
internal sealed class HtmlTable(string caption, params IReadOnlyList<string> heads)
{
    private readonly StringBuilder _rows = new();

    /// <summary>Which columns hold numbers, which stand at the right; none unless told.</summary>
    public Func<int, bool> HoldsNumbers { get; init; } = _ => false;

    /// <summary>Adds a row of cells, each markup.</summary>
    public void Add(params IReadOnlyList<string> cells)
    {
        _rows.Append("<tr><th scope=\"row\">").Append(cells[0]).Append("</th>");
        for (int column = 1; column < cells.Count; column++)
            _rows.Append("<td").Append(ClassOf(column)).Append('>').Append(cells[column]).Append("</td>");
        _rows.Append("</tr>\n");
    }

    /// <summary>The element.</summary>
    public override string ToString() =>
        $"""
        <div class="scroll"><table>
        <caption>{caption}</caption>
        <thead><tr>{string.Concat(heads.Select((head, column) => $"<th scope=\"col\"{ClassOf(column)}>{head}</th>"))}</tr></thead>
        <tbody>
        {_rows}</tbody>
        </table></div>
        """;

    private string ClassOf(int column) => HoldsNumbers(column) ? " class=\"number\"" : "";
}
