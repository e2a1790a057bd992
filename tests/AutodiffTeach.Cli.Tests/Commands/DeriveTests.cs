using System.Text.Json;

namespace AutodiffTeach.Cli.Tests.Commands;

public sealed class DeriveTests
{
    private static readonly string LinearRnn = Repository.Graph("linear-rnn");

    [Fact]
    public void Json_has_the_closed_form_the_value_and_the_steps()
    {
        JsonElement json = Tool.Run("derive", LinearRnn, "--of", "y", "--wrt", "w", "--json").Json;
        Assert.Equal(["of", "wrt", "formula", "latex", "value", "steps"], json.EnumerateObject().Select(property => property.Name));
        Assert.Equal("3*w^2*u_1 + 2*w*u_2 + u_3", json.GetProperty("formula").GetString());
        Assert.Equal("3 w^{2} u_{1} + 2 w u_{2} + u_{3}", json.GetProperty("latex").GetString());
        Assert.Equal(63, json.GetProperty("value").GetDouble());
        Assert.Equal(["rule", "before", "after", "explanation"], json.GetProperty("steps")[0].EnumerateObject().Select(property => property.Name).Take(4));
    }

    [Theory]
    [InlineData("backward")]
    [InlineData("paths")]
    [InlineData("direct")]
    public void Every_method_gives_the_same_closed_form(string method)
    {
        JsonElement json = Tool.Run("derive", LinearRnn, "--of", "y", "--wrt", "w", "--method", method, "--json").Json;
        Assert.Equal(("3*w^2*u_1 + 2*w*u_2 + u_3", 63.0), (json.GetProperty("formula").GetString(), json.GetProperty("value").GetDouble()));
    }

    [Fact]
    public void The_second_order_is_derived()
    {
        JsonElement json = Tool.Run("derive", LinearRnn, "--of", "y", "--wrt", "w", "--order", "2", "--json").Json;
        Assert.Equal(("6*w*u_1 + 2*u_2", 46.0), (json.GetProperty("formula").GetString(), json.GetProperty("value").GetDouble()));
    }

    [Fact]
    public void Overrides_count()
    {
        JsonElement json = Tool.Run("derive", Repository.Graph("linear-rnn-recurrence"), "--of", "y", "--wrt", "w", "--set", "w=1", "--json").Json;
        Assert.Equal(9 + 10 + 7, json.GetProperty("value").GetDouble());
    }

    [Theory]
    [InlineData("md", "# Linear RNN, one weight: derivative of y with respect to w\n")]
    [InlineData("tex", "\\documentclass{article}\n")]
    [InlineData("html", "<!DOCTYPE html>\n")]
    [InlineData("json", "{\n  \"of\": \"y\",\n")]
    public void Standard_output_takes_any_one_format(string format, string start)
    {
        Outcome outcome = Tool.Run("derive", LinearRnn, "--of", "y", "--wrt", "w", "--to", format);
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.StartsWith(start, outcome.Output);
    }

    [Fact]
    public void Markdown_is_the_default() => Assert.StartsWith("# Linear RNN", Tool.Run("derive", LinearRnn, "--of", "y", "--wrt", "w").Output);

    [Theory]
    [InlineData("a.md", "", "a.md")]
    [InlineData("a.tex", "", "a.tex")]
    [InlineData("a.json", "", "a.json")]
    [InlineData("a.html", "", "a.html a.svg")]
    [InlineData("b.c", "md", "b.c.md")]
    [InlineData("a.html", "md,tex", "a.md a.tex")]
    [InlineData("new/folder/a", "json,md,json", "new/folder/a.json new/folder/a.md")]
    [InlineData("new/", "", "new/linear-rnn.html new/linear-rnn.svg")]
    public void Files_have_the_endings_of_their_formats(string file, string formats, string written)
    {
        using var scratch = new Scratch();
        string[] to = formats.Length > 0 ? ["--to", formats] : [];
        Outcome outcome = Tool.Run(["derive", LinearRnn, "--of", "y", "--wrt", "w", "-o", scratch.PathOf(file), .. to]);
        Assert.Equal((0, "", ""), (outcome.Code, outcome.Output, outcome.Error));
        Assert.Equal(written.Split(' '), scratch.Files);
    }

    [Fact]
    public void Files_hold_what_standard_output_would()
    {
        using var scratch = new Scratch();
        string json = Tool.Run("derive", LinearRnn, "--of", "y", "--wrt", "w", "--json", "-o", scratch.PathOf("a.md")).Output;
        Assert.Equal(Tool.Run("derive", LinearRnn, "--of", "y", "--wrt", "w", "--to", "json").Output, json);
        Assert.Equal(Tool.Run("derive", LinearRnn, "--of", "y", "--wrt", "w").Output, scratch.Read("a.md"));
    }

    [Theory]
    [InlineData("--of: the model has no variable 'z'; expected w, u_1, u_2, u_3, h_0, p, q, r, s, t or y\n", "--of", "z", "--wrt", "w")]
    [InlineData("--wrt: the model has no variable 'u_9'; expected w, u_1, u_2, u_3, h_0, p, q, r, s, t or y; did you mean 'u_1'?\n", "--of", "y", "--wrt", "u_9")]
    [InlineData("--to: several formats do not fit on standard output; expected -o FILE\n", "--of", "y", "--wrt", "w", "--to", "md,tex")]
    [InlineData("-o: 'a.doc' does not tell the format; expected a file ending in md, tex, html or json, or --to\n", "--of", "y", "--wrt", "w", "-o", "a.doc")]
    [InlineData("autodiffteach derive: --to: unknown value 'pdf'; expected md, tex, html or json; see 'autodiffteach derive --help'\n", "--of", "y", "--wrt", "w", "--to", "md,pdf")]
    [InlineData("autodiffteach derive: --method: unknown value 'magic'; expected backward, paths or direct; see 'autodiffteach derive --help'\n", "--of", "y", "--wrt", "w", "--method", "magic")]
    [InlineData("autodiffteach derive: --detail: unknown value 'all'; expected normal, brief or full; see 'autodiffteach derive --help'\n", "--of", "y", "--wrt", "w", "--detail", "all")]
    [InlineData("autodiffteach derive: --order: '3' does not fit; expected 1 or 2; see 'autodiffteach derive --help'\n", "--of", "y", "--wrt", "w", "--order", "3")]
    [InlineData("autodiffteach derive: --general: solutions for any length are made for order 1; expected no --order; see 'autodiffteach derive --help'\n", "--of", "y", "--wrt", "w", "--general", "--order", "2")]
    [InlineData("autodiffteach derive: --wrt is missing; see 'autodiffteach derive --help'\n", "--of", "y")]
    public void What_cannot_be_done_is_told(string error, params string[] options)
    {
        Outcome outcome = Tool.Run(["derive", LinearRnn, .. options]);
        Assert.Equal((2, "", error), (outcome.Code, outcome.Output, outcome.Error));
    }

    [Theory]
    [InlineData("bptt-3", "L", "U", "sum(t=1..N, ∂L/∂o_t*∂o_t/∂h_t*sum(k=1..t, prod(j=k + 1..t, ∂h_j/∂h_{j-1})*∂⁺h_k/∂U))")]
    [InlineData("linear-rnn-recurrence", "h_N", "w", "sum(t=1..N, prod(j=t + 1..N, ∂h_j/∂h_{j-1})*∂⁺h_t/∂w)")]
    public void The_formula_for_every_length_is_written(string graph, string of, string wrt, string formula)
    {
        Outcome outcome = Tool.Run("derive", Repository.Graph(graph), "--of", of, "--wrt", wrt, "--general", "--json");
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        using JsonDocument json = JsonDocument.Parse(outcome.Output);
        Assert.Equal((of, formula), (json.RootElement.GetProperty("of").GetString(), json.RootElement.GetProperty("formula").GetString()));
        Assert.Contains("<section", Tool.Run("derive", Repository.Graph(graph), "--of", of, "--wrt", wrt, "--general", "--to", "html").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_vector_is_told_with_one_of_its_elements()
    {
        Outcome outcome = Tool.Run("derive", Repository.Graph("rnn-by-hand"), "--of", "o_2", "--wrt", "U[1][1]");
        Assert.Equal(2, outcome.Code);
        Assert.Equal("autodiffteach derive: 'o_2' is a vector of 2; choose one of its elements, such as o_{2,1}.\n", outcome.Error);
    }
}
