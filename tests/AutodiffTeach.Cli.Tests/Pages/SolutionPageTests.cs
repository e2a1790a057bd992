using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace AutodiffTeach.Cli.Tests.Pages;

public sealed partial class SolutionPageTests
{
    [Theory]
    [InlineData("linear-rnn", "y", "w")]
    [InlineData("linear-rnn-recurrence", "h_3", "u_1")]
    [InlineData("rnn-by-hand", "o_2[1]", "U[1][1]")]
    [InlineData("bptt-1", "L", "W")]
    [InlineData("bptt-3", "L", "U")]
    [InlineData("bptt-3", "U", "L")]
    public void A_page_is_well_formed_and_needs_nothing_else(string graph, string of, string wrt)
    {
        string page = Tool.Run("derive", Repository.Graph(graph), "--of", of, "--wrt", wrt, "--to", "html").Output;
        Read(page);
        Assert.DoesNotMatch("<(script|link|img|iframe)|@import|url\\(|src=", page);
        Assert.All(Address().Matches(page), address => Assert.StartsWith("http://www.w3.org/", address.Value));
        Assert.Equal(["model", "graph", "values", "partials", "derivation"], Section().Matches(page).Select(section => section.Groups[1].Value));
    }

    [Fact]
    public void Ids_are_unique()
    {
        string[] ids = [.. Read(Page("linear-rnn", "y", "w")).Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public void The_figure_inside_is_the_file_beside()
    {
        using var scratch = new Scratch();
        Tool.Run("derive", Repository.Graph("linear-rnn"), "--of", "y", "--wrt", "w", "-o", scratch.PathOf("a.html"));
        Assert.Contains(scratch.Read("a.svg").TrimEnd(), scratch.Read("a.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_hold_every_variable_and_every_edge()
    {
        XElement page = Read(Page("linear-rnn", "y", "w"));
        Assert.Equal(11, Rows(page, "values"));
        Assert.Equal(12, Rows(page, "partials"));
    }

    [Fact]
    public void A_long_sum_in_a_table_is_in_pieces_that_wrap()
    {
        XElement loss = Read(Page("bptt-3", "L", "U")).Descendants().Last(element => element.Name.LocalName == "tr" && element.Value.StartsWith("Loutput", StringComparison.Ordinal));
        XElement[] pieces = [.. loss.Elements().ElementAt(2).Elements()];
        Assert.Equal(3, pieces.Length);
        Assert.All(pieces.Skip(1), piece => Assert.StartsWith("+", piece.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_user_wrote_is_shown_as_text()
    {
        const string model = "title <script>alert('1 & 2')</script>\nparam w = 2 # </pre><b>\ny = w^2\n";
        string page = Tool.RunWith(model, "derive", "-", "--of", "y", "--wrt", "w", "--to", "html").Output;
        Read(page);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("<h1>&lt;script&gt;alert(&#39;1 &amp; 2&#39;)&lt;/script&gt;</h1>", page, StringComparison.Ordinal);
        Assert.Contains("# &lt;/pre&gt;&lt;b&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_values_the_page_has_formulas_alone()
    {
        string page = Tool.RunWith("param w\ninput x\ny = w^2*x\n", "derive", "-", "--of", "y", "--wrt", "w", "--to", "html").Output;
        Read(page);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_answer_is_rounded_as_such_and_long_closed_forms_wait()
    {
        Assert.Contains("<mo>≈</mo><mrow><mo>−</mo><mn>0.851179</mn></mrow>", Answer("bptt-3", "L", "U"), StringComparison.Ordinal);
        Assert.DoesNotContain("relu", Answer("bptt-3", "L", "U"), StringComparison.Ordinal);
        Assert.EndsWith("<mo>=</mo><mn>63</mn></mrow></math>", Answer("linear-rnn", "y", "w"));
    }

    [Fact]
    public void The_same_input_gives_the_same_page() => Assert.Equal(Page("bptt-3", "L", "U"), Page("bptt-3", "L", "U"));

    private static string Page(string graph, string of, string wrt) =>
        Tool.Run("derive", Repository.Graph(graph), "--of", of, "--wrt", wrt, "--to", "html").Output;

    private static string Answer(string graph, string of, string wrt) =>
        Page(graph, of, wrt).Split("<div class=\"answer scroll\">")[1].Split("</div>")[0];

    private static int Rows(XElement page, string section) => page.Descendants("section")
        .Single(element => element.Attribute("id")?.Value == section).Descendants("tbody").Single().Elements("tr").Count();

    // The page is XML too, which shows that every element is closed.
    private static XElement Read(string page)
    {
        using XmlReader reader = XmlReader.Create(new StringReader(page), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XElement.Load(reader);
    }

    [GeneratedRegex("https?://[^\"'\\s<]*")]
    private static partial Regex Address();

    [GeneratedRegex("<section id=\"(\\w+)\">")]
    private static partial Regex Section();
}
