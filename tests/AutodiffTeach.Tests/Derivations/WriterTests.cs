using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using AutodiffTeach.Derivations;
using AutodiffTeach.Derivations.Writers;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Tests.Derivations;

/// <summary>Worked solutions in every format, read off the same steps.</summary>
public sealed class WriterTests
{
    public static TheoryData<string, string, string, DerivationMethod, string> Solutions => new()
    {
        { "linear-rnn.graph", "y", "w", DerivationMethod.Backward, "linear-rnn-backward" },
        { "linear-rnn.graph", "y", "w", DerivationMethod.Paths, "linear-rnn-paths" },
        { "linear-rnn.graph", "y", "w", DerivationMethod.Direct, "linear-rnn-direct" },
        { "linear-rnn-recurrence.graph", "y", "w", DerivationMethod.Backward, "linear-rnn-recurrence-backward" },
        { "bptt-2.graph", "L", "U", DerivationMethod.Backward, "bptt-2-backward" },
        { "bptt-3.graph", "L", "U", DerivationMethod.Paths, "bptt-3-paths" },
    };

    [Theory]
    [MemberData(nameof(Solutions))]
    public void The_worked_solution_reads_as_it_should(string file, string of, string wrt, DerivationMethod method, string golden) =>
        Golden.Check($"{golden}.md", MarkdownWriter.Write(Derive(file, of, wrt, method)));

    [Theory]
    [MemberData(nameof(Solutions))]
    public void The_page_is_well_formed(string file, string of, string wrt, DerivationMethod method, string golden)
    {
        XElement page = XElement.Parse(HtmlWriter.WriteFragment(Derive(file, of, wrt, method)));
        Assert.Equal("derivation", page.Attribute("class")!.Value);
        Assert.All(page.Descendants("li"), line => Assert.NotEmpty(line.Attribute("data-rule")!.Value));
        Assert.NotEmpty(golden);
    }

    [Fact]
    public void The_json_holds_formula_value_and_steps()
    {
        JsonElement json = Json(Derive("linear-rnn.graph", "y", "w", DerivationMethod.Backward));
        Assert.Equal("y", json.GetProperty("of").GetString());
        Assert.Equal("w", json.GetProperty("wrt").GetString());
        Assert.Equal("3*w^2*u_1 + 2*w*u_2 + u_3", json.GetProperty("formula").GetString());
        Assert.Equal("3 w^{2} u_{1} + 2 w u_{2} + u_{3}", json.GetProperty("latex").GetString());
        Assert.Equal(63, json.GetProperty("value").GetDouble());
        JsonElement first = json.GetProperty("steps")[0];
        Assert.Equal(["rule", "before", "after", "explanation", "where", "steps"], first.EnumerateObject().Select(item => item.Name));
        JsonElement line = first.GetProperty("steps")[0];
        Assert.Equal(["p", "u_1 + h_0", "3 + 0"], ((string[])["before", "after", "numbers"]).Select(name => line.GetProperty(name).GetString()));
    }

    [Fact]
    public void Long_sums_are_broken_in_documents()
    {
        string terms = string.Join(" + ", Enumerable.Range(1, 30).Select(i => $"w^{i}*x_{i}"));
        Derivation derivation = Derivation.Create(Model.Parse($"param w\ninput x[1..30]\ny = {terms}"), "y", "w");
        string document = TexWriter.Write(derivation);
        Assert.All(document.Split('\n'), line => Assert.InRange(line.Length, 0, 400));
        Assert.Contains("\n&\\quad + ", document, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_and_titles_of_the_user_are_escaped()
    {
        Model model = Model.Parse("title a<b & $50_ \\input{x} \"q\"\nparam w as \"U^<f>\" = 2\ny = w^2");
        Derivation derivation = Derivation.Create(model, "y", "w");
        Assert.DoesNotContain("<f>", HtmlWriter.WriteFragment(derivation), StringComparison.Ordinal);
        Assert.DoesNotContain(@"\input{x}", TexWriter.Write(derivation), StringComparison.Ordinal);
        Assert.Contains(@"a\<b & \$50\_ \\input\{x\}", MarkdownWriter.Write(derivation), StringComparison.Ordinal);
    }

    [Fact]
    public void Output_does_not_depend_on_the_culture()
    {
        string expected = MarkdownWriter.Write(Derive("bptt-2.graph", "L", "U", DerivationMethod.Backward));
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal(expected, MarkdownWriter.Write(Derive("bptt-2.graph", "L", "U", DerivationMethod.Backward)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static Derivation Derive(string file, string of, string wrt, DerivationMethod method) => Derivation.Create(
        Model.Load(Path.Combine(Repository.Root, "graphs", file)), of, wrt, new DerivationOptions { Method = method });

    private static JsonElement Json(Derivation derivation)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            JsonWriter.Write(derivation, json);
        return JsonDocument.Parse(Encoding.UTF8.GetString(buffer.WrittenSpan)).RootElement.Clone();
    }
}
