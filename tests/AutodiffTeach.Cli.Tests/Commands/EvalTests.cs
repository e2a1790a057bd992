using System.Text.Json;

namespace AutodiffTeach.Cli.Tests.Commands;

public sealed class EvalTests
{
    private static readonly Dictionary<string, JsonElement> Cases = Repository.Oracle("models")
        .GetProperty("cases").EnumerateArray().ToDictionary(item => item.GetProperty("name").GetString()!);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Json_has_the_values_and_gradients_of_PyTorch_in_their_shapes(string name)
    {
        JsonElement item = Cases[name];
        string of = item.GetProperty("of").GetString()!;
        string[] set = item.TryGetProperty("set", out JsonElement overrides)
            ? [.. overrides.EnumerateObject().SelectMany(entry => new[] { "--set", $"{entry.Name}={entry.Value.GetRawText()}" })]
            : [];
        Outcome outcome = Tool.RunWith(item.GetProperty("model").GetString()!, ["eval", "-", "--json", "--of", of, .. set]);

        using JsonDocument json = JsonDocument.Parse(outcome.Output);
        Assert.Equal(0, outcome.Code);
        Assert.Equal(["outputs", "values", "gradients"], json.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal([of], json.RootElement.GetProperty("outputs").EnumerateArray().Select(output => output.GetString()));
        AssertSame(item.GetProperty("values"), json.RootElement.GetProperty("values"));
        AssertSame(item.GetProperty("gradients"), json.RootElement.GetProperty("gradients").GetProperty(of));
    }

    [Fact]
    public void Json_is_indented_with_arrays_on_one_line() => Assert.Equal(
        """
        {
          "outputs": ["y"],
          "values": {
            "x": [1, 0.1],
            "A": [[1, 2]],
            "y": 1.1
          },
          "gradients": {
            "y": {
              "x": [1, 1],
              "A": [[0, 0]],
              "y": 1
            }
          }
        }

        """,
        Tool.RunWith("param x = [1, 0.1]\nparam A = [[1, 2]]\ny = sum(x)\noutput y", "eval", "-", "--json").Output);

    [Fact]
    public void Without_json_a_table_shows_every_variable() => Assert.Equal(
        """
        Linear RNN, one weight

        name  role          value  d y / d name
        w     parameter     2      63
        u_1   input         3      8
        u_2   input         5      4
        u_3   input         7      2
        h_0   state         0      8
        p     intermediate  3      8
        q     intermediate  6      4
        r     intermediate  11     4
        s     intermediate  22     2
        t     intermediate  29     2
        y     output        58     1

        """,
        Tool.Run("eval", Repository.Graph("linear-rnn")).Output);

    [Fact]
    public void A_table_shows_six_digits_and_sums_vectors() => Assert.Equal(
        """
        name  role          value               d sum(v) / d name
        x     parameter     [1e-7, 1.23457e30]  [2, 2]
        v     intermediate  [2e-7, 2.46913e30]  [1, 1]

        """,
        Tool.RunWith("param x = [1e-7, 1.234567e30]\nv = 2*x\noutput x", "eval", "-", "--of", "v").Output);

    [Theory]
    [InlineData("h[1][1]", "h_1[1]")]
    [InlineData("h_{1,2}", "h_1[2]")]
    [InlineData("U[2][1]", "U[2][1]")]
    [InlineData("h1", "h_1")]
    public void Every_spelling_of_a_name_gives_the_canonical_one(string spelling, string canonical)
    {
        JsonElement json = Tool.Run("eval", Repository.Graph("rnn-by-hand"), "--of", spelling, "--json").Json;
        Assert.Equal(canonical, json.GetProperty("outputs")[0].GetString());
        Assert.True(json.GetProperty("gradients").TryGetProperty(canonical, out _));
    }

    [Fact]
    public void Numbers_are_the_shortest_that_read_back_and_others_are_strings()
    {
        JsonElement json = Tool.RunWith("param x = 0.1\na = x + 0.2\nb = 1/(x-x)\nc = -b\nd = b + c", "eval", "-", "--json").Json.GetProperty("values");
        Assert.Equal("0.30000000000000004", json.GetProperty("a").GetRawText());
        Assert.Equal("\"Infinity\"", json.GetProperty("b").GetRawText());
        Assert.Equal("\"-Infinity\"", json.GetProperty("c").GetRawText());
        Assert.Equal("\"NaN\"", json.GetProperty("d").GetRawText());
    }

    [Fact]
    public void What_has_no_value_and_constants_are_left_out()
    {
        JsonElement json = Tool.RunWith("const k = 2\nparam w\ninput x = 3\ny = relu(w)*x\nz = k*x\noutput y, z", "eval", "-", "--json").Json;
        Assert.Equal(["x", "z"], Keys(json.GetProperty("values")));
        Assert.Equal(["y", "z"], Keys(json.GetProperty("gradients").GetProperty("y")));
        Assert.Equal(["w", "x", "y", "z"], Keys(json.GetProperty("gradients").GetProperty("z")));
    }

    [Fact]
    public void Notes_go_to_standard_error()
    {
        Outcome outcome = Tool.Run("eval", Repository.Graph("linear-rnn-recurrence"), "--set", "N=2", "--json");
        Assert.Equal((0, "note: 1 value of 'u' beyond the range is ignored.\n"), (outcome.Code, outcome.Error));
        using JsonDocument json = JsonDocument.Parse(outcome.Output);
        Assert.Equal(22, json.RootElement.GetProperty("values").GetProperty("y").GetDouble());
    }

    [Fact]
    public void An_unknown_name_is_told_with_those_there_are() => Assert.Equal(
        (2, "", "--of: the model has no variable 'z'; expected U, V, W, x_1, x_2, h_0, h_1, o_1 or L\n"),
        Summary(Tool.Run("eval", Repository.Graph("bptt-1"), "--of", "z")));

    [Fact]
    public void Many_names_are_cut_short() => Assert.EndsWith(
        "expected U, V, W, x_1, x_2, x_3, x_4, h_0, h_1, o_1, h_2, o_2, …\n",
        Tool.Run("eval", Repository.Graph("bptt-3"), "--of", "z").Error);

    [Theory]
    [InlineData("W1[1][2]")]
    [InlineData("W1_{1,2}")]
    [InlineData("x2[1]")]
    [InlineData("x2_1")]
    [InlineData("h1_2[2]")]
    public void A_name_that_ends_in_a_digit_has_elements_too(string of)
    {
        Outcome outcome = Tool.RunWith("param W1 = [[1, 2], [3, 4]]\ninput x2 = [5, 6]\nstate h1[2] = [7, 8]\ny = W1 @ x2 + h1[2]", "eval", "-", "--of", of, "--json");
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
    }

    [Theory]
    [InlineData("U[3][1]", "--of: 'U' has no element 'U[3][1]'; it is a 2x2 matrix, and elements are counted from 1\n")]
    [InlineData("x[0]", "--of: 'x' has no element 'x[0]'; it is a vector of 2, and elements are counted from 1\n")]
    public void An_element_out_of_range_is_told_with_the_shape(string of, string error) => Assert.Equal(
        error, Tool.RunWith("param U : 2x2\ninput x : 2\ny = U @ x", "eval", "-", "--of", of).Error);

    [Fact]
    public void Variables_come_step_by_step_and_in_a_step_as_they_are_written()
    {
        const string Lstm = """
            input x[1..2] = 1, 2
            state h[0] = 0
            state c[0] = 0
            f[t] = sigmoid(x[t] + h[t-1])   for t in 1..2
            i[t] = sigmoid(2*x[t] + h[t-1]) for t in 1..2
            o[t] = sigmoid(x[t] - h[t-1])   for t in 1..2
            c[t] = f[t]*c[t-1] + i[t]       for t in 1..2
            h[t] = o[t]*tanh(c[t])          for t in 1..2
            """;
        Assert.Equal(
            ["x_1", "x_2", "h_0", "c_0", "f_1", "i_1", "o_1", "c_1", "h_1", "f_2", "i_2", "o_2", "c_2", "h_2"],
            Keys(Tool.RunWith(Lstm, "eval", "-", "--json").Json.GetProperty("values")));
    }

    private static IEnumerable<string> Keys(JsonElement json) => json.EnumerateObject().Select(property => property.Name);

    private static (int, string, string) Summary(Outcome outcome) => (outcome.Code, outcome.Output, outcome.Error);

    private static void AssertSame(JsonElement expected, JsonElement actual)
    {
        Assert.Equal(Keys(expected).Order(StringComparer.Ordinal), Keys(actual).Order(StringComparer.Ordinal));
        foreach (JsonProperty property in expected.EnumerateObject())
            Numbers.AssertClose(property.Value, actual.GetProperty(property.Name), property.Name);
    }
}
