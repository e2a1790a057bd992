using AutodiffTeach.Formulas.Reading;

namespace AutodiffTeach.Formulas.Syntax;

/// <summary>Tells bars that open from bars that close where there are several in a row: |x||y|, ||x||y||, |sin|x||.</summary>
/// <remarks>
/// A bar closes behind a value and opens before one, behind a value as a factor. Of the ways to pair all bars of a bracket the one is taken that
/// closes as soon as it can. A pair alone is left to the parser.
/// </remarks>
internal sealed class BarPairs(List<Token> tokens, NameTable names)
{
    private const int FewestBars = 3;
    private const int MostBars = 200;

    /// <summary>The tokens with the sides of bars told apart.</summary>
    public List<Token> Resolve()
    {
        var levels = new Stack<List<int>>([[]]);
        for (int i = 0; i < tokens.Count; i++)
        {
            Token token = tokens[i];
            if (IsBar(i))
                levels.Peek().Add(i);
            else if (token.Kind == TokenKind.Sign && token.Text is "(" or "[" or "{" or "{(")
                levels.Push([]);
            else if (token.Kind == TokenKind.Sign && token.Text is ")" or "]" or "}" or "})" && levels.Count > 1)
                Pair(levels.Pop());
        }

        foreach (List<int> bars in levels)
            Pair(bars);
        return tokens;
    }

    // The bar of ∂h/∂w |_{x} is none of them.
    private bool IsBar(int i) => tokens[i].Is("|") && !tokens[i + 1].Is("_");

    private void Pair(List<int> bars)
    {
        if (bars.Count is < FewestBars or > MostBars || Sides(bars) is not { } opens)
            return;
        for (int i = 0; i < bars.Count; i++)
            tokens[bars[i]] = tokens[bars[i]] with { Text = opens[i] ? "|(" : "|)" };
    }

    // By bar, whether it opens; null where the bars do not pair. A choice that failed at a depth is not tried again.
    private bool[]? Sides(List<int> bars)
    {
        var opens = new bool[bars.Count];
        var tried = new HashSet<(int Bar, int Depth, bool Opens)>();
        var pending = new Stack<(int Bar, int Depth, bool Opens)>();
        Offer(0, 0);
        while (pending.TryPop(out (int Bar, int Depth, bool Opens) choice))
        {
            opens[choice.Bar] = choice.Opens;
            int depth = choice.Depth + (choice.Opens ? 1 : -1);
            if (choice.Bar + 1 < bars.Count)
                Offer(choice.Bar + 1, depth);
            else if (depth == 0)
                return opens;
        }

        return null;

        // Closing is on top of the stack, so that it is tried first.
        void Offer(int bar, int depth)
        {
            bool isBehindValue = bar > 0 && bars[bar] == bars[bar - 1] + 1 ? !opens[bar - 1] : EndsValue(bars[bar] - 1);
            if (depth < bars.Count - bar && StartsValue(bars[bar] + 1) && tried.Add((bar, depth, true)))
                pending.Push((bar, depth, true));
            if (isBehindValue && depth > 0 && tried.Add((bar, depth, false)))
                pending.Push((bar, depth, false));
        }
    }

    private bool StartsValue(int i) => tokens[i] is { Kind: TokenKind.Sign, Text: var sign }
        ? sign is not ("+" or "*" or "/" or "^" or "," or ")" or "]" or "}" or "})" or "|)")
        : tokens[i].Kind != TokenKind.End;

    private bool EndsValue(int i) => i >= 0 && tokens[i] switch
    {
        { Kind: TokenKind.Name, Text: var word } => !names.IsFunction(word),
        { Kind: TokenKind.Number } => true,
        { Text: var sign } => sign is ")" or "]" or "}" or "})" or "|)" or "'" or "⊤",
    };
}
