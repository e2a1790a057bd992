using AutodiffTeach.Networks.Decoding.Files;
using AutodiffTeach.Networks.Files;

namespace AutodiffTeach.Networks.Tests.Decoding.Files;

public sealed class TreeFileTests
{
    private const string Good = """{"vocabulary": ["a", "b"], "length": 2, "logProbabilities": {"": [-0.7, -0.8], "a": [-0.1, -2.4], "b": [-0.5, -0.9]}}""";

    [Fact]
    public void A_tree_is_a_model_with_its_length()
    {
        var file = TreeFile.Parse(Good, "tree.json");
        double[] row = new double[2];
        string state = file.Model.Start(row);
        Assert.Equal(("", -0.7, -0.8), (state, row[0], row[1]));
        state = file.Model.Step(state, 1, row);
        Assert.Equal(("b", -0.5, -0.9), (state, row[0], row[1]));
        Assert.Equal((2, null), (file.Rules.MaximumLength, file.Rules.EndToken));
        Assert.Empty(file.Warnings);
        Assert.InRange(file.RowSumDeviation, 0.01, 0.06);
    }

    // One change to the good file a line: what is replaced, by what, and the whole message.
    [Theory]
    [InlineData("\"vocabulary\": [\"a\", \"b\"], ", "", "has no 'vocabulary'; expected a list of tokens")]
    [InlineData("[\"a\", \"b\"]", "[]", "vocabulary: has 0 tokens; expected 1 to 1000000")]
    [InlineData("[\"a\", \"b\"]", "\"ab\"", "vocabulary: is \"ab\"; expected a list of tokens")]
    [InlineData("[\"a\", \"b\"]", "[\"a\", 2]", "vocabulary[1]: is 2; expected a text that is not empty, has no spaces (they separate the tokens of a beginning) and at most 200 characters")]
    [InlineData("[\"a\", \"b\"]", "[\"a\", \"b c\"]", "vocabulary[1]: is \"b c\"; expected a text that is not empty, has no spaces (they separate the tokens of a beginning) and at most 200 characters")]
    [InlineData("[\"a\", \"b\"]", "[\"a\", \"\"]", "vocabulary[1]: is \"\"; expected a text that is not empty, has no spaces (they separate the tokens of a beginning) and at most 200 characters")]
    [InlineData("[\"a\", \"b\"]", "[\"a\", \"a\"]", "vocabulary[1]: is \"a\", which is token [0] already; expected each token once")]
    [InlineData("\"length\": 2", "\"length\": 0", "length: is 0; expected a whole number from 1 to 1000")]
    [InlineData("\"length\": 2", "\"length\": 2.5", "length: is 2.5; expected a whole number from 1 to 1000")]
    [InlineData("\"length\": 2", "\"length\": 1001", "length: is 1001; expected a whole number from 1 to 1000")]
    [InlineData("\"length\": 2", "\"length\": 20", "length: is 20, which makes 1048576 sequences of 2 tokens; expected at most 1000000; try a shorter length")]
    [InlineData("\"length\": 2", "\"length\": 900", "length: is 900, which makes about 10^270 sequences of 2 tokens; expected at most 1000000; try a shorter length")]
    [InlineData("\"length\": 2", "\"length\": 3", "logProbabilities: has no row for 4 beginnings: \"a a\", \"a b\", \"b a\", \"b b\"; expected one for every possible beginning of fewer than 3 tokens")]
    [InlineData("\"length\": 2", "\"length\": 4", "logProbabilities: has no row for 12 beginnings: \"a a\", \"a b\", \"b a\", \"b b\", …; expected one for every possible beginning of fewer than 4 tokens")]
    [InlineData(", \"b\": [-0.5, -0.9]", "", "logProbabilities: has no row for \"b\"; expected one for every possible beginning of fewer than 2 tokens")]
    [InlineData("\"\": [-0.7, -0.8], ", "", "logProbabilities: has no row for \"\"; expected one for every possible beginning of fewer than 2 tokens")]
    [InlineData("[-0.5, -0.9]", "[-0.5]", "logProbabilities.b: has 1 number; expected 2, one a token of the vocabulary")]
    [InlineData("[-0.5, -0.9]", "-0.5", "logProbabilities.b: is -0.5; expected a list of log-probabilities, one a token")]
    [InlineData("[-0.5, -0.9]", "[-0.5, null]", "logProbabilities.b[1]: is null; expected a finite number, or \"-Infinity\" for probability zero")]
    [InlineData("[-0.5, -0.9]", "[-0.5, \"Infinity\"]", "logProbabilities.b[1]: is \"Infinity\"; expected a finite number, or \"-Infinity\" for probability zero")]
    [InlineData("[-0.5, -0.9]", "[-0.5, 1e999]", "logProbabilities.b[1]: is 1e999; expected a finite number, or \"-Infinity\" for probability zero")]
    [InlineData("[-0.5, -0.9]", "[-0.5, 1.5e308]", "logProbabilities.b[1]: is 1.5e308; expected a number from -1e300 to 1e300")]
    [InlineData("[-0.5, -0.9]", "[-0.5, -1.5e308]", "logProbabilities.b[1]: is -1.5e308; expected a number from -1e300 to 1e300")]
    [InlineData("\"b\": [-0.5", "\"bb\": [-0.5", "logProbabilities.bb: has the unknown token \"bb\"; expected a or b; did you mean 'b'?")]
    [InlineData("\"b\": [-0.5", "\"a b\": [-0.5", "logProbabilities[\"a b\"]: is a beginning of 2 tokens; expected fewer than 2, the length of a sequence")]
    [InlineData("\"b\": [-0.5", "\"a  b\": [-0.5", "logProbabilities[\"a  b\"]: has a space too many; expected tokens with one space between them")]
    [InlineData("\"b\": [-0.5", "\" b\": [-0.5", "logProbabilities[\" b\"]: has a space too many; expected tokens with one space between them")]
    [InlineData("\"b\": [-0.5", "\"b \": [-0.5", "logProbabilities[\"b \"]: has a space too many; expected tokens with one space between them")]
    [InlineData("[\"a\", \"b\"]", "[\"a\", \"\\u001b[31m\"]", "logProbabilities.b: has the unknown token \"b\"; expected a or \\u001B[31m")]
    [InlineData("\"b\": [-0.5", "\"a\": [-0.5", "logProbabilities.a: is given twice; expected it once")]
    [InlineData("\"length\": 2", "\"length\": 2, \"lenght\": 2", "lenght: is unknown; expected vocabulary, length, logProbabilities or end; did you mean 'length'?")]
    [InlineData("\"length\": 2", "\"length\": 2, \"end\": \"c\"", "end: is \"c\", which is not in the vocabulary; expected a or b")]
    [InlineData("\"length\": 2", "\"length\": 2, \"end\": \"b\"", "logProbabilities.b: goes on after \"b\", which ends a sequence; expected no row for it")]
    public void A_mistake_is_told_with_its_place_and_what_was_expected(string part, string replacement, string message)
    {
        string text = Good.Replace(part, replacement, StringComparison.Ordinal);
        Assert.NotEqual(Good, text);
        var failure = Assert.Throws<NetworkFileException>(() => TreeFile.Parse(text, "tree.json"));
        Assert.Contains($"tree.json: {message}", failure.Problems);
    }

    [Fact]
    public void All_mistakes_are_told_at_once() => Assert.Equal(
        [
            "tree.json: length: is \"two\"; expected a whole number from 1 to 1000",
            "tree.json: vocabulary[1]: is \"a\", which is token [0] already; expected each token once",
        ],
        Assert.Throws<NetworkFileException>(() => TreeFile.Parse(Good.Replace("\"b\"]", "\"a\"]", StringComparison.Ordinal).Replace("2, \"log", "\"two\", \"log", StringComparison.Ordinal), "tree.json"))
            .Problems.Order(StringComparer.Ordinal));

    [Fact]
    public void Nothing_is_expected_after_what_is_impossible_or_has_ended()
    {
        var impossible = TreeFile.Parse("""{"vocabulary": ["a", "b"], "length": 2, "logProbabilities": {"": [-0.7, "-Infinity"], "a": [-0.1, -2.4]}}""", "t");
        Assert.Null(impossible.Rules.EndToken);
        var ended = TreeFile.Parse("""{"vocabulary": ["a", "b"], "length": 2, "end": "b", "logProbabilities": {"": [-0.7, -0.7], "a": [-0.1, -2.4]}}""", "t");
        Assert.Equal(1, ended.Rules.EndToken);
    }

    [Fact]
    public void Probabilities_above_1_are_warned_of_the_first_few_by_name()
    {
        const string Rest = ", a probability above 1; expected a log-probability, 0 or less";
        var file = TreeFile.Parse("""{"vocabulary": ["a", "b"], "length": 2, "logProbabilities": {"": [0.5, 0], "a": [1, 1], "b": [1, 1]}}""", "t");
        Assert.Equal(["t: logProbabilities[\"\"][0]: is 0.5" + Rest, "t: logProbabilities.a[0]: is 1" + Rest, "t: logProbabilities.a[1]: is 1" + Rest, "t: logProbabilities: and 2 more numbers above 0"], file.Warnings);
    }

    [Fact]
    public void One_warning_more_than_are_named_is_told_in_the_singular() => Assert.Equal(
        "t: logProbabilities: and 1 more number above 0",
        TreeFile.Parse("""{"vocabulary": ["a", "b", "c", "d"], "length": 1, "logProbabilities": {"": [1, 1, 1, 1]}}""", "t").Warnings[^1]);

    [Fact]
    public void A_long_token_is_cut_between_letters_and_a_long_vocabulary_is_not_listed()
    {
        string x = new('x', 59);
        var cut = Assert.Throws<NetworkFileException>(() => TreeFile.Parse(Good.Replace("\"b\": [", $"\"{x}😀yy\": [", StringComparison.Ordinal), "t"));
        Assert.Contains($"has the unknown token \"{x}\\uD83D\\uDE00...\"; expected a or b", cut.Message, StringComparison.Ordinal);
        string tokens = string.Join(", ", Enumerable.Range(0, 30).Select(i => $"\"t{i}\""));
        var listed = Assert.Throws<NetworkFileException>(() => TreeFile.Parse($$"""{"vocabulary": [{{tokens}}], "length": 2, "end": "other", "logProbabilities": { } }""", "t"));
        Assert.Contains("t: end: is \"other\", which is not in the vocabulary; expected one of 30 such as t0, t1, t2", listed.Problems);
    }

    [Fact]
    public void One_token_makes_a_tree_of_any_length_up_to_the_greatest()
    {
        string rows = string.Join(", ", Enumerable.Range(0, 1000).Select(count => $"\"{string.Join(' ', Enumerable.Repeat("a", count))}\": [0]"));
        Assert.Equal(1000, TreeFile.Parse($$"""{"vocabulary": ["a"], "length": 1000, "logProbabilities": { {{rows}} } }""", "t").Rules.MaximumLength);
        var lacking = Assert.Throws<NetworkFileException>(() => TreeFile.Parse("""{"vocabulary": ["a"], "length": 1000, "logProbabilities": { } }""", "t"));
        Assert.StartsWith("t: logProbabilities: has no row for 1000 beginnings: \"\", \"a\", …; ", lacking.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_mistakes_the_first_are_told_with_their_nearest_and_the_others_counted()
    {
        string tokens = string.Join(", ", Enumerable.Range(0, 1000).Select(token => $"\"token{token}\""));
        string rows = string.Join(", ", Enumerable.Range(0, 20_000).Select(row => $"\"tokne{row}\": []"));
        var lacking = Assert.Throws<NetworkFileException>(() => TreeFile.Parse($$"""{"vocabulary": [{{tokens}}], "length": 2, "logProbabilities": { {{rows}} } }""", "t"));
        Assert.Equal("t: logProbabilities.tokne0: has the unknown token \"tokne0\"; expected one of 1000 such as token0, token1, token2; did you mean 'token0'?", lacking.Problems[0]);
        Assert.Equal("t: and 19950 more problems", lacking.Problems[^1]);
    }

    [Fact]
    public void Mutated_files_are_read_or_refused_and_never_break_the_reader()
    {
        var random = new Random(6);
        const string Letters = "{}[]\",:-0.9eE aboxé\\u\n";
        for (int trial = 0; trial < 3_000; trial++)
        {
            char[] text = Good.ToCharArray();
            for (int change = random.Next(1, 4); change > 0; change--)
                text[random.Next(text.Length)] = Letters[random.Next(Letters.Length)];
            string mutated = new(text);
            try
            {
                TreeFile.Parse(random.Next(2) == 0 ? mutated : mutated.Remove(random.Next(mutated.Length), 1), "t");
            }
            catch (NetworkFileException refused)
            {
                Assert.All(refused.Problems, problem => Assert.DoesNotContain('\n', problem));
            }
        }
    }
}
