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
    [InlineData("a.mmd", "---\ntitle: \"")]
    [InlineData("a.tex", "% ")]
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
        Assert.Equal(["width", "height", "nodes", "edges"], json.EnumerateObject().Select(property => property.Name).Take(4));
        JsonElement node = json.GetProperty("nodes").EnumerateArray().Single(item => item.GetProperty("id").GetString() == "U");
        Assert.Equal(["id", "label", "kind", "x", "y", "width", "height", "value", "gradient", "time", "texts"], node.EnumerateObject().Select(property => property.Name));
        Assert.Equal(0.1, node.GetProperty("value").GetDouble());
        Assert.Equal(-0.8511792, node.GetProperty("gradient").GetDouble(), 1e-12);
        Assert.Equal(["from", "to", "partial", "points", "texts"], json.GetProperty("edges")[0].EnumerateObject().Select(property => property.Name));
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
    [InlineData(15, 24, "--parameters", "rails", "--layout", "layered", "--style", "makedot", "--view", "variables", "--hide", "constants", "--theme", "print")]
    [InlineData(26, 33, "--style", "makedot")]
    [InlineData(14, 23, "--hide", "states")]
    [InlineData(12, 15, "--hide", "parameters")]
    [InlineData(8, 9, "--rolled")]
    [InlineData(15, 24, "--bands", "frames", "--numbers", "wires", "--show", "values,gradients,products,shapes", "--legend")]
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
    [InlineData("--blank: unknown item 'sums'; expected values, gradients, partials, products or names, or a single one such as h_1.value, h_1.name or U->h_1.partial\n", "--blank", "values,sums")]
    [InlineData("--blank: the picture has no edge U → L; expected U->h_1, x_1->h_1, V->h_1, h_0->h_1, W->o_1, h_1->o_1, U->h_2, x_2->h_2, …\n", "--blank", "U->L.partial")]
    [InlineData("--blank: the picture has no node 'Q'; expected U, V, W, x_1, x_2, x_3, x_4, h_0, h_1, o_1, h_2, o_2, …\n", "--blank", "Q.value")]
    [InlineData("--highlight: the picture has no node 'h_2'; expected U, V, W, x_t, h_0, h_t, o_t or L\n", "--rolled", "--highlight", "h_2->L")]
    [InlineData("--of: the model has no variable 'Q'; expected U, V, W, x_1, x_2, x_3, x_4, h_0, h_1, o_1, h_2, o_2, …\n", "--of", "Q")]
    [InlineData("autodiffteach render: --view: unknown value 'tree'; expected variables or operations; see 'autodiffteach render --help'\n", "--view", "tree")]
    [InlineData("autodiffteach render: --show: unknown value 'all'; expected values, gradients, partials, products or shapes; see 'autodiffteach render --help'\n", "--show", "values,all")]
    [InlineData("autodiffteach render: --parameters: unknown value 'x'; expected shared, rails or repeated; see 'autodiffteach render --help'\n", "--parameters", "x")]
    [InlineData("autodiffteach render: --hide: unknown value ''; expected inputs, constants, parameters or states; see 'autodiffteach render --help'\n", "--hide", "inputs,")]
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
    [InlineData("a.gif", "has the ending 'gif', which is not supported")]
    [InlineData("a.svg.bak", "has the ending 'bak', which is not supported")]
    [InlineData("a", "has no ending")]
    public void An_ending_that_is_not_supported_is_told(string file, string problem) => Assert.Equal(
        $"autodiffteach render: -o: '{file}' {problem}; expected a file ending in svg, html, tex, pdf, png, dot, mmd, json or txt; see 'autodiffteach render --help'\n",
        Tool.Run("render", Bptt, "-o", file).Error);

    [Fact]
    public void Each_highlighted_set_is_printed_with_its_term()
    {
        using var scratch = new Scratch();
        Outcome outcome = Tool.Run("render", Bptt, "-o", scratch.PathOf("a.svg"), "--highlight", "U->h_1->L", "--highlight", "x_2->L");
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.All(new[] { "−0.22554", "1.12", "strand-1" }, part => Assert.Contains(part, scratch.Read("a.svg"), StringComparison.Ordinal));
    }

    [Fact]
    public void A_model_without_a_recurrence_cannot_be_rolled_up()
    {
        using var scratch = new Scratch();
        Outcome outcome = Tool.Run("render", Repository.Graph("linear-rnn"), "-o", scratch.PathOf("a.svg"), "--rolled");
        Assert.Equal(
            (2, "--rolled: nothing recurs in the picture; expected a result of a step that a later step uses, such as h[t] = w*h[t-1], and at least two steps; try --set N=3\n"),
            (outcome.Code, outcome.Error));
    }

    [Fact]
    public void Blanks_hold_no_answer()
    {
        using var scratch = new Scratch();
        Outcome outcome = Tool.Run("render", Bptt, "-o", scratch.PathOf("a.svg"), "--show", "values,gradients", "--blank", "gradients,h_1.name", "--highlight", "U->h_1->L");
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.All(new[] { "0.85118", "0.45108", "h_1" }, answer => Assert.DoesNotContain(answer, scratch.Read("a.svg"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--scale: 'a.svg' has no pixels; expected a file ending in png\n", "a.svg", "--scale", "3")]
    [InlineData("--fragment: 'a.svg' is always whole; expected a file ending in tex\n", "a.svg", "--fragment")]
    [InlineData("autodiffteach render: --scale: '0' does not fit; expected a number from 0.05 to 50; see 'autodiffteach render --help'\n", "a.png", "--scale", "0")]
    [InlineData("autodiffteach render: --scale: 'two' does not fit; expected a number from 0.05 to 50; see 'autodiffteach render --help'\n", "a.png", "--scale", "two")]
    public void Options_that_do_not_fit_the_format_are_told(string error, string file, params string[] options) =>
        Assert.Equal((2, error), (Tool.Run(["render", Bptt, "-o", file, .. options]) is var outcome ? outcome.Code : 0, outcome.Error));

    [Fact]
    public void A_picture_of_too_many_pixels_is_told_with_the_scale_that_fits() => Assert.Matches(
        @"^a\.png: the picture would have \d+ by \d+ pixels; expected at most 16384 a side; try a scale of \d+(\.\d+)? or less, or write svg or pdf\n$",
        Tool.Run("render", Bptt, "-o", "a.png", "--scale", "50").Error);

    [Fact]
    public void A_fragment_has_no_document_around_it()
    {
        using var scratch = new Scratch();
        Assert.Equal(0, Tool.Run("render", Bptt, "-o", scratch.PathOf("a.tex"), "--fragment").Code);
        Assert.DoesNotContain("documentclass", scratch.Read("a.tex"), StringComparison.Ordinal);
        Assert.EndsWith("\\end{tikzpicture}%\n", scratch.Read("a.tex"));
    }

    [Theory]
    [InlineData("a.png", "\u0089PNG\r\n")]
    [InlineData("a.PDF", "%PDF-")]
    public void Pixels_and_pages_are_made_by_a_program_of_the_machine(string file, string start)
    {
        using var scratch = new Scratch();
        Outcome outcome = Tool.Run("render", Bptt, "-o", scratch.PathOf(file));
        Assert.SkipWhen(outcome.Error.Contains("neither is found", StringComparison.Ordinal) && Environment.GetEnvironmentVariable("CI") is null, "neither rsvg-convert nor Chromium is installed");
        Assert.Equal((0, "", ""), (outcome.Code, outcome.Output, outcome.Error));
        Assert.StartsWith(start, System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(scratch.PathOf(file))));
        Assert.Equal([file], scratch.Files);
    }

    [Theory]
    [InlineData("--rolled: a page that steps goes through the steps one by one; expected another format, such as svg\n", "--rolled")]
    [InlineData("--blank: a page that steps shows every number; expected another format, such as svg\n", "--blank", "values")]
    [InlineData("--highlight: a page that steps marks what each moment is about; expected another format, such as svg\n", "--highlight", "U->h_1->L")]
    public void What_a_page_that_steps_cannot_show_is_told(string error, params string[] options) =>
        Assert.Equal((2, error), (Tool.Run(["render", Bptt, "-o", "a.html", .. options]) is var outcome ? outcome.Code : 0, outcome.Error));

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
        Assert.Contains("class=\"value\"", page, StringComparison.Ordinal);
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
