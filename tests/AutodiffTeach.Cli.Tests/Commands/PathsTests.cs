using System.Text.Json;

namespace AutodiffTeach.Cli.Tests.Commands;

public sealed class PathsTests
{
    private static readonly Dictionary<string, JsonElement> Cases = Repository.Oracle("paths")
        .GetProperty("cases").EnumerateArray().ToDictionary(item => item.GetProperty("name").GetString()!);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Json_has_the_count_the_paths_and_the_sum_of_the_oracle(string name)
    {
        JsonElement item = Cases[name];
        JsonElement json = Tool.RunWith(
            item.GetProperty("model").GetString()!,
            "paths", "-", "--from", item.GetProperty("from").GetString()!, "--to", item.GetProperty("to").GetString()!, "--json", "--limit", "200").Json;

        Assert.Equal(item.GetProperty("count").GetString(), json.GetProperty("count").GetString());
        Numbers.AssertClose(item.GetProperty("value"), json.GetProperty("value"), name);
        Assert.Equal(json.GetProperty("listed").GetInt32(), json.GetProperty("paths").GetArrayLength());
        if (item.TryGetProperty("paths", out JsonElement paths))
            AssertSame(paths, json.GetProperty("paths"));
    }

    [Fact]
    public void A_path_has_its_nodes_partials_formulas_product_and_value()
    {
        JsonElement json = Tool.Run("paths", Repository.Graph("linear-rnn"), "--from", "w", "--to", "y", "--json", "--limit", "1").Json;
        Assert.Equal(["from", "to", "count", "listed", "paths", "value"], json.EnumerateObject().Select(property => property.Name));
        JsonElement path = json.GetProperty("paths")[0];
        Assert.Equal(["nodes", "partials", "formulas", "product", "value"], path.EnumerateObject().Select(property => property.Name));
        Assert.Equal("[\"w\", \"q\", \"r\", \"s\", \"t\", \"y\"]", path.GetProperty("nodes").GetRawText());
        Assert.Equal("[\"∂q/∂w\", \"∂r/∂q\", \"∂s/∂r\", \"∂t/∂s\", \"∂y/∂t\"]", path.GetProperty("partials").GetRawText());
        Assert.Equal("[\"p\", \"1\", \"w\", \"1\", \"w\"]", path.GetProperty("formulas").GetRawText());
        Assert.Equal(12, path.GetProperty("value").GetDouble());
    }

    [Fact]
    public void The_sum_is_a_formula_where_all_paths_are_listed()
    {
        JsonElement json = Tool.RunWith("param w = 2\nq = w + 1\ny = q + w", "paths", "-", "--from", "w", "--to", "y", "--json").Json;
        Assert.Equal("total", json.EnumerateObject().ElementAt(5).Name);
        Assert.Equal(2, json.GetProperty("value").GetDouble());
    }

    [Theory]
    [InlineData("U", "o_2", "[[0, 0.17, 0, 0.01], [0, 0.37, 0, -0.43]]")]
    [InlineData("x_1", "h_1", "[[-0.3, 0.6], [0.2, 0.1]]")]
    public void Vectors_have_Jacobians(string from, string to, string first)
    {
        JsonElement json = Tool.Run("paths", Repository.Graph("rnn-by-hand"), "--from", from, "--to", to, "--json").Json;
        using JsonDocument expected = JsonDocument.Parse(first);
        Numbers.AssertClose(expected.RootElement, json.GetProperty("paths")[0].GetProperty("value"), from);
    }

    [Fact]
    public void The_sum_keeps_the_order_of_Jacobians()
    {
        JsonElement json = Tool.RunWith("input x = [1, 2]\nparam W : 2x2\nh = tanh(W @ x)\nL = sum(h^2)", "paths", "-", "--from", "W", "--to", "L", "--json").Json;
        Assert.Equal("∂L/∂h*∂h/∂W", json.GetProperty("total").GetString());
    }

    [Fact]
    public void Where_there_is_no_path_the_sum_is_zero()
    {
        JsonElement json = Tool.Run("paths", Repository.Graph("bptt-3"), "--from", "U", "--to", "x_2", "--json").Json;
        Assert.Equal(("0", "0", 0.0), (json.GetProperty("count").GetString(), json.GetProperty("total").GetString(), json.GetProperty("value").GetDouble()));
        Assert.Equal("0 paths from U to x_2\n", Tool.Run("paths", Repository.Graph("bptt-3"), "--from", "U", "--to", "x_2").Output);
    }

    [Fact]
    public void Without_json_a_table_shows_path_value_and_product()
    {
        string[] lines = Tool.Run("paths", Repository.Graph("linear-rnn"), "--from", "w", "--to", "y", "--limit", "2").Output.Split('\n');
        Assert.Equal("3 paths from w to y", lines[0]);
        Assert.StartsWith("w → q → r → s → t → y  12     ", lines[3]);
        Assert.Equal("… (2 of 3 are listed)", lines[5]);
        Assert.Equal("sum over all paths     63", lines[6]);
    }

    [Fact]
    public void An_element_is_no_end_of_a_path() => Assert.Equal(
        "--to: 'h_1[2]' is an element; expected a whole variable such as h_1\n",
        Tool.Run("paths", Repository.Graph("rnn-by-hand"), "--from", "U", "--to", "h_1[2]").Error);

    private static void AssertSame(JsonElement expected, JsonElement actual)
    {
        Dictionary<string, JsonElement> byNodes = actual.EnumerateArray().ToDictionary(NodesOf, path => path.GetProperty("value"));
        Assert.Equal(expected.GetArrayLength(), byNodes.Count);
        foreach (JsonElement path in expected.EnumerateArray())
            Numbers.AssertClose(path.GetProperty("value"), byNodes[NodesOf(path)], NodesOf(path));
    }

    private static string NodesOf(JsonElement path) => string.Join(' ', path.GetProperty("nodes").EnumerateArray().Select(node => node.GetString()));
}
