using System.Text.Json;

namespace AutodiffTeach.Cli.Tests.Commands;

public sealed class GradientsCommandTests
{
    [Fact]
    public void Json_has_steps_norms_and_the_spectral_radius_of_every_cell()
    {
        JsonElement cells = Tool.Run("gradients", "--cell", "rnn,lstm,gru,residual", "--json").Json.GetProperty("cells");
        Assert.Equal(["rnn", "lstm", "gru", "residual"], cells.EnumerateArray().Select(cell => cell.GetProperty("cell").GetString()!));
        foreach (JsonElement cell in cells.EnumerateArray())
        {
            Assert.Equal(Enumerable.Range(1, 10), cell.GetProperty("steps").EnumerateArray().Select(step => step.GetInt32()));
            Assert.Equal(10, Positive(cell, "stateNorm").Length);
            Assert.Equal(10, Positive(cell, "gradientNorm").Length);
            Assert.True(cell.GetProperty("spectralRadius").GetDouble() > 0);
            bool isLstm = cell.GetProperty("cell").GetString() == "lstm";
            Assert.Equal(isLstm, cell.TryGetProperty("cellGradientNorm", out _));
            Assert.Equal(cell.GetProperty("cell").GetString() == "rnn", cell.TryGetProperty("bound", out _));
        }

        Assert.Equal(["i", "f", "g", "o"], cells[1].GetProperty("gates").EnumerateObject().Select(gate => gate.Name));
    }

    [Fact]
    public void Cells_may_be_named_with_an_activation_or_several_times()
    {
        Outcome outcome = Tool.Run("gradients", "--cell", "rnn:relu,rnn", "rnn:tanh", "--cell", "residual:none", "--activation", "none", "--json");
        Assert.Equal(["rnn:relu", "rnn:none", "rnn", "residual:none"], outcome.Json.GetProperty("cells").EnumerateArray().Select(cell => cell.GetProperty("cell").GetString()!));
    }

    [Theory]
    [InlineData("0.5", "vanishes")]
    [InlineData("1.5", "explodes")]
    [InlineData("1", "keeps its size")]
    public void A_linear_rnn_vanishes_explodes_or_keeps_its_gradients_by_its_spectral_radius(string radius, string verb)
    {
        Outcome outcome = Tool.Run("gradients", "--cell", "rnn:none", "--spectral-radius", radius, "--init", "orthogonal", "--length", "20");
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.Contains($"rnn:none: the gradient {verb}: from ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains($" at t = 1, by a factor of {radius} a step backwards. W^h has spectral radius {radius} and norm {radius}.\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_file_charts_and_sentences_are_written_to_the_terminal()
    {
        string output = Tool.Run("gradients", "--cell", "rnn,lstm", "--show", "gradients").Output;
        Assert.StartsWith("Gradients\n‖dL/dh_t‖\n", output, StringComparison.Ordinal);
        Assert.Contains("A rnn   B lstm\n", output, StringComparison.Ordinal);
        Assert.Contains("Its recurrent weights have spectral radii ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void With_a_loss_on_every_step_nothing_is_said_to_vanish()
    {
        string output = Tool.Run("gradients", "--loss", "all", "--length", "5").Output;
        Assert.Contains("rnn: the gradient goes from ", output, StringComparison.Ordinal);
        Assert.Contains("the loss of every step adds to it, so that it does not show how far back one reaches.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("bound", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_beyond_the_range_are_strings_in_json_and_words_in_sentences()
    {
        string[] args = ["gradients", "--cell", "rnn:none", "--spectral-radius", "10", "--length", "600"];
        JsonElement cell = Tool.Run([.. args, "--json"]).Json.GetProperty("cells")[0];
        Assert.Contains("Infinity", cell.GetProperty("stateNorm").EnumerateArray().Where(norm => norm.ValueKind == JsonValueKind.String).Select(norm => norm.GetString()));
        Assert.Contains("beyond the range of numbers", Tool.Run(args).Output, StringComparison.Ordinal);
        Outcome vanishing = Tool.Run("gradients", "--cell", "rnn:none", "--spectral-radius", "0.1", "--length", "600");
        Assert.Contains("; before that it is exactly 0, below the smallest double", vanishing.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_tables_and_numbers_are_written_side_by_side()
    {
        using var scratch = new Scratch();
        Outcome outcome = Tool.Run("gradients", "--cell", "rnn,lstm", "-o", scratch.PathOf("a.svg"), "-o", scratch.PathOf("a.csv"), "-o", scratch.PathOf("a.json"), "--theme", "print");
        Assert.Equal((0, "", ""), (outcome.Code, outcome.Output, outcome.Error));
        Assert.StartsWith("<svg", scratch.Read("a.svg"), StringComparison.Ordinal);
        Assert.Contains("bound by the norm", scratch.Read("a.svg"), StringComparison.Ordinal);
        Assert.StartsWith("panel,series,x,y\nStates,rnn,1,", scratch.Read("a.csv"), StringComparison.Ordinal);
        Assert.Equal(Tool.Run("gradients", "--cell", "rnn,lstm", "--json").Output, scratch.Read("a.json"));
    }

    [Theory]
    [InlineData("--cell rnn,gru --forget-bias 1", "note: --forget-bias has no effect: an lstm alone has a forget gate, and none is among the cells\n")]
    [InlineData("--cell lstm --activation relu", "note: --activation has no effect: of the cells rnn and residual alone leave it open, and none is among them\n")]
    [InlineData("--cell rnn,lstm --forget-bias 1 --activation relu", "")]
    public void An_option_that_concerns_no_cell_is_noted(string options, string note)
    {
        Outcome outcome = Tool.Run(["gradients", .. options.Split(' '), "--length", "2", "--json"]);
        Assert.Equal((0, note), (outcome.Code, outcome.Error));
    }

    [Fact]
    public void A_heat_map_is_drawn_listed_and_printed()
    {
        using var scratch = new Scratch();
        string[] args = ["gradients", "--cell", "gru", "--length", "4", "--heat-map"];
        Tool.Run([.. args, "-o", scratch.PathOf("map.csv"), "-o", scratch.PathOf("map.svg")]);
        string[] lines = scratch.Read("map.csv").TrimEnd().Split('\n');
        Assert.Equal("row,column,value", lines[0]);
        Assert.Equal(17, lines.Length);
        Assert.Contains("heat map, 4 rows", scratch.Read("map.svg"), StringComparison.Ordinal);
        JsonElement rows = Tool.Run([.. args, "--json"]).Json.GetProperty("cells")[0].GetProperty("stateJacobianNorm");
        Assert.Equal([0, 1, 0, 0], [rows[0][1].GetDouble(), rows[1][1].GetDouble(), rows[1][2].GetDouble(), rows[0][3].GetDouble()]);
        Assert.Contains("\n  0\n  00\n", Tool.Run(args).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_weights_are_measured_as_torch_measures_them()
    {
        foreach (JsonElement torch in Repository.Oracle("gradient_flow").GetProperty("cases").EnumerateArray().Where((_, index) => index % 5 == 2))
        {
            using var scratch = new Scratch();
            JsonElement cell = Tool.Run("gradients", "--weights", scratch.Write("network.json", NetworkOf(torch)), "--json", "--heat-map").Json.GetProperty("cells")[0];
            foreach (string name in new[] { "stateNorm", "gradientNorm", "cellGradientNorm" }.Where(name => torch.TryGetProperty(name, out _)))
                Agree(torch.GetProperty(name), cell.GetProperty(name));
            JsonElement rows = torch.GetProperty("jacobianNorm");
            for (int t = 0; t < rows.GetArrayLength(); t++)
                Agree(rows[t], cell.GetProperty("stateJacobianNorm")[t]);
        }
    }

    public static TheoryData<string[], string> Mistakes => new()
    {
        { ["--length", "0"], "autodiffteach gradients: --length: '0' does not fit; expected a whole number from 1 to 10000" },
        { ["--hidden", "1000000"], "autodiffteach gradients: --hidden: '1000000' does not fit; expected a whole number from 1 to 512" },
        { ["--cell", "lstn"], "autodiffteach gradients: --cell: unknown cell 'lstn'; expected rnn, lstm, gru or residual; did you mean 'lstm'?" },
        { ["--cell", "rnn:sigmoid"], "autodiffteach gradients: --cell: 'rnn:sigmoid': unknown activation 'sigmoid'; expected tanh, relu or none" },
        { ["--cell", "gru:tanh"], "autodiffteach gradients: --cell: 'gru:tanh': a gru has activations of its own; expected gru" },
        { ["--cell", ""], "autodiffteach gradients: --cell: unknown cell ''; expected rnn, lstm, gru or residual" },
        { ["--weight-scale", "much"], "autodiffteach gradients: --weight-scale: 'much' does not fit; expected a number such as 0.5" },
        { ["--weight-scale", "NaN"], "autodiffteach gradients: --weight-scale: 'NaN' does not fit; expected a number such as 0.5" },
        { ["--spectral-radius", "-1"], "autodiffteach gradients: --spectral-radius: '-1' does not fit; expected a number, 0 or more" },
        { ["-o", "flow.bmp"], "autodiffteach gradients: -o: 'flow.bmp' does not tell the format; expected a file ending in svg, json or csv" },
        { ["--weights", "network.json", "--length", "3"], "autodiffteach gradients: --length: --weights brings a whole network; expected one of the two" },
        { ["--weights", "no-such-network.json"], "no-such-network.json: there is no such file; expected a network as the network command takes it" },
        { ["--weight-scale", "0", "--spectral-radius", "1"], "--spectral-radius: the recurrent weights have a spectral radius of 0, so that no factor makes it 1; expected weights with an eigenvalue other than 0; try another --init, --weight-scale or --seed" },
        { ["--length", "10000", "--batch", "512"], "--length: 10000 steps of 512 sequences with vectors of 16 are 81920000 numbers; expected at most 10000000; try fewer steps, sequences or units" },
        { ["--heat-map", "--length", "501"], "--heat-map: 501 steps are too many for a state of 16; expected at most 500; try fewer steps or a smaller state" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Mistakes_are_told_with_what_was_expected(string[] args, string message)
    {
        Outcome outcome = Tool.Run(["gradients", .. args]);
        Assert.Equal((2, ""), (outcome.Code, outcome.Output));
        Assert.Equal(message, outcome.Error.TrimEnd().Replace("; see 'autodiffteach gradients --help'", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_network_without_target_or_recurrence_is_refused()
    {
        using var scratch = new Scratch();
        JsonElement torch = Repository.Oracle("gradient_flow").GetProperty("cases")[0];
        string path = scratch.Write("network.json", NetworkOf(torch).Replace("\"target\"", "\"aim\"", StringComparison.Ordinal).Replace(",\"loss\":\"mse\"", "", StringComparison.Ordinal).Replace(",\"loss\":\"mse-last\"", "", StringComparison.Ordinal));
        Assert.Equal(2, Tool.Run("gradients", "--weights", path).Code);
        path = scratch.Write("linear.json", """{"layers":[{"type":"linear","weights":{"weight":[[1]],"bias":[0]}}],"input":[[[1]]],"target":[[[1]]],"loss":"mse"}""");
        Assert.Equal((2, $"{path}: has no recurrent layer; expected one of type rnn, lstm, gru or residual\n"), (Tool.Run("gradients", "--weights", path).Code, Tool.Run("gradients", "--weights", path).Error));
    }

    private static double[] Positive(JsonElement cell, string name)
    {
        double[] norms = [.. cell.GetProperty(name).EnumerateArray().Select(norm => norm.GetDouble())];
        Assert.All(norms, norm => Assert.True(norm > 0));
        return norms;
    }

    private static void Agree(JsonElement expected, JsonElement actual)
    {
        for (int i = 0; i < expected.GetArrayLength(); i++)
            Assert.Equal(expected[i].GetDouble(), actual[i].GetDouble(), 1e-10 * Math.Max(1e-4, Math.Abs(expected[i].GetDouble())));
    }

    // The case as a file of the network command: batch first, and its target the running average of the inputs.
    private static string NetworkOf(JsonElement torch)
    {
        double[][][] input = [.. torch.GetProperty("input").EnumerateArray().Select(step => step.EnumerateArray().Select(row => row.EnumerateArray().Select(x => x.GetDouble()).ToArray()).ToArray())];
        double Mean(int step, int row, int feature) => Enumerable.Range(0, step + 1).Average(past => input[past][row][feature]);
        IEnumerable<int> rows = Enumerable.Range(0, input[0].Length), features = Enumerable.Range(0, input[0][0].Length), steps = Enumerable.Range(0, input.Length);
        bool isLast = torch.GetProperty("lossAt").GetString() == "last";
        object target = isLast
            ? rows.Select(row => features.Select(feature => Mean(input.Length - 1, row, feature)))
            : rows.Select(row => steps.Select(step => features.Select(feature => Mean(step, row, feature))));
        JsonElement weights = torch.GetProperty("weights");
        int hidden = weights.GetProperty("weight_hh")[0].GetArrayLength();
        string type = torch.GetProperty("cell").GetString()!;
        Dictionary<string, object> layer = new() { ["type"] = type, ["inputSize"] = input[0][0].Length, ["hiddenSize"] = hidden, ["weights"] = Pick(weights, "weight_ih", "weight_hh", "bias_ih", "bias_hh") };
        if (type is "rnn" or "residual")
            layer["activation"] = torch.GetProperty("activation");
        return JsonSerializer.Serialize(new
        {
            layers = new object[]
            {
                layer,
                new { type = "linear", weights = Pick(weights, "weight", "bias") },
            },
            input = rows.Select(row => steps.Select(step => input[step][row])),
            target,
            loss = isLast ? "mse-last" : "mse",
        });
    }

    private static Dictionary<string, JsonElement> Pick(JsonElement weights, params string[] names) => names.ToDictionary(name => name, name => weights.GetProperty(name));
}
