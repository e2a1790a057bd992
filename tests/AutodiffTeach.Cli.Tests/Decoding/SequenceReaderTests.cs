using AutodiffTeach.Cli.Decoding;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Networks.Decoding;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Cli.Tests.Decoding;

public sealed class SequenceReaderTests
{
    private const int Cases = 300;

    [Fact]
    public void Separated_tokens_are_read_back_whatever_they_are()
    {
        var random = new RandomStream(1);
        for (int index = 0; index < Cases; index++)
        {
            Vocabulary vocabulary = RandomVocabulary(random);
            int[] tokens = RandomTokens(vocabulary, random);
            string separator = (index % 3) switch { 0 => " ", 1 => ",", _ => ", " };
            string text = string.Join(separator, tokens.Select(token => vocabulary[token])) + (tokens.Length == 1 ? "," : "");
            Assert.Equal(tokens, new SequenceReader(vocabulary, "text").Read(text));
        }
    }

    [Fact]
    public void Tokens_one_after_another_are_read_where_brute_force_finds_one_reading()
    {
        var random = new RandomStream(2);
        int refused = 0;
        for (int index = 0; index < Cases; index++)
        {
            Vocabulary vocabulary = RandomVocabulary(random);
            int[] tokens = RandomTokens(vocabulary, random);
            string text = string.Concat(tokens.Select(token => vocabulary[token]));
            var reader = new SequenceReader(vocabulary, "text");
            if (Readings(vocabulary, text) == 1)
            {
                Assert.Equal(tokens, reader.Read(text));
                continue;
            }

            string problem = Assert.Throws<InputException>(() => reader.Read(text)).Message;
            string[] quoted = problem.Split('\'');
            Assert.Equal((text, text, text), (quoted[1], quoted[3].Replace(" ", "", StringComparison.Ordinal), quoted[5].Replace(" ", "", StringComparison.Ordinal)));
            Assert.NotEqual(quoted[3], quoted[5]);
            refused++;
        }

        Assert.InRange(refused, 20, Cases - 20);
    }

    [Fact]
    public void A_long_text_with_ever_more_readings_is_refused_at_once() =>
        Assert.Contains("can be read as", Assert.Throws<InputException>(() => new SequenceReader(new("a", "aa", "aaa"), "text").Read(new string('a', 100_000))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_long_text_with_one_reading_is_read() =>
        Assert.Equal(100_000, new SequenceReader(new("a", "b"), "text").Read(new string('a', 100_000)).Length);

    private static long Readings(Vocabulary vocabulary, string text) =>
        text.Length == 0 ? 1 : vocabulary.Tokens.Where(token => text.StartsWith(token, StringComparison.Ordinal)).Sum(token => Readings(vocabulary, text[token.Length..]));

    private static Vocabulary RandomVocabulary(RandomStream random) =>
        new(Enumerable.Range(0, 2 + random.NextBelow(3)).Select(_ => string.Concat(Enumerable.Range(0, 1 + random.NextBelow(3)).Select(_ => "ab"[random.NextBelow(2)]))).Distinct());

    private static int[] RandomTokens(Vocabulary vocabulary, RandomStream random) =>
        [.. Enumerable.Range(0, 1 + random.NextBelow(6)).Select(_ => random.NextBelow(vocabulary.Count))];
}
