using System.Text.Json;
using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Cli.Tests.Commands;

public sealed class RenderTests
{
    private static readonly string Bptt = Repository.Graph("bptt-3");

    [Theory]
    [InlineData("a.svg", "<svg ")]
    [InlineData("a.SVG", "<svg ")]
    [InlineData("a.dot", "digraph {")]
    [InlineData("a.json", "{\n  \"width\": ")]
    public void The_ending_chooses_the_format(string file, string start)
    {
        using var scratch = new Scratch();
        Outcome outcome = Tool.Run("render", Bptt, "-o", scratch.PathOf(file));
        Assert.Equal((0, "", ""), (outcome.Code, outcome.Output, outcome.Error));
        Assert.StartsWith(start, scratch.Read(file));
    }

    [Fact]
    public void Json_has_the_shown_numbers_of_the_variables()
    {
        JsonElement json = Draw("--show", "values,gradients");
        Assert.Equal(["width", "height", "nodes", "edges"], json.EnumerateObject().Select(property => property.Name));
        JsonElement node = json.GetProperty("nodes").EnumerateArray().Single(item => item.GetProperty("id").GetString() == "U");
        Assert.Equal(["id", "label", "kind", "x", "y", "width", "height", "value", "gradient", "time"], node.EnumerateObject().Select(property => property.Name));
        Assert.Equal(0.1, node.GetProperty("value").GetDouble());
        Assert.Equal(-0.8511792, node.GetProperty("gradient").GetDouble(), 1e-12);
        Assert.Equal(["from", "to", "partial", "points"], json.GetProperty("edges")[0].EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public void What_is_not_shown_is_null() =>
        Assert.All(Draw().GetProperty("nodes").EnumerateArray(), node => Assert.Equal(JsonValueKind.Null, node.GetProperty("value").ValueKind));

    [Fact]
    public void Gradients_are_those_of_the_variable_asked_for()
    {
        JsonElement json = Draw("--show", "gradients", "--of", "h[2]");
        Assert.Equal(1, json.GetProperty("nodes").EnumerateArray().Single(node => node.GetProperty("id").GetString() == "h_2").GetProperty("gradient").GetDouble());
    }

    [Theory]
    [InlineData(15, 24)]
    [InlineData(10, 17, "--hide", "inputs")]
    [InlineData(21, 24, "--parameters", "repeated")]
    [InlineData(15, 24, "--parameters", "rails", "--layout", "layered", "--style", "makedot", "--theme", "print")]
    public void Options_change_what_is_drawn(int nodes, int edges, params string[] options)
    {
        JsonElement json = Draw(options);
        Assert.Equal((nodes, edges), (json.GetProperty("nodes").GetArrayLength(), json.GetProperty("edges").GetArrayLength()));
    }

    [Fact]
    public void What_is_no_tree_is_drawn_in_layers() =>
        Assert.Equal(Draw("--layout", "layered").GetRawText(), Draw("--layout", "tree").GetRawText());

    [Fact]
    public void Dot_lays_out_where_it_is_installed()
    {
        Assert.SkipWhen(!new DotLayout().IsInstalled && Environment.GetEnvironmentVariable("CI") is null, "Graphviz's dot is not installed");
        Assert.Equal(15, Draw("--layout", "dot").GetProperty("nodes").GetArrayLength());
    }

    [Fact]
    public void A_missing_dot_is_told_with_what_to_install()
    {
        using var scratch = new Scratch();
        Outcome outcome = Tool.Shell($"env PATH=/nonexistent \"$(command -v dotnet)\" \"$dll\" render graphs/linear-rnn.graph -o '{scratch.PathOf("a.svg")}' --layout dot");
        Assert.Equal(
            (2, "--layout dot: the program 'dot' cannot be started; expected Graphviz's dot on the PATH; install Graphviz (https://graphviz.org/download, package 'graphviz'), or choose another layout such as timeline or layered\n"),
            (outcome.Code, outcome.Error));
        Assert.Empty(scratch.Files);
    }

    [Fact]
    public void The_view_of_operations_has_more_nodes() =>
        Assert.True(Draw("--view", "operations").GetProperty("nodes").GetArrayLength() > 15);

    [Theory]
    [InlineData("U->h_1->L")]
    [InlineData("U → h[1] → L")]
    [InlineData("h1")]
    public void Paths_stand_out(string path)
    {
        using var scratch = new Scratch();
        Outcome outcome = Tool.Run("render", Bptt, "-o", scratch.PathOf("a.svg"), "--highlight", path);
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.Contains("strong", scratch.Read("a.svg"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--highlight: no path leads L → U; expected nodes in the order of the computation\n", "--highlight", "L->U")]
    [InlineData("--highlight: the picture has no node 'Q'; expected U, V, W, x_1, x_2, x_3, x_4, h_0, h_1, o_1, h_2, o_2, …\n", "--highlight", "Q->L")]
    [InlineData("--of: the model has no variable 'Q'; expected U, V, W, x_1, x_2, x_3, x_4, h_0, h_1, o_1, h_2, o_2, …\n", "--of", "Q")]
    [InlineData("autodiffteach render: --view: unknown value 'tree'; expected variables or operations; see 'autodiffteach render --help'\n", "--view", "tree")]
    [InlineData("autodiffteach render: --show: unknown value 'all'; expected values, gradients or partials; see 'autodiffteach render --help'\n", "--show", "values,all")]
    [InlineData("autodiffteach render: --parameters: unknown value 'x'; expected shared, rails or repeated; see 'autodiffteach render --help'\n", "--parameters", "x")]
    [InlineData("autodiffteach render: --hide: unknown value ''; expected inputs or constants; see 'autodiffteach render --help'\n", "--hide", "inputs,")]
    [InlineData("autodiffteach render: --style: unknown value 'Default'; expected default or makedot; see 'autodiffteach render --help'\n", "--style", "Default")]
    [InlineData("autodiffteach render: --theme: unknown value 'x'; expected auto, light, dark or print; see 'autodiffteach render --help'\n", "--theme", "x")]
    [InlineData("autodiffteach render: --layout: unknown value 'msagl'; expected timeline, layered, tree or dot; see 'autodiffteach render --help'\n", "--layout", "msagl")]
    public void What_cannot_be_drawn_is_told(string error, params string[] options)
    {
        using var scratch = new Scratch();
        Outcome outcome = Tool.Run(["render", Bptt, "-o", scratch.PathOf("a.svg"), .. options]);
        Assert.Equal((2, "", error), (outcome.Code, outcome.Output, outcome.Error));
        Assert.Empty(scratch.Files);
    }

    [Theory]
    [InlineData("a.png", "has the ending 'png', which is not supported")]
    [InlineData("a.tex", "has the ending 'tex', which is not supported")]
    [InlineData("a", "has no ending")]
    public void An_ending_that_is_not_supported_is_told(string file, string problem) => Assert.Equal(
        $"autodiffteach render: -o: '{file}' {problem}; expected a file ending in svg, html, json, dot or txt; see 'autodiffteach render --help'\n",
        Tool.Run("render", Bptt, "-o", file).Error);

    [Theory]
    [InlineData("variables", "∂L/∂h_1 += ∂L/∂o_1 · ∂⁺o_1/∂h_1.")]
    [InlineData("operations", "∂L/∂(U x_1) += ")]
    public void A_page_steps_through_either_view(string view, string rule)
    {
        using var scratch = new Scratch();
        Outcome outcome = Tool.Run("render", Bptt, "-o", scratch.PathOf("a.html"), "--view", view, "--theme", "dark");
        Assert.Equal((0, "", ""), (outcome.Code, outcome.Output, outcome.Error));
        string page = scratch.Read("a.html");
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
        Assert.Contains(rule, page, StringComparison.Ordinal);
        Assert.DoesNotContain("prefers-color-scheme", page, StringComparison.Ordinal);
    }

    private static JsonElement Draw(params string[] options)
    {
        using var scratch = new Scratch();
        Outcome outcome = Tool.Run(["render", Bptt, "-o", scratch.PathOf("a.json"), .. options]);
        Assert.Equal((0, "", ""), (outcome.Code, outcome.Output, outcome.Error));
        using JsonDocument document = JsonDocument.Parse(scratch.Read("a.json"));
        return document.RootElement.Clone();
    }
}
