namespace AutodiffTeach.Formulas;

/// <summary>An accent above a letter, written as a suffix of its name.</summary>
public enum Accent
{
    /// <summary>No accent.</summary>
    None,

    /// <summary>The suffix <c>_hat</c>: ŷ.</summary>
    Hat,

    /// <summary>The suffix <c>_tilde</c>: x̃.</summary>
    Tilde,

    /// <summary>The suffix <c>_bar</c>: x̄.</summary>
    Bar,
}

/// <summary>A variable's name taken apart for print: letter, accent, superscript, subscripts.</summary>
/// <param name="Base">The letter or word; Greek letters are written out, as in <c>alpha</c>.</param>
/// <param name="Accent">The accent above it.</param>
/// <param name="Superscript">What a printed name has behind <c>^</c>, as in <c>U^f</c>, or null.</param>
/// <param name="Label">The part of the name that stands as a subscript, such as <c>hh</c> of <c>w_hh</c>, or null.</param>
/// <param name="Indices">The indices, such as <c>1</c> and <c>2</c> of <c>a_{1,2}</c>, or <c>t-1</c>.</param>
public sealed record VariableName(string Base, Accent Accent, string? Superscript, string? Label, IReadOnlyList<string> Indices)
{
    /// <summary>The canonical name without its indices.</summary>
    public string Family => Base + Accent switch
    {
        Accent.Hat => "_hat",
        Accent.Tilde => "_tilde",
        Accent.Bar => "_bar",
        _ => "",
    } + (Label is null ? "" : "_" + Label) + (Superscript is null ? "" : "^" + Superscript);

    /// <summary>Label and indices, in the order in which they stand below the line.</summary>
    public IReadOnlyList<string> Subscripts => Label is null ? Indices : [Label, .. Indices];

    /// <summary>Takes a canonical or printed name apart. Any text is a name; what has no structure is all base.</summary>
    /// <remarks>
    /// <c>y_hat_1</c> is ŷ with index 1, <c>w_hh</c> is w with label hh, <c>h1</c> and <c>h_1</c> are h with index 1, <c>W1_{1,2}</c> is W1 with indices 1 and 2, <c>U^f_{1,2}</c> is
    /// U with superscript f and indices 1 and 2. Subscripts that are neither numbers nor braced are the label.
    /// </remarks>
    public static VariableName Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        int end = name.IndexOfAny(['_', '^'], Math.Min(1, name.Length));
        (string letters, string digits) = SplitDigits(end < 0 ? name : name[..end]);
        var parts = new Parts();
        for (int i = end; i >= 0 && i < name.Length;)
            i = parts.Read(name, i);
        // In W1_{1,2} the digit belongs to the name: it is no third index.
        if (digits.Length == 0 || parts.Indices.Count > 0)
            letters += digits;
        else
            parts.Indices.Add(digits);
        return new VariableName(letters, parts.Accent, parts.Superscript, parts.Label, parts.Indices);
    }

    /// <summary>Indices as a canonical name has them: <c>_1</c>, <c>_{1,2}</c>.</summary>
    public static string Subscript(IReadOnlyList<string> indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        if (indices.Count == 0)
            return "";
        return indices.Count == 1 && indices[0].All(char.IsLetterOrDigit) ? "_" + indices[0] : $"_{{{string.Join(',', indices)}}}";
    }

    // h1 is h with index 1; a name of digits alone stays whole.
    private static (string Letters, string Digits) SplitDigits(string word)
    {
        int start = word.Length;
        while (start > 0 && char.IsAsciiDigit(word[start - 1]))
            start--;
        return start == 0 ? (word, "") : (word[..start], word[start..]);
    }

    /// <summary>The parts read so far.</summary>
    private sealed class Parts
    {
        public Accent Accent { get; private set; }

        public string? Superscript { get; private set; }

        public string? Label { get; private set; }

        public List<string> Indices { get; } = [];

        // One suffix, from its sign at the position; returns where the next begins.
        public int Read(string name, int position)
        {
            bool isSuperscript = name[position] == '^';
            int start = position + 1;
            bool braced = start < name.Length && name[start] == '{';
            int close = braced ? name.IndexOf('}', start) : -1;
            int end = close > 0 ? close : name.IndexOfAny(['_', '^'], Math.Min(start, name.Length));
            if (end < 0)
                end = name.Length;
            string text = name[(close > 0 ? start + 1 : start)..end];
            if (isSuperscript)
                Superscript = Superscript + text;
            else
                AddSubscript(text, close > 0);
            return close > 0 ? close + 1 : end;
        }

        private void AddSubscript(string text, bool braced)
        {
            Accent accent = text switch { "hat" => Accent.Hat, "tilde" => Accent.Tilde, "bar" => Accent.Bar, _ => Accent.None };
            if (accent != Accent.None && Accent == Accent.None)
                Accent = accent;
            else if (braced)
                Indices.AddRange(text.Split(',', StringSplitOptions.TrimEntries));
            else if (text.Length > 0 && text.All(char.IsAsciiDigit))
                Indices.Add(text);
            else
                Label = Label is null ? text : $"{Label}_{text}";
        }
    }
}
