using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AutodiffTeach.Cli.Answers;
using AutodiffTeach.Networks.Flow;
using AutodiffTeach.Networks.Layers;

namespace AutodiffTeach.Cli.Tests.Commands;

public sealed class WorkedAnswerTests
{
    public static TheoryData<string> Names => [.. WorkedAnswers.All.Select(answer => answer.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Formulas_agree_with_backward_passes_to_rounding_whatever_the_seed(string name)
    {
        foreach (ulong seed in new ulong[] { 0, 1, 2, 77 })
        {
            string page = MarkdownAnswer.Write([WorkedAnswers.All.First(answer => answer.Name == name).Create(seed)], figurePath: null);
            Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
            Assert.DoesNotContain("adunknown", page, StringComparison.Ordinal);
            // Linear and residual have a distance for each row, every-step two, lstm one: a distance that is told as a number is too large.
            int expected = name switch { "linear" or "residual" => 3, "every-step" => 2, "lstm" => 1, _ => 0 };
            Assert.Equal(expected, Regex.Count(page, "less than 1e-12"));
        }
    }

    public static TheoryData<CellKind, Activation, string> Units => new()
    {
        { CellKind.Rnn, Activation.Identity, "h_1" }, { CellKind.Rnn, Activation.Tanh, "h_1" }, { CellKind.Rnn, Activation.Relu, "h_2" },
        { CellKind.Residual, Activation.Tanh, "h_1" }, { CellKind.Lstm, Activation.Tanh, "C_2" }, { CellKind.Lstm, Activation.Tanh, "h_1" },
    };

    [Theory]
    [MemberData(nameof(Units))]
    public void What_the_toolkit_derives_from_the_equations_is_what_the_layer_gives(CellKind kind, Activation activation, string variable)
    {
        for (ulong seed = 0; seed < 5; seed++)
        {
            var experiment = FlowExperiment.Create(new(kind, activation), new() { HiddenSize = 1, Length = 3, Seed = seed });
            experiment.Run();
            int step = int.Parse(variable.AsSpan(2), CultureInfo.InvariantCulture) - 1;
            double gradient = variable[0] == 'C' ? ((Lstm<double>)experiment.Layer).CellGradients[step, 0, 0] : experiment.Layer.StateGradients[step, 0, 0];
            double derived = UnitModel.Derive(experiment, "one unit", variable).Value!.Value;
            Assert.Equal(gradient, derived, 1e-14 + (1e-12 * Math.Abs(gradient)));
        }
    }

    [Fact]
    public void The_measured_factors_of_a_linear_rnn_are_near_its_spectral_radius()
    {
        var table = LinearAnswer.Create(0).Blocks.OfType<AnswerBlock.Table>().Single();
        Assert.All(table.Rows, row => Assert.InRange(double.Parse(row[4], CultureInfo.InvariantCulture) / double.Parse(row[0], CultureInfo.InvariantCulture), 0.9, 1.1));
    }

    [Fact]
    public void A_page_in_html_is_well_formed_and_needs_nothing_else()
    {
        using var scratch = new Scratch();
        Outcome outcome = Tool.Run("gradients", "--explain", "all", "-o", scratch.PathOf("all.html"));
        Assert.Equal((0, "", ""), (outcome.Code, outcome.Output, outcome.Error));
        string page = scratch.Read("all.html");
        XElement root = XDocument.Parse(page).Root!;
        Assert.Equal(WorkedAnswers.All.Select(answer => answer.Name), root.Descendants("section").Select(section => section.Attribute("id")?.Value).OfType<string>());
        string[] ids = [.. root.DescendantsAndSelf().Select(element => element.Attribute("id")?.Value).OfType<string>()];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.DoesNotMatch("(src|href)=\"https?:|@import", page);
    }

    [Fact]
    public void A_page_in_markdown_has_its_figures_in_a_folder_of_its_name()
    {
        using var scratch = new Scratch();
        Tool.Run("gradients", "--explain", "every-step,linear", "-o", scratch.PathOf("page.md"));
        Assert.Equal(["page.md", "page/every-step-1.svg", "page/every-step-2.svg", "page/linear-1.svg"], scratch.Files.Select(file => file.Replace('\\', '/')));
        string page = scratch.Read("page.md");
        Assert.All(scratch.Files.Where(file => file.EndsWith(".svg", StringComparison.Ordinal)), file => Assert.Contains($"]({file.Replace('\\', '/')})", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_file_an_answer_is_written_in_markdown_without_figures()
    {
        string page = Tool.Run("gradients", "--explain", "lstm", "--seed", "3").Output;
        Assert.StartsWith("# What is ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("](", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--length: --explain has experiments of its own; expected it alone, or with --seed and -o", "linear", "--length", "4")]
    [InlineData("-o: 'a.svg' does not tell the format; expected a file ending in md or html", "linear", "-o", "a.svg")]
    [InlineData("--explain: unknown value 'linaer'; expected linear, activation, every-step, cells, lstm, residual or all", "linaer")]
    public void Mistakes_are_told_with_what_was_expected(string message, params string[] args)
    {
        Outcome outcome = Tool.Run(["gradients", "--explain", .. args]);
        Assert.Equal((2, $"autodiffteach gradients: {message}; see 'autodiffteach gradients --help'\n"), (outcome.Code, outcome.Error));
    }
}
