using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

namespace AutodiffTeach.Cli.Tests.Commands;

public sealed class BeamTests
{
    private static readonly string Set8 = Repository.PathOf("examples", "decoding", "neural-network.json");
    private static readonly string WithEnd = Repository.PathOf("examples", "decoding", "end-token.json");

    [Fact]
    public void Set_8_as_json_is_what_its_table_gives_by_hand()
    {
        JsonElement json = Tool.Run("beam", Set8, "--beam", "2", "--json").Json;
        Assert.Equal(["beam", "steps", "best", "greedy", "exhaustive", "optimal", "lost"], json.EnumerateObject().Select(property => property.Name));
        (string Kept, string Pruned)[] expected =
        [
            ("neural -0.65; network -0.73", ""),
            ("neural network -1.25; network neural -1.33", "neural neural -1.45; network network -1.53"),
            ("neural network network -1.85; network neural network -1.93", "neural network neural -2.05; network neural neural -2.13"),
        ];
        Assert.Equal(expected, json.GetProperty("steps").EnumerateArray().Select(step => (Listed(step, "kept"), Listed(step, "pruned"))));
        Assert.Equal([1, 2, 3], json.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("time").GetInt32()));
        Assert.Equal("neural network network -1.85", Hypothesis(json.GetProperty("best")));
        Assert.Equal("neural network network -1.85", Hypothesis(json.GetProperty("greedy")));
        Assert.Equal("neural neural neural -1.46", Hypothesis(json.GetProperty("exhaustive")));
        Assert.False(json.GetProperty("optimal").GetBoolean());
        Assert.Equal("""{"time":2,"tokens":["neural","neural"],"logProbability":-1.45,"rank":3,"reason":"outofbeam","smallestBeam":3}""", string.Concat(json.GetProperty("lost").GetRawText().Where(letter => !char.IsWhiteSpace(letter))));
    }

    [Fact]
    public void Set_8_in_words_says_what_is_kept_and_where_the_best_was_lost()
    {
        string text = Tool.Run("beam", Set8, "--beam", "2").Output;
        Assert.Contains(
            """
            Step 2: 2 of 4 candidates kept
                    tokens           token  sum
            kept    neural network   -0.6   -1.25
            kept    network neural   -0.6   -1.33
            pruned  neural neural    -0.8   -1.45  out of beam
            pruned  network network  -0.8   -1.53  out of beam

            """,
            text, StringComparison.Ordinal);
        Assert.Contains(
            "Not optimal: “neural network network” has -1.85, but “neural neural neural” has -1.46. It was lost at step 2: its beginning “neural neural” (-1.45) was the third of "
            + "4 candidates, and the beam of 2 was filled by “neural network” (-1.25) and “network neural” (-1.33). The smallest beam that finds it is 3.\n",
            text, StringComparison.Ordinal);
        Assert.Contains("O(T k M log M)", text, StringComparison.Ordinal);
        Assert.Contains("hidden state", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("8")]
    [InlineData("1000000")]
    public void A_beam_as_wide_as_needed_is_optimal_and_may_be_wider_than_the_tree(string beam)
    {
        JsonElement json = Tool.Run("beam", Set8, "--beam", beam, "--json").Json;
        Assert.True(json.GetProperty("optimal").GetBoolean());
        Assert.False(json.TryGetProperty("lost", out _));
        Assert.Equal("neural neural neural -1.46", Hypothesis(json.GetProperty("best")));
    }

    [Fact]
    public void Ties_go_by_the_order_of_the_vocabulary_whatever_the_last_bits_are()
    {
        const string Tied = """{"vocabulary": ["z", "a"], "length": 2, "logProbabilities": {"": [-0.1, -0.3], "z": [-0.2, -0.2], "a": [0, 0]}}""";
        JsonElement json = Tool.RunWith(Tied, "beam", "-", "--beam", "2", "--json").Json;
        JsonElement step = json.GetProperty("steps")[1];
        Assert.Equal(("z z -0.3; z a -0.3", "a z -0.3; a a -0.3"), (Listed(step, "kept"), Listed(step, "pruned")));
        Assert.True(json.GetProperty("optimal").GetBoolean());
    }

    [Fact]
    public void Normalisation_by_length_turns_the_result_from_short_to_long()
    {
        Assert.Equal("cat </s> -1.42", Hypothesis(Tool.Run("beam", WithEnd, "--json").Json.GetProperty("best")));
        JsonElement normalised = Tool.Run("beam", WithEnd, "--normalisation", "power", "--json").Json;
        Assert.Equal("a cat </s> -1.53", Hypothesis(normalised.GetProperty("best")));
        Assert.Equal(-0.51, normalised.GetProperty("best").GetProperty("score").GetDouble(), 12);
        Assert.Equal("cat </s> -1.42", Listed(normalised.GetProperty("steps")[1], "finished"));
    }

    [Fact]
    public void The_rules_of_another_system_are_its_options_together()
    {
        string fairseq = Tool.Run("beam", WithEnd, "--like", "fairseq", "--json").Output;
        Assert.Equal(fairseq, Tool.Run("beam", WithEnd, "--normalisation", "power", "--at-maximum", "end", "--minimum-length", "1", "--json").Output);
        string tensor2Tensor = Tool.Run("beam", WithEnd, "--like", "tensor2tensor", "--alpha", "0.6", "--json").Output;
        Assert.Equal(tensor2Tensor, Tool.Run("beam", WithEnd, "--normalisation", "gnmt", "--alpha", "0.6", "--finished", "pool-2k", "--stop", "finished-certain", "--at-maximum", "count-if-none-ended", "--json").Output);
        Assert.Equal(Tool.Run("beam", WithEnd, "--like", "allennlp", "--json").Output, Tool.Run("beam", WithEnd, "--finished", "beam", "--json").Output);
    }

    [Theory]
    [InlineData("autodiffteach beam: --beam: '0' does not fit; expected a whole number from 1 to 1000000; see 'autodiffteach beam --help'", "--beam", "0")]
    [InlineData("autodiffteach beam: --stop: unknown value 'early'; expected full, best-certain, finished-certain, all-certain or maximum; see 'autodiffteach beam --help'", "--stop", "early")]
    [InlineData("autodiffteach beam: --stop: --like brings the rules of a system; expected one of the two; see 'autodiffteach beam --help'", "--like", "fairseq", "--stop", "full")]
    [InlineData("autodiffteach beam: --explain: 'a.svg' does not tell the format; expected a file ending in md or html; see 'autodiffteach beam --help'", "--explain", "a.svg")]
    [InlineData("--like: the file names no end token, and the rules of other systems are about that; expected a file with \"end\"", "--like", "fairseq")]
    [InlineData("--alpha: without --normalisation power or gnmt there is nothing to raise; expected both or neither", "--alpha", "1")]
    [InlineData("--minimum-length: the file names no end token, so that all sequences have the same length; expected a file with \"end\"", "--minimum-length", "1")]
    [InlineData("--stop: the file names no end token, so that all sequences end at its length; expected a file with \"end\"", "--stop", "maximum")]
    [InlineData("--finished: the file names no end token, so that all sequences end at its length; expected a file with \"end\"", "--finished", "beam")]
    [InlineData("--at-maximum: the file names no end token, so that all sequences end at its length; expected a file with \"end\"", "--at-maximum", "end")]
    [InlineData("--groups: 3 does not divide the beam of 2; expected a divisor", "--groups", "3")]
    [InlineData("--diversity: one group has no other to differ from; expected --groups 2 or more beside it", "--diversity", "1")]
    public void Options_that_do_not_fit_are_told_with_what_was_expected(string message, params string[] options)
    {
        Outcome outcome = Tool.Run(["beam", Set8, .. options]);
        Assert.Equal((2, "", message + "\n"), (outcome.Code, outcome.Output, outcome.Error));
    }

    [Fact]
    public void A_bad_file_is_told_whole_and_a_positive_number_only_warned_of()
    {
        Outcome bad = Tool.RunWith("""{"vocabulary": ["a"], "length": 2, "logProbabilities": {"": [-1, 0]}}""", "beam", "-");
        Assert.Equal((2, "", "standard input: logProbabilities[\"\"]: has 2 numbers; expected 1, one a token of the vocabulary\n"), (bad.Code, bad.Output, bad.Error));
        Outcome warned = Tool.RunWith("""{"vocabulary": ["a"], "length": 1, "logProbabilities": {"": [0.5]}}""", "beam", "-", "--json");
        Assert.Equal((0, "warning: standard input: logProbabilities[\"\"][0]: is 0.5, a probability above 1; expected a log-probability, 0 or less\n"), (warned.Code, warned.Error));
        Outcome missing = Tool.Run("beam", "no-such.json");
        Assert.Equal((2, "no-such.json: there is no such file; expected a tree such as examples/decoding/neural-network.json\n"), (missing.Code, missing.Error));
    }

    [Fact]
    public void Groups_rank_their_own_candidates_and_the_sentence_says_so()
    {
        const string Tree = """
            {"vocabulary": ["a", "b", "c"], "length": 2, "logProbabilities": {
            "": [-1, -1.25, -1.5], "a": [-2, -3, -4], "b": [-2, -3, -4], "c": [-0.01, -5, -6]}}
            """;
        string text = Tool.RunWith(Tree, "beam", "-", "--beam", "2", "--groups", "2", "--diversity", "3").Output;
        Assert.StartsWith(
            """
            Step 1: 2 of 6 candidates kept
                    group  tokens  token  sum
            kept    1      a       -1     -1
            kept    2      b       -1.25  -1.25
            pruned  1      b       -1.25  -1.25  out of beam
            pruned  1      c       -1.5   -1.5   out of beam
            pruned  2      c       -1.5   -1.5   out of beam
            pruned  2      a       -1     -1     out of beam

            """,
            text, StringComparison.Ordinal);
        Assert.Contains("It was lost at step 1: its beginning “c” (-1.5) was the third of the candidates of group 1, and the group's beam of 1 was filled by “a” (-1). ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void One_is_told_in_the_singular()
    {
        const string Only = """{"vocabulary": ["a"], "length": 1, "logProbabilities": {"": [0]}}""";
        string text = Tool.RunWith(Only, "beam", "-", "--beam", "1").Output;
        Assert.All(["1 of 1 candidate kept", "1 candidate scored", "1 hypothesis", "at most 1 state ", "M^T = 1 sequence.\n"], part => Assert.Contains(part, text, StringComparison.Ordinal));
        using var scratch = new Scratch();
        Tool.RunWith(Only, "beam", "-", "--beam", "1", "--explain", scratch.PathOf("a.md"));
        Assert.All(["the only token is a.", "sequences of 1 token,", "up to 1 sequence |"], part => Assert.Contains(part, scratch.Read("a.md"), StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_terminal_would_obey_stands_in_quotes_for_people_and_as_it_is_for_programs()
    {
        const string Tree = """{"vocabulary": ["\u001b[31mred", "b"], "length": 1, "logProbabilities": {"": [-0.5, -1]}}""";
        string text = Tool.RunWith(Tree, "beam", "-").Output;
        Assert.DoesNotContain('\u001b', text);
        Assert.Contains("Optimal: no sequence has a greater log-probability than “\"\\u001B[31mred\"”.", text, StringComparison.Ordinal);
        Assert.Equal("\u001b[31mred", Tool.RunWith(Tree, "beam", "-", "--json").Json.GetProperty("best").GetProperty("tokens")[0].GetString());
    }

    [Fact]
    public void A_search_that_ends_in_a_dead_end_says_what_it_missed()
    {
        const string Tree = """{"vocabulary": ["a", "b"], "length": 2, "logProbabilities": {"": [-0.5, -1], "a": ["-Infinity", "-Infinity"], "b": [-0.5, -0.75]}}""";
        Assert.Contains("Not optimal: the search ends without a result, but “b a” has -1.5. It was lost at step 1: ", Tool.RunWith(Tree, "beam", "-", "--beam", "1").Output, StringComparison.Ordinal);
        using var scratch = new Scratch();
        Tool.RunWith(Tree, "beam", "-", "--beam", "1", "--explain", scratch.PathOf("a.md"));
        Assert.Contains("**The search ends without a result. Yet “b a” has -1.5, but its beginning “b” was given up at step 1.**", scratch.Read("a.md"), StringComparison.Ordinal);
        Tool.RunWith(Tree, "beam", "-", "--beam", "1", "-o", scratch.PathOf("a.html"));
        Assert.Contains("None of 2 is kept: the search ends here.", scratch.Read("a.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_is_possible_the_result_is_none()
    {
        const string Dead = """{"vocabulary": ["a"], "length": 1, "logProbabilities": {"": ["-Infinity"]}}""";
        JsonElement json = Tool.RunWith(Dead, "beam", "-", "--json").Json;
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null, "-Infinity"), (json.GetProperty("best").ValueKind, json.GetProperty("exhaustive").ValueKind, json.GetProperty("steps")[0].GetProperty("pruned")[0].GetProperty("logProbability").GetString()));
        Assert.Contains("Every sequence has probability zero: there is no result.", Tool.RunWith(Dead, "beam", "-").Output, StringComparison.Ordinal);
        using var scratch = new Scratch();
        Assert.Equal(0, Tool.RunWith(Dead, "beam", "-", "-o", scratch.PathOf("dead.svg"), "--explain", scratch.PathOf("dead.md")).Code);
    }

    [Theory]
    [InlineData("svg")]
    [InlineData("html")]
    [InlineData("tex")]
    [InlineData("dot")]
    [InlineData("mmd")]
    [InlineData("json")]
    [InlineData("txt")]
    public void The_tree_is_drawn_in_every_format_with_every_kept_hypothesis_and_the_best_of_all(string ending)
    {
        using var scratch = new Scratch();
        foreach (string tree in new[] { Set8, WithEnd, scratch.Write("hostile.json", Hostile) })
        {
            JsonElement json = Tool.Run("beam", tree, "--json").Json;
            Outcome outcome = Tool.Run("beam", tree, "-o", scratch.PathOf("tree." + ending));
            Assert.Equal((0, "", ""), (outcome.Code, outcome.Output, outcome.Error));
            string picture = scratch.Read("tree." + ending);
            IEnumerable<JsonElement> drawn = json.GetProperty("steps").EnumerateArray().SelectMany(step => step.GetProperty("kept").EnumerateArray()).Append(json.GetProperty("exhaustive"));
            Assert.All(drawn, hypothesis => Assert.Contains(Shown(hypothesis.GetProperty("logProbability").GetDouble()), picture.Replace("#46;", ".", StringComparison.Ordinal).Replace('-', '−'), StringComparison.Ordinal));
            Assert.DoesNotContain("<b>", ending is "svg" or "html" ? picture : "", StringComparison.Ordinal);
            if (ending == "svg")
                XDocument.Parse(picture);
        }
    }

    [Fact]
    public void A_worked_answer_is_whole_in_both_formats_and_takes_any_token_for_what_it_is()
    {
        using var scratch = new Scratch();
        string tree = scratch.Write("hostile.json", Hostile);
        Outcome outcome = Tool.Run("beam", tree, "--explain", scratch.PathOf("page.html"));
        Assert.Equal((0, "", ""), (outcome.Code, outcome.Output, outcome.Error));
        string page = scratch.Read("page.html");
        XDocument.Parse(page);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.Equal(0, Tool.Run("beam", Set8, "--explain", scratch.PathOf("page.md")).Code);
        Assert.Contains("page/beam-search-1.svg", scratch.Files.Select(file => file.Replace('\\', '/')));
        string text = scratch.Read("page.md");
        Assert.All(["-1.25", "-1.46", "$-0.65-0.8=-1.45$", "given up at step 2", "h_{t+1}"], part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_tree_gives_the_same_bytes_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        string[] Outputs()
        {
            using var scratch = new Scratch();
            Tool.Run("beam", Set8, "-o", scratch.PathOf("a.svg"), "--explain", scratch.PathOf("a.md"));
            Tool.Run("beam", Set8, "-o", scratch.PathOf("a.html"));
            return [Tool.Run("beam", Set8).Output, Tool.Run("beam", Set8, "--json").Output, scratch.Read("a.svg"), scratch.Read("a.md"), scratch.Read("a.html")];
        }

        try
        {
            string[] expected = Outputs();
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(expected, Outputs());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Under_all_rules_no_result_beats_the_exhaustive_one_and_every_picture_is_whole()
    {
        string[][] rules =
        [
            [], ["--like", "fairseq"], ["--like", "allennlp"], ["--like", "tensor2tensor", "--alpha", "0.6"], ["--no-repeat", "1"], ["--no-repeat", "2", "--stop", "maximum"],
            ["--groups", "2", "--diversity", "3"], ["--groups", "2", "--finished", "beam"], ["--minimum-length", "2", "--normalisation", "power"],
            ["--stop", "best-certain", "--normalisation", "gnmt", "--alpha", "-1"], ["--stop", "all-certain", "--finished", "pool-2k", "--at-maximum", "end"],
        ];
        using var scratch = new Scratch();
        for (int seed = 0; seed < 44; seed++)
        {
            string tree = scratch.Write("tree.json", RandomTree(seed));
            string[] command = ["beam", tree, "--beam", seed % 3 == 0 ? "4" : "2", .. rules[seed % rules.Length]];
            JsonElement json = Tool.Run([.. command, "--json"]).Json;
            string measure = command.Contains("--normalisation") || command.Contains("fairseq") || command.Contains("tensor2tensor") ? "score" : "logProbability";
            (JsonElement best, JsonElement optimum) = (json.GetProperty("best"), json.GetProperty("exhaustive"));
            if (best.ValueKind != JsonValueKind.Null)
            {
                double difference = optimum.GetProperty(measure).GetDouble() - best.GetProperty(measure).GetDouble();
                Assert.True(difference > -1e-9, $"seed {seed}");
                Assert.Equal(json.GetProperty("optimal").GetBoolean(), difference < 1e-9);
            }

            Assert.Equal(json.GetProperty("optimal").GetBoolean(), !json.TryGetProperty("lost", out _));
            Assert.Equal((0, "", ""), Written(Tool.Run([.. command, "-o", scratch.PathOf("a.svg"), "--explain", scratch.PathOf("a.html")])));
            Assert.Equal((0, "", ""), Written(Tool.Run([.. command, "-o", scratch.PathOf("b.html")])));
            Assert.Equal(0, Tool.Run(command).Code);
            XDocument.Parse(scratch.Read("a.svg"));
            XDocument.Parse(scratch.Read("a.html"));
        }
    }

    private static (int Code, string Output, string Error) Written(Outcome outcome) => (outcome.Code, outcome.Output, outcome.Error);

    // Three tokens, the last of which ends; now and then one is impossible, or has the probability of another.
    private static string RandomTree(int seed)
    {
        var random = new Random(seed);
        string[] tokens = ["a", "b", "."];
        string Row(int _) => "[" + string.Join(", ", tokens.Select(_ => random.Next(8) == 0 ? "\"-Infinity\"" : (-random.Next(1, 30) / 10.0).ToString(CultureInfo.InvariantCulture))) + "]";
        IEnumerable<string> beginnings = ["", "a", "b", "a a", "a b", "b a", "b b", .. from x in "ab" from y in "ab" from z in "ab" select $"{x} {y} {z}"];
        return $$"""{"vocabulary": ["a", "b", "."], "length": 4, "end": ".", "logProbabilities": { {{string.Join(", ", beginnings.Select((beginning, index) => $"\"{beginning}\": {Row(index)}"))}} } }""";
    }

    [Fact]
    public void A_result_that_has_not_ended_is_no_match_for_one_that_ends_where_such_count_only_if_none_does() => Assert.Contains(
        "\nNot optimal: “a a a” has -0.3 but has not ended, and such sequences count only where none ends; “e” ends, with -2.3. It was lost at step 1:",
        Tool.RunWith(
            """{"vocabulary": ["a", "e"], "length": 3, "end": "e", "logProbabilities": {"": [-0.1, -2.3], "a": [-0.1, -2.3], "a a": [-0.1, -2.3]}}""",
            "beam", "-", "--beam", "1", "--at-maximum", "count-if-none-ended").Output,
        StringComparison.Ordinal);

    private const string Hostile = """
        {"vocabulary": ["<b>", "$x_1$", "**", "</script>"], "length": 2, "logProbabilities": {
        "": [-1, -2, -1.5, -3], "<b>": [-1, -2, -3, -4], "$x_1$": [-0.01, -9, -9, -9], "**": [-1.25, -2, -3, -4], "</script>": [-1, -2, -3, -4]}}
        """;

    private static string Listed(JsonElement step, string name) => string.Join("; ", step.GetProperty(name).EnumerateArray().Select(Hypothesis));

    private static string Hypothesis(JsonElement hypothesis) =>
        $"{string.Join(' ', hypothesis.GetProperty("tokens").EnumerateArray().Select(token => token.GetString()))} {hypothesis.GetProperty("logProbability").GetRawText()}";

    private static string Shown(double number) => number.ToString("0.####", CultureInfo.InvariantCulture).Replace('-', '−');
}
