namespace AutodiffTeach.Formulas.Syntax;

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    Number,
    Name,

    /// <summary>An operator, a bracket or another sign, in its plain spelling.</summary>
    Sign,
    End,
}

/// <summary>A token: <paramref name="Text"/> is the plain spelling (σ is <c>sigma</c>, × is <c>*</c>).</summary>
internal readonly record struct Token(TokenKind Kind, string Text, Span Span)
{
    /// <summary>The spelling in the text where it differs, such as <c>\cdot</c>, for error messages.</summary>
    public string? Written { get; init; }

    /// <summary>Whether a word stands for one name and never for a product of names, as in <c>\mathrm{loss}</c>.</summary>
    public bool IsWhole { get; init; }

    public bool Is(string sign) => Kind == TokenKind.Sign && Text == sign;

    public bool IsWord(string word) => Kind == TokenKind.Name && Text == word;

    /// <summary>The token as an error message quotes it.</summary>
    public string Quoted => Kind == TokenKind.End ? "end of the line" : $"'{Written ?? Text}'";
}
