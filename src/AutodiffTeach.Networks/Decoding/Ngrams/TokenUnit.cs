namespace AutodiffTeach.Networks.Decoding.Ngrams;

/// <summary>What a token of a text is.</summary>
public enum TokenUnit
{
    /// <summary>A character: a Unicode code point, blanks among them.</summary>
    Characters,

    /// <summary>A word: what stands between blanks.</summary>
    Words,
}
