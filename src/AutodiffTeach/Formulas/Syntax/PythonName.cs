using System.Buffers;

namespace AutodiffTeach.Formulas.Syntax;

/// <summary>Names with the module before them: <c>np.exp</c>, <c>torch.nn.functional.relu</c>.</summary>
internal static class PythonName
{
    private static readonly HashSet<string> Modules = new(StringComparer.Ordinal)
    {
        "np", "numpy", "torch", "math", "cmath", "nn", "functional", "F", "tf", "jnp", "jax", "scipy", "special", "sp", "sympy", "onp", "keras", "activations",
    };

    private static readonly SearchValues<char> Points = SearchValues.Create(".");

    /// <summary>Whether the text names a module and something in it, or calls a method of a value.</summary>
    public static bool OccursIn(ReadOnlySpan<char> text)
    {
        for (int from = 0; text[from..].IndexOfAny(Points) is >= 0 and var offset;)
        {
            int point = from + offset;
            from = point + 1;
            if (from >= text.Length || !char.IsLetter(text[from]) || point == 0)
                continue;
            if (Modules.Contains(WordBefore(text, point)) || IsMethod(text, from))
                return true;
        }

        return false;
    }

    /// <summary>Takes the module of the last name away where one stands before it; returns where reading goes on.</summary>
    public static int Join(string text, int after, int end, List<Token> tokens)
    {
        int start = tokens[^1].Span.Start;
        string name = tokens[^1].Text;
        int first = after;
        while (Modules.Contains(name) && after + 1 < end && text[after] == '.' && char.IsLetter(text[after + 1]))
        {
            int i = after + 1;
            while (i < end && (char.IsLetterOrDigit(text[i]) || text[i] == '_'))
                i++;
            name = text[(after + 1)..i];
            after = i;
        }

        if (after > first)
            tokens[^1] = new Token(TokenKind.Name, name, new Span(start, after - start)) { Written = text[start..after] };
        return after;
    }

    private static string WordBefore(ReadOnlySpan<char> text, int end)
    {
        int start = end;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] == '_'))
            start--;
        return text[start..end].ToString();
    }

    // .tanh(
    private static bool IsMethod(ReadOnlySpan<char> text, int start)
    {
        int i = start;
        while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_'))
            i++;
        return i < text.Length && text[i] == '(';
    }
}
