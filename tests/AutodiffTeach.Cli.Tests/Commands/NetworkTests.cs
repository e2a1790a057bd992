using System.Text.Json;

namespace AutodiffTeach.Cli.Tests.Commands;

public sealed class NetworkTests
{
    private const string Small = """{"layers": [{"type": "rnn", "weights": {"weight_ih": [[0.1]], "weight_hh": [[0.1]], "bias": [0.1]}}], "input": [[[1]]]}""";

    private static readonly Dictionary<string, JsonElement> Cases = Repository.Oracle("networks")
        .GetProperty("cases").EnumerateArray().ToDictionary(item => item.GetProperty("name").GetString()!);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Json_has_the_numbers_of_PyTorch_in_their_shapes(string name)
    {
        JsonElement expected = Cases[name].GetProperty("expected");
        JsonElement actual = Tool.RunWith(Cases[name].GetProperty("network").GetRawText(), "network", "-", "--json").Json;
        Assert.Equal(expected.EnumerateObject().Select(property => property.Name), actual.EnumerateObject().Select(property => property.Name));
        foreach (JsonProperty property in expected.EnumerateObject().Where(property => property.Name != "gradients"))
            Numbers.AssertClose(property.Value, actual.GetProperty(property.Name), property.Name);
        if (!expected.TryGetProperty("gradients", out JsonElement gradients))
            return;
        Assert.Equal(gradients.EnumerateObject().Select(gradient => gradient.Name), actual.GetProperty("gradients").EnumerateObject().Select(gradient => gradient.Name));
        foreach (JsonProperty gradient in gradients.EnumerateObject())
            Numbers.AssertClose(gradient.Value, actual.GetProperty("gradients").GetProperty(gradient.Name), gradient.Name);
    }

    [Fact]
    public void Json_without_target_has_outputs_and_states() => Assert.Equal(
        """
        {
          "outputs": [[[0.197375320224904]]],
          "states": [[[[0.197375320224904]]]]
        }

        """,
        Tool.RunWith(Small, "network", "-", "--json").Output);

    [Fact]
    public void Without_json_tables_show_small_values_whole() => Assert.Equal(
        """
        layer  type      reads  gives  weights
        0      rnn relu  2      2      weight_ih 2x2, weight_hh 2x2
        1      linear    2      2      weight 2x2

        loss (cross-entropy): 0.631839

        sequence  step  output
        1         1     [0.13, -0.07]
        1         2     [0.143, 0.199]

        layer 0, mean norms over the batch
        step  ‖h‖       ‖dL/dh‖
        1     0.608276  0.240853
        2     0.714003  0.137463

        weight       ‖weight‖  ‖gradient‖  gradient
        0.weight_ih  0.707107  0.191412    [[0.0291602, -0.0997533], [-0.0291602, 0.158074]]
        0.weight_hh  1.27279   0.0836152   [[0.0583204, 0.00972007], [-0.0583204, -0.00972007]]
        1.weight     0.583095  0.16965     [[-0.030559, 0.116003], [0.030559, -0.116003]]

        """,
        Tool.Run("network", Repository.PathOf("examples", "networks", "rnn-by-hand.json")).Output);

    [Fact]
    public void Long_tables_are_cut_in_the_middle()
    {
        string input = string.Join(", ", Enumerable.Repeat("[1]", 100));
        string[] lines = Tool.RunWith(Small.Replace("[[[1]]]}", $"[[{input}]]}}", StringComparison.Ordinal), "network", "-").Output.Split('\n');
        Assert.Equal(2, lines.Count(line => line.StartsWith("…  ", StringComparison.Ordinal)));
        Assert.True(lines.Length < 60);
    }

    [Fact]
    public void The_model_of_a_network_gives_its_numbers()
    {
        string path = Repository.PathOf("examples", "networks", "rnn-by-hand.json");
        JsonElement network = Tool.Run("network", path, "--json").Json;
        Outcome model = Tool.Run("network", path, "--model");
        Assert.Equal((0, ""), (model.Code, model.Error));
        JsonElement numbers = Tool.RunWith(model.Output, "eval", "-", "--json").Json;
        Numbers.AssertClose(network.GetProperty("loss"), numbers.GetProperty("values").GetProperty("L"), "L");
        Numbers.AssertClose(network.GetProperty("gradients").GetProperty("0.weight_hh"), numbers.GetProperty("gradients").GetProperty("L").GetProperty("W_hh"), "W_hh");
        Assert.Equal(0, Tool.RunWith(model.Output, "derive", "-", "--of", "L", "--wrt", "W_hh[1][1]").Code);
    }

    [Fact]
    public void The_weights_are_written_as_torch_names_them() => Assert.Equal(
        """
        {
          "weight_ih_l0": [[0.1]],
          "weight_hh_l0": [[0.1]],
          "bias_ih_l0": [0.1],
          "bias_hh_l0": [0]
        }

        """,
        Tool.RunWith(Small, "network", "-", "--state-dict").Output);

    [Fact]
    public void A_model_of_a_batch_is_refused()
    {
        string path = Repository.PathOf("examples", "networks", "lstm.json");
        Assert.Equal(
            new Outcome(2, "", $"{path}: has a batch of 2 sequences; a model has one, so --model expects a batch of 1\n"),
            Tool.Run("network", path, "--model"));
    }

    [Fact]
    public void One_form_of_output_is_written() => Assert.Equal(
        new Outcome(2, "", "autodiffteach network: --json and --model exclude each other; expected one of them\n"),
        Tool.RunWith(Small, "network", "-", "--json", "--model"));

    [Theory]
    [InlineData("", "standard input: is empty; expected JSON\n")]
    [InlineData("{\"layers\": [{\"type\": \"rnm\"}]}", "standard input: layers[0].type: is \"rnm\"; expected rnn, lstm, gru, residual, linear, embedding or dropout; did you mean 'rnn'?\nstandard input: has no 'input'; expected [batch][time][feature]\n")]
    public void Each_problem_is_a_line_on_standard_error(string text, string error)
    {
        Assert.Equal(new Outcome(2, "", error), Tool.RunWith(text, "network", "-"));
        Assert.Equal(new Outcome(2, "", error), Tool.RunWith(text, "network", "-", "--json"));
    }

    [Fact]
    public void A_file_that_is_not_there_is_told() => Assert.Equal(
        new Outcome(2, "", "nowhere.json: there is no such file; expected a network file such as examples/networks/lstm.json\n"),
        Tool.Run("network", "nowhere.json"));
}
