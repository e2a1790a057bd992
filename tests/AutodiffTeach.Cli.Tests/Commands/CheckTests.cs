using System.Diagnostics;
using System.Text.Json;

namespace AutodiffTeach.Cli.Tests.Commands;

public sealed class CheckTests
{
    private static readonly string Linear = Repository.Graph("linear-rnn");

    [Theory]
    [InlineData(0, "check", "--answer", "x + x", "--expect", "2x")]
    [InlineData(1, "check", "--answer", "x + 1", "--expect", "2x")]
    [InlineData(2, "check", "--answer", "x +", "--expect", "2x")]
    [InlineData(2, "check", "--answer", "z", "--expect", "2x")]
    [InlineData(2, "check", "--answer", "x", "--expect", "2x +")]
    [InlineData(0, "check", "--answer", "2*x**2", "--expect", "2x^2", "--syntax", "python")]
    [InlineData(0, "check", "--answer", "\\frac{x}{2}", "--expect", "x/2", "--syntax", "latex")]
    [InlineData(2, "check", "--answer", "\\frac{x}{2}", "--expect", "x/2", "--syntax", "plain")]
    [InlineData(1, "check", "--answer", "x", "--expect", "sqrt(x^2)")]
    [InlineData(0, "check", "--answer", "x", "--expect", "sqrt(x^2)", "--assume", "positive")]
    [InlineData(1, "check", "--answer", "0.333x", "--expect", "x/3")]
    [InlineData(0, "check", "--answer", "0.333x", "--expect", "x/3", "--tolerance", "0.01")]
    [InlineData(2, "check", "--answer", "x + y - y", "--expect", "x")]
    [InlineData(0, "check", "--answer", "x + y - y", "--expect", "x", "--variables", "x, y")]
    [InlineData(2, "check", "--answer", "x + y - y", "--expect", "x", "--variables", "x,y", "--in", "x")]
    [InlineData(0, "check", "--answer", "2x cos(x^2)", "--derivative-of", "sin(x^2)", "--wrt", "x")]
    [InlineData(0, "check", "--answer", "6x", "--derivative-of", "x^3", "--wrt", "x", "--order", "2")]
    public void The_exit_code_is_the_verdict(int code, params string[] args) => Assert.Equal(code, Tool.Run(args).Code);

    [Theory]
    [InlineData(0, "t + r*dy/ds + p*dy/dq", "y", "w", "--in", "w,u,p,r,t,partials")]
    [InlineData(2, "t + r*dy/ds + p*dy/dq", "y", "w", "--in", "w,u")]
    [InlineData(0, "w u_1", "q", null)]
    [InlineData(0, "t", "y", "w", "--ask", "partial")]
    [InlineData(1, "t + w ∂s/∂w", "y", "w")]
    [InlineData(0, "t + w ∂s/∂w", "y", "w", "--partials", "total")]
    [InlineData(0, "u_3 + 2 w u_2 + 3 w^2 u_1", "y", "w", "--set", "u=[0,0,0]", "--set", "w=0")]
    public void An_answer_is_judged_in_a_model(int code, string answer, string of, string? wrt, params string[] more) =>
        Assert.Equal(code, Tool.Run(["check", "--answer", answer, "--model", Linear, "--of", of, .. wrt is null ? [] : (string[])["--wrt", wrt], .. more]).Code);

    [Fact]
    public void A_wrong_answer_is_shown_with_the_values_and_the_reason() => Assert.Equal(
        (1, """
        different: the values differ, for example here

        u_1  u_2  u_3  w  expected  answer
        2    3    5    7  341       243

        read as: t + r*dy/ds
        missing-path: The sum over the paths lacks w → q → r → s → t → y.

        """.ReplaceLineEndings("\n"), ""),
        Summary(Tool.Run("check", "--answer", "t + r*dy/ds", "--model", Linear, "--of", "y", "--wrt", "w")));

    [Fact]
    public void An_answer_right_up_to_rounding_is_told_so()
    {
        Assert.Equal(
            (0, "equivalent: agrees at many points within the tolerance\nread as: 0.333*x\ntolerance: The values agree within the tolerance; rounding was allowed.\n", ""),
            Summary(Tool.Run("check", "--answer", "0.333x", "--expect", "x/3", "--tolerance", "0.01")));
        Assert.EndsWith(
            "rounded: The answer is right up to rounding; expected exact numbers, such as 1/3 or sqrt(2).\n",
            Tool.Run("check", "--answer", "0.333x", "--expect", "x/3").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_right_answer_is_one_word_and_how_that_is_known() => Assert.Equal(
        (0, "equivalent: proved\nread as: x + x\n", ""), Summary(Tool.Run("check", "--answer", "x + x", "--expect", "x + x")));

    [Fact]
    public void Json_has_the_judgement_in_fixed_order() => Assert.Equal(
        (1, """
        {
          "verdict": "different",
          "evidence": "counterexample",
          "counterexample": {
            "at": {
              "u_1": 2,
              "u_2": 3,
              "u_3": 5,
              "w": 7
            },
            "expected": 341,
            "answer": 243
          },
          "readAs": "t + r*dy/ds",
          "feedback": [
            {
              "kind": "missing-path",
              "paths": [
                [
                  "w",
                  "q",
                  "r",
                  "s",
                  "t",
                  "y"
                ]
              ],
              "message": "The sum over the paths lacks w → q → r → s → t → y."
            }
          ]
        }

        """.ReplaceLineEndings("\n"), ""),
        Summary(Tool.Run("check", "--answer", "t + r*dy/ds", "--model", Linear, "--of", "y", "--wrt", "w", "--json")));

    [Fact]
    public void An_answer_that_cannot_be_read_is_invalid() => Assert.Equal(
        (2, """
        {
          "verdict": "invalid",
          "evidence": "none",
          "feedback": [
            {
              "kind": "syntax",
              "message": "formula:1:5: unexpected end of the line; expected a name, a number, a function or a bracket"
            }
          ]
        }

        """.ReplaceLineEndings("\n"), ""),
        Summary(Tool.Run("check", "--answer", "2x +", "--expect", "2x", "--json")));

    [Theory]
    [InlineData("--answer is missing; expected a formula", "check", "--expect", "x")]
    [InlineData("nothing to judge against; expected --expect, --model or --derivative-of", "check", "--answer", "x")]
    [InlineData("more than one thing to judge against; expected --expect, --model or --derivative-of", "check", "--answer", "x", "--expect", "x", "--derivative-of", "x")]
    [InlineData("--batch takes the answers from the file; expected no --answer", "check", "--answer", "x", "--batch", "-")]
    [InlineData("--wrt belongs to a derivative; expected --model or --derivative-of", "check", "--answer", "x", "--expect", "x", "--wrt", "x")]
    [InlineData("--of belongs to a model; expected --model", "check", "--answer", "x", "--expect", "x", "--of", "y")]
    [InlineData("--ask belongs to a model; expected --model", "check", "--answer", "x", "--expect", "x", "--ask", "value")]
    [InlineData("--assume: unknown value 'negative'; expected real or positive", "check", "--answer", "x", "--expect", "x", "--assume", "negative")]
    public void Wrong_usage_is_told_with_a_hint(string problem, params string[] args) => Assert.Equal(
        (2, "", $"autodiffteach check: {problem}; see 'autodiffteach check --help'\n"), Summary(Tool.Run(args)));

    [Theory]
    [InlineData("--of: the model has no variable 'z'; expected w, u_1, u_2, u_3, h_0, p, …; did you mean 'p'?", "--of", "z", "--wrt", "w")]
    [InlineData("--of is missing; expected the variable of the model that is meant", "--wrt", "w")]
    [InlineData("--tolerance: 'much' does not fit; expected a number such as 0.01 or 1e-3", "--of", "y", "--wrt", "w", "--tolerance", "much")]
    public void A_question_that_does_not_fit_is_told(string problem, params string[] args)
    {
        Outcome outcome = Tool.Run(["check", "--answer", "w", "--model", Linear, .. args]);
        Assert.Equal((2, ""), (outcome.Code, outcome.Output));
        Assert.StartsWith(problem[..problem.IndexOf(';', StringComparison.Ordinal)], outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_answers_every_line_in_order()
    {
        using var scratch = new Scratch();
        scratch.Write("m.graph", "param w\ninput u\ny = w*u\noutput y\n");
        string file = scratch.Write("lines.jsonl", """
            {"id":1,"expect":"2x","answer":"x+x"}
            nope
            {"id":"a","expect":"2x","answer":"2x+"}
            {"id":[3],"model":"m.graph","of":"y","wrt":"w","answer":"u"}

            {"id":4,"derivativeOf":"x^2","wrt":"x","answer":"x"}
            {"id":5,"answer":"x"}
            {"id":6,"model":"none.graph","of":"y","wrt":"w","answer":"u"}
            {"id":7,"model":"m.graph","of":"y","wrt":"z","answer":"u"}
            {"id":8,"expect":"x","answer":"y","variables":["x","y"],"in":["x"]}
            {"id":9,"expect":"x","answer":"sqrt(x^2)","assume":"positive","syntax":"plain"}
            {"id":10,"expect":"x","answer":7}
            {"id":11,"expect":"x","answer":"x","assume":"odd"}
            """);
        string[] lines = Tool.Run("check", "--batch", file).Output.TrimEnd('\n').Split('\n');
        Assert.Equal(
            [
                "1 equivalent", "null error: line 2: not JSON; expected {\"id\":..,\"expect\":..,\"answer\":..}", "\"a\" invalid", "[3] equivalent", "4 different",
                "5 error: nothing to judge against; expected --expect, --model with --of and --wrt or --derivative-of with --wrt",
                "6 error: there is no such file", "7 error: --wrt: the model has no variable 'z'", "8 invalid", "9 equivalent",
                "10 error: 'answer' does not fit; expected a text", "11 error: 'assume': unknown value 'odd'; expected real or positive",
            ],
            lines.Select(Short));
    }

    [Fact]
    public void A_line_of_a_batch_is_the_judgement_behind_its_id() => Assert.Equal(
        """
        {"id":1,"verdict":"different","evidence":"counterexample","counterexample":{"at":{"x":2},"expected":4,"answer":5},"readAs":"2*x + 1","feedback":[]}

        """.ReplaceLineEndings("\n"),
        Tool.RunWith("{\"id\":1,\"expect\":\"2x\",\"answer\":\"2x+1\",\"syntax\":\"plain\"}", "check", "--batch", "-").Output);

    [Theory]
    [InlineData("""{"id":1,"derivativeOf":"3-6*y","wrt":"y","answer":"-6","variables":[]}""", "1 equivalent")] // the variable of differentiation is known
    [InlineData("""{"id":1,"expect":"A = b*h","answer":"A = h b"}""", "1 equivalent")]
    [InlineData("""{"id":1,"expect":"A = b*h","answer":"B = h b"}""", "1 invalid")]
    [InlineData("""{"id":1,"derivativeOf":"x^2","wrt":"x","expect":"y' = 2x","answer":"2x"}""", "1 error: formula:1:1: a formula before '='; expected a name or a derivative")]
    [InlineData("""{"id":1,"derivativeOf":"x^2","wrt":"x","answer":"dy/dx = 2x"}""", "1 equivalent")]
    public void A_line_may_have_left_sides(string line, string expected) =>
        Assert.StartsWith(expected, Short(Tool.RunWith(line, "check", "--batch", "-").Output.TrimEnd()), StringComparison.Ordinal);

    [Fact]
    public void A_batch_holds_no_more_than_it_works_on_and_is_quick()
    {
        var watch = Stopwatch.StartNew();
        string lines = string.Join('\n', Enumerable.Range(1, 3000).Select(i => $"{{\"id\":{i},\"expect\":\"{i}x+1\",\"answer\":\"1+{i}x\"}}"));
        string[] answers = Tool.RunWith(lines, "check", "--batch", "-").Output.TrimEnd().Split('\n');
        Assert.Equal(Enumerable.Range(1, 3000).Select(i => $"{i} equivalent"), answers.Select(Short));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    // The id with the verdict, or with the error up to what is expected.
    private static string Short(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        JsonElement answer = document.RootElement;
        string id = answer.GetProperty("id").GetRawText();
        if (answer.TryGetProperty("verdict", out JsonElement verdict))
            return $"{id} {verdict.GetString()}";
        string error = answer.GetProperty("error").GetString()!;
        return error.Contains("such file", StringComparison.Ordinal) ? $"{id} error: there is no such file"
            : error.StartsWith("--wrt", StringComparison.Ordinal) ? $"{id} error: {error[..error.IndexOf(';', StringComparison.Ordinal)]}"
            : $"{id} error: {error}";
    }

    private static (int, string, string) Summary(Outcome outcome) => (outcome.Code, outcome.Output, outcome.Error);
}
