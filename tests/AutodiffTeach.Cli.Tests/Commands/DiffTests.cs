using System.Text.Json;

namespace AutodiffTeach.Cli.Tests.Commands;

public sealed class DiffTests
{
    [Fact]
    public void The_derivative_is_printed() => Assert.Equal((0, "2*x\n", ""), Summary(Tool.Run("diff", "x^2", "--wrt", "x")));

    [Fact]
    public void A_formula_may_begin_with_a_minus() => Assert.Equal((0, "-2*x\n", ""), Summary(Tool.Run("diff", "-x^2", "--wrt", "x")));

    [Fact]
    public void Json_has_formula_and_latex() => Assert.Equal(
        "{\n  \"formula\": \"2*u_1\",\n  \"latex\": \"2 u_{1}\"\n}\n",
        Tool.Run("diff", "u[1]^2", "--wrt", "u_{1}", "--json").Output);

    [Fact]
    public void The_order_says_how_often_to_differentiate() => Assert.Equal("24*x\n", Tool.Run("diff", "x^4", "--wrt", "x", "--order", "3").Output);

    [Fact]
    public void A_variable_that_does_not_occur_is_noted() => Assert.Equal(
        (0, "0\n", "note: 'x' does not occur in ax\n"), Summary(Tool.Run("diff", "ax", "--wrt", "x")));

    [Fact]
    public void Steps_show_the_rule_of_every_term() => Assert.Equal(
        """
        Differentiate with respect to x, everything else held constant.
          ∂(x^2*sin(x) + 3*x)/∂x
            Sum rule: (u + v)' = u' + v'.
            = ∂(x^2*sin(x))/∂x + ∂(3*x)/∂x
              ∂(x^2*sin(x))/∂x
                Product rule: (u*v)' = u'*v + u*v', with u = x^2 and v = sin(x).
                = ∂(x^2)/∂x*sin(x) + x^2*∂(sin(x))/∂x
                  ∂(x^2)/∂x = 2*x
                    Power rule: (x^n)' = n*x^(n - 1).
                  ∂(sin(x))/∂x = cos(x)
                    Derivative of a function: sin'(z) = cos(z).
                = x^2*cos(x) + 2*x*sin(x)
              ∂(3*x)/∂x = 3
                Constant multiple: (c*u)' = c*u', with c = 3 and u = x.
            = (x^2*cos(x) + 2*x*sin(x)) + 3
            = x^2*cos(x) + 2*x*sin(x) + 3

        x^2*cos(x) + 2*x*sin(x) + 3

        """,
        Tool.Run("diff", "x^2 sin(x) + 3x", "--wrt", "x", "--steps").Output);

    [Fact]
    public void Steps_in_json_are_those_of_a_derivation()
    {
        JsonElement json = Tool.Run("diff", "x^3", "--wrt", "x", "--order", "2", "--steps", "--json").Json;
        Assert.Equal(["formula", "latex", "steps"], json.EnumerateObject().Select(property => property.Name));
        Assert.Equal(["differentiate", "second derivative"], json.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("rule").GetString()));
    }

    [Theory]
    [InlineData("x^4", "3", 3)]
    [InlineData("∂y/∂x*x", "1", 1)]
    [InlineData("x^x", "2", 2)]
    public void Steps_are_a_section_for_every_order(string formula, string order, int sections) =>
        Assert.Equal(sections, Tool.Run("diff", formula, "--wrt", "x", "--order", order, "--steps", "--json").Json.GetProperty("steps").GetArrayLength());

    [Fact]
    public void Steps_of_a_sum_of_unknown_length_are_refused_with_a_reason() => Assert.Equal(
        (2, "", "--steps: not yet: steps for sum(k=1..N, x^k), whose length is not a number; expected bounds such as 1..3. The derivative without steps is known.\n"),
        Summary(Tool.Run("diff", "2 sum(k=1..N, x^k)", "--wrt", "x", "--steps")));

    [Theory]
    [InlineData("x +* 2", "x", "formula:1:4: unexpected '*'; expected a name, a number, a function or a bracket\n    x +* 2\n       ^\n")]
    [InlineData("x", "x^2", "--wrt: 'x^2' is no variable; expected a name such as x, w_hh or u[1]\n")]
    public void What_cannot_be_read_is_told(string formula, string wrt, string error) =>
        Assert.Equal((2, "", error), Summary(Tool.Run("diff", formula, "--wrt", wrt)));

    [Fact]
    public void A_batch_answers_every_line_in_order()
    {
        const string lines = """
            {"id":1,"formula":"x^2","wrt":"x"}

            nope
            {"id":"q","formula":"x^^","wrt":"x"}
            [1]
            {"id":{"a":[1,2]},"formula":"y","wrt":"y","more":true}
            {"id":3,"wrt":"x"}
            {"formula":"2x","wrt":"x"}
            """;
        Assert.Equal(
            """
            {"id":1,"formula":"2*x","latex":"2 x"}
            {"id":null,"error":"line 3: not JSON; expected {\"id\":..,\"formula\":..,\"wrt\":..}"}
            {"id":"q","error":"formula:1:3: unexpected '^'; expected a name, a number, a function or a bracket"}
            {"id":null,"error":"line 5: not a JSON object; expected {\"id\":..,\"formula\":..,\"wrt\":..}"}
            {"id":{"a":[1,2]},"formula":"1","latex":"1"}
            {"id":3,"error":"'formula' is missing; expected a text"}
            {"id":null,"formula":"2","latex":"2"}

            """,
            Tool.RunWith(lines, "diff", "--batch", "-").Output);
    }

    [Fact]
    public void A_batch_of_the_oracle_has_its_values()
    {
        JsonElement[] cases = [.. Repository.Oracle("symbolic").GetProperty("derivatives").EnumerateArray().Where(item => item.GetProperty("order").GetInt32() == 1)];
        string lines = string.Join('\n', cases.Select((item, id) =>
            $"{{\"id\":{id},\"formula\":{item.GetProperty("formula").GetRawText()},\"wrt\":{item.GetProperty("wrt").GetRawText()}}}"));
        Outcome outcome = Tool.RunWith(lines, "diff", "--batch", "-");
        string[] answers = outcome.Output.TrimEnd().Split('\n');
        Assert.Equal(cases.Length, answers.Length);
        for (int id = 0; id < cases.Length; id++)
            Assert.StartsWith($"{{\"id\":{id},\"formula\":", answers[id]);
    }

    [Fact]
    public void A_batch_reads_a_file()
    {
        using var scratch = new Scratch();
        string file = scratch.Write("lines.jsonl", "{\"id\":1,\"formula\":\"x\",\"wrt\":\"x\"}\n");
        Assert.Equal("{\"id\":1,\"formula\":\"1\",\"latex\":\"1\"}\n", Tool.Run("diff", "--batch", file).Output);
    }

    [Fact]
    public void A_line_of_a_batch_may_say_its_own_order()
    {
        const string Lines = """
            {"id":1,"formula":"x^3","wrt":"x","order":2}
            {"id":2,"formula":"x^3","wrt":"x"}
            {"id":3,"formula":"x^3","wrt":"x","order":"2"}
            """;
        Assert.Equal(
            """
            {"id":1,"formula":"6*x","latex":"6 x"}
            {"id":2,"formula":"3*x^2","latex":"3 x^{2}"}
            {"id":3,"error":"'order' does not fit; expected a whole number from 1 to 9"}

            """.ReplaceLineEndings("\n"),
            Tool.RunWith(Lines, "diff", "--batch", "-").Output);
    }

    [Fact]
    public void A_batch_file_that_is_missing_is_told() => Assert.Equal(
        (2, "", "nope.jsonl: there is no such file; expected a file of JSON lines\n"), Summary(Tool.Run("diff", "--batch", "nope.jsonl")));

    [Theory]
    [InlineData("FORMULA is missing", "diff", "--wrt", "x")]
    [InlineData("--wrt is missing; expected the variable of differentiation", "diff", "x")]
    [InlineData("--batch takes formula and variable from the file; expected no FORMULA and no --wrt", "diff", "x", "--batch", "-")]
    [InlineData("--order: '0' does not fit; expected 1, 2, 3, 4, 5, 6, 7, 8 or 9", "diff", "x", "--wrt", "x", "--order", "0")]
    public void Wrong_usage_is_told_with_a_hint(string problem, params string[] args) => Assert.Equal(
        (2, "", $"autodiffteach diff: {problem}; see 'autodiffteach diff --help'\n"), Summary(Tool.Run(args)));

    private static (int, string, string) Summary(Outcome outcome) => (outcome.Code, outcome.Output, outcome.Error);
}
