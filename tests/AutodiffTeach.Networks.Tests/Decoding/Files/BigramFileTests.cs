using AutodiffTeach.Networks.Decoding.Files;
using AutodiffTeach.Networks.Decoding.Ngrams;
using AutodiffTeach.Networks.Files;

namespace AutodiffTeach.Networks.Tests.Decoding.Files;

public sealed class BigramFileTests
{
    [Fact]
    public void A_table_reads_back_the_same()
    {
        BigramTable table = BigramCounts.Of(TextSequences.Of("say \"hi\"\n\\o/ ü😀", TokenUnit.Characters)).ToTable(0.3);
        string text = BigramFile.Write(table);
        BigramFile read = BigramFile.Parse(text);
        Assert.Empty(read.Warnings);
        Assert.Equal(table.Vocabulary.Tokens, read.Table.Vocabulary.Tokens);
        Assert.Equal(table.EndToken, read.Table.EndToken);
        Assert.Equal(table.Initial.ToArray(), read.Table.Initial.ToArray());
        Assert.All(Enumerable.Range(0, table.Count), token => Assert.Equal(table.Row(token).ToArray(), read.Table.Row(token).ToArray()));
        Assert.Equal(text, BigramFile.Write(read.Table));
    }

    [Fact]
    public void One_token_may_stand_before_the_first_and_end_the_sequence()
    {
        BigramTable table = BigramFile.Parse("""{"vocabulary": ["a", "."], "table": [[0.5, 0.5], [1, 0]], "start": ".", "end": "."}""").Table;
        Assert.Equal((1, true), (table.EndToken, table.HasInitial));
        Assert.Equal([1, 0], table.Initial.ToArray());
    }

    [Fact]
    public void Rows_that_do_not_sum_to_one_are_told_and_taken_as_they_are()
    {
        BigramFile file = BigramFile.Parse("""{"vocabulary": ["a", "b"], "table": [[0.5, 0.4], [0, 0]], "initial": [0.9, 0.3]}""", "t.json");
        Assert.Equal(
            [
                "t.json: table[0]: sums to 0.9, not 1; the numbers are taken as they are",
                "t.json: table[1]: is all zeros; nothing follows this token",
                "t.json: initial: sums to 1.2, not 1; the numbers are taken as they are",
            ],
            file.Warnings);
        Assert.Equal(0.9 * 0.4, file.Table.Probability([0, 1]));
    }

    [Theory]
    [InlineData("", "t: is empty; expected JSON")]
    [InlineData("[]", "t: is a list; expected an object with vocabulary and table")]
    [InlineData("""{"vocabulary": ["a", "b"], "tables": [[1, 0], [0, 1]]}""", "t: tables: is unknown; expected vocabulary, table, initial, start or end; did you mean 'table'?|t: has no 'table'; expected a list with the distribution of the next token for each token")]
    [InlineData("""{"vocabulary": ["a", "b"], "table": [[0.6, 0.4]]}""", "t: table: has 1 row; expected 2, one for each token of the vocabulary")]
    [InlineData("""{"vocabulary": ["a", "b"], "table": [[0.6, 0.4, 0], [0.3]]}""", "t: table[0]: has 3 items; expected 2, one for each token of the vocabulary|t: table[1]: has 1 item; expected 2, one for each token of the vocabulary")]
    [InlineData("""{"vocabulary": ["a", "b"], "table": [[1.2, -0.2], ["0.5", 0.7]]}""", "t: table[0][0]: is 1.2; expected a probability from 0 to 1|t: table[0][1]: is -0.2; expected a probability from 0 to 1|t: table[1][0]: is \"0.5\"; expected a finite number")]
    [InlineData("""{"vocabulary": ["a", "", "a", 1], "table": [[1]]}""", "t: vocabulary[1]: is \"\"; expected a token of at least one character, such as \"a\"|t: vocabulary[2]: is \"a\", which is token [0] already; expected each token once|t: vocabulary[3]: is 1; expected a token of at least one character, such as \"a\"")]
    [InlineData("""{"vocabulary": [], "table": []}""", "t: vocabulary: has 0 tokens; expected 1 to 4096")]
    [InlineData("""{"vocabulary": ["a"], "table": [[1]], "initial": [1], "start": "a", "end": "A"}""", "t: end: is \"A\", which is not in the vocabulary; expected a; did you mean 'a'?|t: start: stands beside 'initial'; expected one of the two to say how sequences begin")]
    [InlineData("""{"vocabulary": ["a"], "table": [[NaN]]}""", "t:1:34: NaN is no number of JSON; expected a finite number")]
    public void All_problems_are_told(string text, string problems) =>
        Assert.Equal(problems.Split('|'), Assert.Throws<NetworkFileException>(() => BigramFile.Parse(text, "t")).Problems);

    [Fact]
    public void Many_odd_rows_are_counted()
    {
        string vocabulary = string.Join(", ", Enumerable.Range(0, 30).Select(token => $"\"{token}\"")), row = $"[{string.Join(", ", Enumerable.Repeat("0.5", 30))}]";
        BigramFile file = BigramFile.Parse($"{{\"vocabulary\": [{vocabulary}], \"table\": [{string.Join(", ", Enumerable.Repeat(row, 30))}]}}");
        Assert.Equal((11, "table: and 20 more like these"), (file.Warnings.Count, file.Warnings[^1]));
    }
}
