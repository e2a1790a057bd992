namespace AutodiffTeach.Networks.Decoding;

/// <summary>The tokens as texts, in order: a token is its place in the list. The order also breaks ties.</summary>
public sealed class Vocabulary
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly string[] _tokens;

    /// <summary>Takes the tokens in order.</summary>
    /// <param name="tokens">At least one text, none twice.</param>
    /// <exception cref="ArgumentException">There is none, one is null, or one comes twice.</exception>
    public Vocabulary(params IEnumerable<string> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        _tokens = [.. tokens];
        if (_tokens.Length == 0)
            throw new ArgumentException("A vocabulary has at least one token.", nameof(tokens));
        for (int place = 0; place < _tokens.Length; place++)
        {
            if (_tokens[place] is not { } token)
                throw new ArgumentException($"Token {place} is null; a text was expected.", nameof(tokens));
            if (!_places.TryAdd(token, place))
                throw new ArgumentException($"Token {place}, '{token}', is token {_places[token]} again; a text of its own was expected.", nameof(tokens));
        }
    }

    /// <summary>The tokens in order.</summary>
    public IReadOnlyList<string> Tokens => _tokens;

    /// <summary>The number of tokens.</summary>
    public int Count => _tokens.Length;

    /// <summary>The text of a token.</summary>
    /// <param name="token">0 to <see cref="Count"/>, exclusive.</param>
    public string this[int token] => _tokens[token];

    /// <summary>The place of a text.</summary>
    /// <param name="token">A text, compared letter by letter.</param>
    /// <param name="place">Its place, 0 where it is none of them.</param>
    /// <returns>Whether it is one of them.</returns>
    public bool TryFind(string token, out int place) => _places.TryGetValue(token, out place);
}
