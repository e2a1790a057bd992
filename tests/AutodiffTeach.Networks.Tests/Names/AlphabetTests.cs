using System.Text.Json;
using AutodiffTeach.Networks.Names;

namespace AutodiffTeach.Networks.Tests.Names;

/// <summary>Names in the letters of the alphabet, against Python's unicodedata: tests/oracles/names.json.</summary>
public sealed class AlphabetTests
{
    private static readonly JsonElement Document = Repository.ReadJson("tests", "oracles", "names.json");

    public static TheoryData<string, string> Texts => [.. Document.GetProperty("texts").EnumerateArray().Select(text => (text[0].GetString()!, text[1].GetString()!))];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_name_keeps_its_letters_and_loses_its_accents(string name, string expected) => Assert.Equal(expected, Alphabet.Normalise(name));

    // Each of the 63,488 that is a character by itself.
    [Fact]
    public void Every_character_becomes_the_letter_that_its_decomposition_begins_with()
    {
        var expected = Document.GetProperty("decompositions").EnumerateArray()
            .SelectMany(family => family[1].GetString()!.Select(composed => (composed, family[0].GetString()!)))
            .Concat(Alphabet.Letters.Select(letter => (letter, letter.ToString())))
            .ToDictionary();
        for (int point = 0; point <= char.MaxValue; point++)
            Assert.Equal(expected.GetValueOrDefault((char)point, ""), Alphabet.Normalise(((char)point).ToString()));
    }

    [Fact]
    public void Letters_stand_at_their_indices_and_the_padding_behind_them()
    {
        Assert.Equal(57, Alphabet.Letters.Length);
        Assert.Equal(Enumerable.Range(0, Alphabet.Padding), Alphabet.Letters.Select(Alphabet.IndexOf));
        Assert.Equal((Alphabet.Letters.Length, Alphabet.Letters.Length + 1), (Alphabet.Padding, Alphabet.Size));
    }

    [Fact]
    public void What_is_not_in_the_alphabet_has_no_index()
    {
        var fault = Assert.Throws<ArgumentException>(() => Alphabet.IndexOf('é'));
        Assert.StartsWith("U+00E9 is not a letter of the alphabet", fault.Message, StringComparison.Ordinal);
    }
}
