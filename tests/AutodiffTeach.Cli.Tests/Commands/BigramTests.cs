using System.Text.Json;

namespace AutodiffTeach.Cli.Tests.Commands;

public sealed class BigramTests
{
    private static readonly string Course = Repository.PathOf("examples", "decoding", "bigram.json");
    private static readonly string Rhyme = Repository.PathOf("examples", "decoding", "rhyme.txt");

    [Theory]
    [InlineData("aaaaaabbaa", 0.003919104)]
    [InlineData("babbbbabbb", 0.002420208)]
    public void Json_has_the_probability_and_the_network_equal_to_the_table(string sequence, double probability)
    {
        JsonElement json = Tool.Run("bigram", Course, "--sequence", sequence, "--json").Json;
        Assert.Equal(probability, json.GetProperty("probability").GetDouble(), 1e-16);
        Assert.Equal(Math.Log(probability), json.GetProperty("logProbability").GetDouble(), 1e-13);
        Assert.Equal("identity", json.GetProperty("rnn").GetProperty("activation").GetString());
        Assert.Equal("[[1, 0], [0, 1]]", json.GetProperty("rnn").GetProperty("U").GetRawText());
        Assert.Equal("[[0, 0], [0, 0]]", json.GetProperty("rnn").GetProperty("V").GetRawText());
        Assert.Equal("[[0.6, 0.3], [0.4, 0.7]]", json.GetProperty("rnn").GetProperty("W").GetRawText());
        Assert.Equal(0, json.GetProperty("rnn").GetProperty("largestDifference").GetDouble());
    }

    [Fact]
    public void Json_tells_what_the_probability_is_of() => Assert.Equal(
        """
        {
          "probability": 0.4,
          "logProbability": -0.916290731874155,
          "sequence": ["a", "b"],
          "first": "free",
          "predicted": 1,
          "crossEntropy": 0.916290731874155,
          "bits": 1.3219280948873622,
          "perplexity": 2.5,
          "rnn": {
            "activation": "identity",
            "U": [[1, 0], [0, 1]],
            "V": [[0, 0], [0, 0]],
            "W": [[0.6, 0.3], [0.4, 0.7]],
            "largestDifference": 0
          }
        }

        """,
        Tool.Run("bigram", Course, "--sequence", "ab", "--json").Output);

    [Theory]
    [InlineData("aab")]
    [InlineData("a a b")]
    [InlineData("a,a,b")]
    [InlineData(" a, a, b ")]
    public void Tokens_may_be_separated(string sequence) =>
        Assert.Equal(["a", "a", "b"], Strings(Tool.Run("bigram", Course, "--sequence", sequence, "--json").Json.GetProperty("sequence")));

    [Theory]
    [InlineData("neuralnetwork", "neural,network")]
    [InlineData("neural network net", "neural,network,net")]
    [InlineData("networknet", "network,net")]
    public void Words_are_read_where_there_is_one_reading(string sequence, string tokens) =>
        Assert.Equal(tokens.Split(','), Strings(Tool.RunWith(Table("neural", "network", "net"), "bigram", "-", "--sequence", sequence, "--json").Json.GetProperty("sequence")));

    [Theory]
    [InlineData("ab", "--sequence: 'ab' can be read as 'a b' and as 'ab'; expected tokens separated by spaces, with a comma after a single one\n")]
    [InlineData("aba", "--sequence: 'aba' can be read as 'a b a' and as 'ab a'; expected tokens separated by spaces, with a comma after a single one\n")]
    [InlineData("aac", "--sequence: 'c', from character 3 on, is no token; expected a, b or ab\n")]
    [InlineData("a aa", "--sequence: 'aa' is no token; expected a, b or ab; separate all tokens or none\n")]
    [InlineData("a aq", "--sequence: 'aq' is no token; expected a, b or ab; did you mean 'ab'?\n")]
    [InlineData("q\u001b[0m", "--sequence: 'q\uFFFD[0m', from character 1 on, is no token; expected a, b or ab\n")]
    [InlineData("\n", "--sequence: is empty; expected at least one token such as 'a'\n")]
    [InlineData("", "--sequence: is empty; expected at least one token such as 'a'\n")]
    [InlineData(" , ", "--sequence: is empty; expected at least one token such as 'a'\n")]
    public void A_sequence_that_has_not_one_reading_is_refused(string sequence, string error) =>
        Assert.Equal(new Outcome(2, "", error), Tool.RunWith(Table("a", "b", "ab"), "bigram", "-", "--sequence", sequence));

    [Fact]
    public void A_comma_makes_one_token_of_what_has_two_readings() =>
        Assert.Equal(["ab"], Strings(Tool.RunWith(Table("a", "b", "ab"), "bigram", "-", "--sequence", "ab,", "--json").Json.GetProperty("sequence")));

    [Fact]
    public void Blanks_that_are_tokens_do_not_separate() =>
        Assert.Equal(["a", " ", "b"], Strings(Tool.RunWith(Table("a", "b", " "), "bigram", "-", "--sequence", "a b", "--json").Json.GetProperty("sequence")));

    [Fact]
    public void The_product_is_written_out() => Assert.Equal(
        """
        factor    times  probability  log
        first a   1      free
        P(a | a)  1      0.6          -0.5108256238
        P(b | a)  1      0.4          -0.9162907319

        P(aab | first a) = 0.6 · 0.4 = 0.24
        log P(aab | first a) = -1.427116356
        perplexity 2.04124: cross-entropy 0.713558 nats, 1.02945 bits a token, over 2 predicted

        as a recurrent network: h_t = U x_t + V h_{t-1}, o_t = W h_t; x_t one-hot, o_t the distribution of the next token
        U = [[1, 0], [0, 1]]
        V = [[0, 0], [0, 0]]
        W = [[0.6, 0.3], [0.4, 0.7]]
        verified by running it: largest difference from the table 0

        """,
        Tool.Run("bigram", Course, "--sequence", "aab").Output);

    [Fact]
    public void A_probability_too_small_for_a_double_is_told_from_its_logarithm()
    {
        string sequence = string.Concat(Enumerable.Repeat("ab", 5000));
        Assert.Contains("P(ababa … babab | first a) = 2.68602e-4604 (from its logarithm; too small for a double)\n", Tool.Run("bigram", Course, "--sequence", sequence).Output, StringComparison.Ordinal);
        JsonElement json = Tool.Run("bigram", Course, "--sequence", sequence, "--json").Json;
        Assert.Equal(0, json.GetProperty("probability").GetDouble());
        Assert.Equal((5000 * Math.Log(0.4)) + (4999 * Math.Log(0.3)), json.GetProperty("logProbability").GetDouble(), 1e-8);
    }

    [Fact]
    public void A_probability_of_zero_has_no_finite_logarithm()
    {
        const string Alternating = """{"vocabulary": ["a", "b"], "table": [[0, 1], [1, 0]]}""";
        JsonElement json = Tool.RunWith(Alternating, "bigram", "-", "--sequence", "abb", "--json").Json;
        Assert.Equal((0, "-Infinity", "Infinity"), (json.GetProperty("probability").GetDouble(), json.GetProperty("logProbability").GetString(), json.GetProperty("perplexity").GetString()));
        JsonElement one = Tool.RunWith(Alternating, "bigram", "-", "--sequence", "b", "--json").Json;
        Assert.Equal((1, "NaN"), (one.GetProperty("probability").GetDouble(), one.GetProperty("perplexity").GetString()));
    }

    [Theory]
    [InlineData("auto", 0.06, "start")]
    [InlineData("start", 0.06, "start")]
    [InlineData("free", 0.6, "free")]
    public void The_first_token_counts_where_the_table_says_how_sequences_begin(string first, double probability, string told)
    {
        const string Table = """{"vocabulary": ["a", "b"], "table": [[0.6, 0.4], [0.3, 0.7]], "initial": [0.1, 0.9]}""";
        JsonElement json = Tool.RunWith(Table, "bigram", "-", "--sequence", "aa", "--first", first, "--json").Json;
        Assert.Equal(probability, json.GetProperty("probability").GetDouble(), 15);
        Assert.Equal(told, json.GetProperty("first").GetString());
    }

    [Fact]
    public void A_first_token_that_follows_no_start_is_refused() => Assert.Equal(
        new Outcome(2, "", "--first: the table does not say how sequences begin; expected 'initial' or 'start' in its file, or --first free\n"),
        Tool.Run("bigram", Course, "--sequence", "aab", "--first", "start"));

    [Fact]
    public void The_model_has_the_probability_as_its_output()
    {
        Outcome model = Tool.Run("bigram", Course, "--sequence", "aaaaaabbaa", "--model");
        Assert.Equal((0, ""), (model.Code, model.Error));
        JsonElement eval = Tool.RunWith(model.Output, "eval", "-", "--json").Json;
        Assert.Equal(0.003919104, eval.GetProperty("values").GetProperty("P").GetDouble(), 1e-16);
        Assert.Equal(0, Tool.RunWith(Tool.Run("bigram", Course, "--sequence", "ab", "--model", "--softmax").Output, "derive", "-", "--of", "P", "--wrt", "W[2][1]").Code);
    }

    [Fact]
    public void With_a_softmax_the_weights_are_logarithms()
    {
        JsonElement network = Tool.Run("bigram", Course, "--softmax", "--json").Json.GetProperty("rnn");
        Assert.Equal("softmax", network.GetProperty("output").GetString());
        Assert.Equal(Math.Log(0.3), network.GetProperty("W")[0][1].GetDouble());
        Assert.InRange(network.GetProperty("largestDifference").GetDouble(), 0, 1e-15);
        Assert.Equal(
            new Outcome(2, "", "warning: standard input: table[1]: is all zeros; nothing follows this token\n--softmax: the row of 'b' sums to 0, a softmax to 1; expected rows that sum to 1\n"),
            Tool.RunWith("""{"vocabulary": ["a", "b"], "table": [[0.6, 0.4], [0, 0]]}""", "bigram", "-", "--softmax"));
    }

    [Fact]
    public void A_table_made_from_a_text_is_written_and_read()
    {
        using var scratch = new Scratch();
        string file = scratch.PathOf("rhyme.json");
        Assert.Equal(new Outcome(0, "", ""), Tool.Run("bigram", "--from-text", Rhyme, "--words", "--smoothing", "0.1", "-o", file));
        JsonElement read = Tool.Run("bigram", file, "--sequence", "the sea </s>", "--perplexity", Rhyme, "--words", "--json").Json;
        // the comes first in 3 of 4 lines, sea after 2 of 8 the, the end after 1 of 2 sea; 14 tokens
        Assert.Equal(3.1 / 5.4 * (2.1 / 8.4) * (1.1 / 3.4), read.GetProperty("probability").GetDouble(), 14);
        JsonElement made = Tool.Run("bigram", "--from-text", Rhyme, "--words", "--smoothing", "0.1", "--sequence", "the sea </s>", "--perplexity", Rhyme, "--json").Json;
        Assert.Equal(read.GetRawText(), made.GetRawText());
        Assert.Equal(32, read.GetProperty("text").GetProperty("predicted").GetInt32());
    }

    [Fact]
    public void Samples_depend_on_the_seed_alone()
    {
        string[] args = ["bigram", "--from-text", Rhyme, "--words", "--sample", "20", "--json"];
        string one = Tool.Run([.. args, "--seed", "4"]).Output;
        Assert.Equal(one, Tool.Run([.. args, "--seed", "4"]).Output);
        Assert.NotEqual(one, Tool.Run([.. args, "--seed", "5"]).Output);
        JsonElement json = Tool.Run([.. args, "--length", "3"]).Json;
        Assert.All(json.GetProperty("samples").EnumerateArray(), sample => Assert.InRange(sample.GetProperty("tokens").GetArrayLength(), 1, 3));
    }

    [Fact]
    public void Unknown_tokens_of_a_text_are_told_once_with_their_line()
    {
        using var scratch = new Scratch();
        string text = scratch.Write("t.txt", "ab\n\nacA\nc\n");
        Assert.Equal(
            new Outcome(2, "", $"{text}:3: 'c' is no token of the table; expected tokens of its vocabulary\n{text}:3: 'A' is no token of the table; expected tokens of its vocabulary; did you mean 'a'?\n"),
            Tool.Run("bigram", Course, "--perplexity", text));
    }

    [Fact]
    public void The_likeliest_sequence_is_found()
    {
        Assert.Equal("likeliest of length 5: bbbbb, log P = -1.426699776\n", Tool.Run("bigram", Course, "--likeliest", "5").Output);
        JsonElement likeliest = Tool.Run("bigram", Course, "--likeliest", "3", "--json").Json.GetProperty("likeliest");
        Assert.Equal(["b", "b", "b"], Strings(likeliest.GetProperty("tokens")));
        Assert.Equal(2 * Math.Log(0.7), likeliest.GetProperty("logProbability").GetDouble(), 14);
        Assert.Equal(
            "--likeliest: every sequence of 3 tokens has probability zero; expected a smaller length\n",
            Tool.RunWith("ab\n", "bigram", "--from-text", "-", "--no-boundaries", "--likeliest", "3").Error.Split("above 0\n")[1]);
    }

    [Theory]
    [InlineData("md")]
    [InlineData("html")]
    public void A_worked_answer_is_written_whatever_the_tokens_are(string ending)
    {
        using var scratch = new Scratch();
        string page = scratch.PathOf($"answer.{ending}");
        const string Odd = """{"vocabulary": ["$x$", "<b>", "**", "a|b", "\\frac{"], "table": [[0, 1, 0, 0, 0], [0, 0, 1, 0, 0], [0.5, 0, 0, 0.5, 0], [0, 0, 0, 0, 1], [0, 0, 0, 0, 0]], "initial": [1, 0, 0, 0, 0]}""";
        Outcome outcome = Tool.RunWith(Odd, "bigram", "-", "--sequence", "$x$ <b> ** a|b \\frac{", "--explain", page);
        Assert.Equal((0, ""), (outcome.Code, outcome.Output));
        string text = scratch.Read($"answer.{ending}");
        Assert.Contains("0.5", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", text.Replace("\\<b\\>", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_worked_answer_follows_the_network_step_by_step()
    {
        using var scratch = new Scratch();
        Assert.Equal(new Outcome(0, "", ""), Tool.Run("bigram", Course, "--sequence", "abb", "--explain", scratch.PathOf("answer.md")));
        Assert.Equal(["answer.md", Path.Combine("answer", "bigram-1.svg")], scratch.Files);
        Assert.Contains("| 1 | a | \\[0.6, 0.4\\] | b | 0.4 |\n| 2 | b | \\[0.3, 0.7\\] | b | 0.7 |\n", scratch.Read("answer.md"), StringComparison.Ordinal);
        Assert.Contains("**0.4 · 0.7 = 0.28**", scratch.Read("answer.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_worked_answer_fits_on_a_page()
    {
        Assert.Equal("--explain: the sequence has 41 tokens; expected at most 40 on a page\n", Tool.Run("bigram", Course, "--sequence", new string('a', 41), "--explain", "a.md").Error);
        Assert.Equal("--explain: the table has 14 tokens; expected at most 12 on a page\n", Tool.Run("bigram", "--from-text", Rhyme, "--words", "--smoothing", "1", "--sequence", "the sea", "--explain", "a.md").Error);
    }

    [Fact]
    public void Rare_tokens_stand_for_unknown_ones()
    {
        using var scratch = new Scratch();
        string seen = scratch.Write("seen.txt", "a b a\nb a c\n"), unseen = scratch.Write("unseen.txt", "a d b\n");
        Outcome outcome = Tool.Run("bigram", "--from-text", seen, "--words", "--min-count", "2", "--smoothing", "1", "--perplexity", unseen, "--json");
        Assert.Equal((0, $"note: {unseen}: unknown tokens, taken as '<unk>': 1\n"), (outcome.Code, outcome.Error));
        // a first 1 of 2, <unk> after a 1 of 3, b after <unk> 0 of 1, the end after b 0 of 2; 4 tokens
        Assert.Equal(Math.Log(2.0 / 6 * (2.0 / 7) * (1.0 / 5) * (1.0 / 6)), JsonDocument.Parse(outcome.Output).RootElement.GetProperty("text").GetProperty("logProbability").GetDouble(), 13);
        Assert.Contains("unseen.txt:1: 'd' is no token of the table", Tool.Run("bigram", "--from-text", seen, "--words", "--perplexity", unseen).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_likeliest_sequence_that_takes_minutes_is_refused()
    {
        string letters = string.Concat(Enumerable.Range(0, 1999).Select(letter => (char)('\u4e00' + letter)));
        Assert.Equal(
            new Outcome(2, "", "--likeliest: 2501 tokens of 2000 take too long; expected at most 2500\n"),
            Tool.RunWith(letters, "bigram", "--from-text", "-", "--likeliest", "2501"));
    }

    [Fact]
    public void Of_many_unknown_tokens_the_first_are_told_and_the_others_counted()
    {
        using var scratch = new Scratch();
        string seen = scratch.Write("seen.txt", string.Join(' ', Enumerable.Range(0, 2000).Select(token => $"token{token}")));
        string unseen = scratch.Write("unseen.txt", string.Join(' ', Enumerable.Range(0, 20_000).Select(token => $"tokne{token % 10_000}")));
        string[] problems = Tool.Run("bigram", "--from-text", seen, "--words", "--perplexity", unseen).Error.Split('\n');
        Assert.Equal($"{unseen}:1: 'tokne0' is no token of the table; expected tokens of its vocabulary; did you mean 'token0'?", problems[0]);
        Assert.Equal($"{unseen}: and 9980 more unknown tokens", problems[20]);
    }

    [Fact]
    public void A_text_without_boundaries_may_leave_a_token_without_follower()
    {
        Outcome outcome = Tool.RunWith("ab\n", "bigram", "--from-text", "-", "--no-boundaries");
        Assert.Equal((0, "note: standard input: nothing follows 'b'; 0/0 is taken as probability zero, unless --smoothing is above 0\n"), (outcome.Code, outcome.Error));
        Assert.StartsWith("bigram table of 2 tokens; first tokens are free\n\nafter  a  b\na      0  1\nb      0  0\n", outcome.Output);
        Assert.Equal("", Tool.RunWith("ab\n", "bigram", "--from-text", "-", "--no-boundaries", "--smoothing", "1").Error);
    }

    [Theory]
    [InlineData("", "standard input: is empty; expected a text, one sequence a line\n", "--from-text", "-")]
    [InlineData("a </s>", "standard input: has '</s>', which stands for the end of a line; expected a text without it, or --no-boundaries\n", "--from-text", "-", "--words")]
    [InlineData("{", "standard input:1:2: is not JSON: Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed\n", "-")]
    public void A_table_that_cannot_be_had_is_told(string input, string error, params string[] args) =>
        Assert.Equal(new Outcome(2, "", error), Tool.RunWith(input, ["bigram", .. args]));

    [Theory]
    [InlineData("TABLE.json is missing; expected it, or --from-text")]
    [InlineData("--from-text makes the table; expected no TABLE.json beside it", "t.json", "--from-text", "t.txt")]
    [InlineData("--sample: 100000 sequences of up to 101 tokens are too many; expected at most 10000000 tokens in all; try a smaller --length", "t.json", "--sample", "100000", "--length", "101")]
    [InlineData("--smoothing: is for --from-text; expected it with that option", "t.json", "--smoothing", "1")]
    [InlineData("--smoothing: '-1' does not fit; expected a number from 0 to 1000000000", "--from-text", "t.txt", "--smoothing", "-1")]
    [InlineData("--seed: is for --sample; expected it with that option", "t.json", "--seed", "1")]
    [InlineData("--model follows a sequence; expected --sequence beside it", "t.json", "--model")]
    [InlineData("--explain follows a sequence; expected --sequence beside it", "t.json", "--explain", "a.md")]
    [InlineData("--explain: 'a.tex' does not tell the format; expected a file ending in md or html", "t.json", "--sequence", "a", "--explain", "a.tex")]
    [InlineData("-o: 't.txt' does not tell the format; expected a file ending in json", "t.json", "-o", "t.txt")]
    [InlineData("--first: unknown value 'fre'; expected auto, free or start", "t.json", "--first", "fre")]
    public void Wrong_usage_is_told(string problem, params string[] args) =>
        Assert.Equal(new Outcome(2, "", $"autodiffteach bigram: {problem}; see 'autodiffteach bigram --help'\n"), Tool.Run(["bigram", .. args]));

    private static string Table(params string[] tokens)
    {
        string row = $"[{string.Join(", ", Enumerable.Range(0, tokens.Length).Select(token => token == 0 ? "1" : "0"))}]";
        return $"{{\"vocabulary\": [{string.Join(", ", tokens.Select(token => $"\"{token}\""))}], \"table\": [{string.Join(", ", tokens.Select(_ => row))}]}}";
    }

    private static string[] Strings(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!)];
}
