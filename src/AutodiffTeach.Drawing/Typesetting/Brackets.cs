namespace AutodiffTeach.Drawing.Typesetting;

/// <summary>Which bracket closes which, each kind by itself, found in one pass.</summary>
internal sealed class Brackets
{
    private const string Opening = "([{";
    private const string Ending = ")]}";

    private readonly Dictionary<int, int> _closing = [];

    public Brackets(string text)
    {
        if (text.AsSpan().IndexOfAny(Opening) < 0)
            return;
        var open = new[] { new Stack<int>(), new Stack<int>(), new Stack<int>() };
        for (var i = 0; i < text.Length; i++)
        {
            if (Opening.IndexOf(text[i], StringComparison.Ordinal) is >= 0 and var kind)
                open[kind].Push(i);
            else if (Ending.IndexOf(text[i], StringComparison.Ordinal) is >= 0 and var end && open[end].TryPop(out var start))
                _closing.Add(start, i);
        }
    }

    /// <summary>Where the bracket that opens at a position is closed, or −1.</summary>
    public int Closing(int open) => _closing.GetValueOrDefault(open, -1);
}
