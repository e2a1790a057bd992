using System.Text;

namespace AutodiffTeach.Cli.Pages;

/// <summary>A table of a page; the first column heads the rows.</summary>
/// <param name="caption">What the table shows, as markup.</param>
/// <param name="heads">The heads of the columns, as markup.</param>
internal sealed class HtmlTable(string caption, params IReadOnlyList<string> heads)
{
    private readonly StringBuilder _rows = new();

    /// <summary>Adds a row of cells, each markup.</summary>
    public void Add(params IReadOnlyList<string> cells)
    {
        _rows.Append("<tr><th scope=\"row\">").Append(cells[0]).Append("</th>");
        foreach (string cell in cells.Skip(1))
            _rows.Append("<td>").Append(cell).Append("</td>");
        _rows.Append("</tr>\n");
    }

    /// <summary>The element.</summary>
    public override string ToString() =>
        $"""
        <div class="scroll"><table>
        <caption>{caption}</caption>
        <thead><tr>{string.Concat(heads.Select(head => $"<th scope=\"col\">{head}</th>"))}</tr></thead>
        <tbody>
        {_rows}</tbody>
        </table></div>
        """;
}
