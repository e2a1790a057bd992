using System.Text.RegularExpressions;

namespace AutodiffTeach.Derivations.Writers;

/// <summary>How wide LaTeX math comes out, in tenths of a digit: an estimate that tells where a line is full.</summary>
internal static partial class LatexWidth
{
    private const int Sign = 20; // with the space around it
    private const int BigOperator = 25;
    private const int Capital = 15;
    private const int Letter = 11;
    private const int Script = 7; // of a tenth each
    private static readonly HashSet<string> BigOperators = [@"\sum", @"\prod"];
    private static readonly HashSet<string> Invisible = [@"\left", @"\right", @"\mathrm", @"\mathbb", @"\operatorname", @"\hat", @"\tilde", @"\bar", @"\,"];
    private static readonly HashSet<string> Words = [@"\tanh", @"\sinh", @"\cosh", @"\exp", @"\log", @"\sin", @"\cos", @"\tan", @"\max", @"\min"];

    /// <summary>The width of the whole text.</summary>
    public static int Of(string latex) => UpTo(latex)[^1];

    /// <summary>The width of the text up to each position; within braces that of the text before them.</summary>
    public static int[] UpTo(string latex)
    {
        var widths = new int[latex.Length + 1];
        var open = new Stack<Group>([new Group()]);
        int end = 0;
        foreach (Match token in Token().Matches(latex))
        {
            Array.Fill(widths, open.Count == 1 ? open.Peek().Width : widths[end], end, token.Index + token.Length - end);
            end = token.Index + token.Length;
            if (token.Value == "{")
                open.Push(new Group());
            else if (token.Value == "}" && open.Count > 1)
                open.Pop().CloseInto(open.Peek());
            else
                open.Peek().Add(token.Value);
        }

        Array.Fill(widths, open.Last().Width, end, widths.Length - end);
        return widths;
    }

    private static int OfToken(string token) => token switch
    {
        "+" or "-" or "=" or ">" or "<" => Sign,
        " " or "&" => 0,
        [>= 'A' and <= 'Z'] => Capital,
        [>= 'a' and <= 'z'] => Letter,
        _ when BigOperators.Contains(token) => BigOperator,
        _ when Invisible.Contains(token) => 0,
        _ when Words.Contains(token) => 5 * token.Length,
        _ => 10,
    };

    [GeneratedRegex(@"\\[A-Za-z]+|\\.|\s+|.", RegexOptions.Singleline)]
    private static partial Regex Token();

    /// <summary>What stands between two braces.</summary>
    private sealed class Group
    {
        private int _fractionParts; // how many groups of a \frac are still to come
        private int _numerator;
        private int _scripts; // width of the script at the same base, where a second one stands below or above it
        private bool _raises;

        public int Width { get; private set; }

        public void Add(string token)
        {
            if (token == @"\frac")
                _fractionParts = 2;
            else if (token is "_" or "^")
                _raises = true;
            else if (!string.IsNullOrWhiteSpace(token))
                Append(OfToken(token));
        }

        public void CloseInto(Group outer)
        {
            if (outer._fractionParts == 2)
                (outer._fractionParts, outer._numerator) = (1, Width);
            else if (outer._fractionParts == 1)
            {
                outer._fractionParts = 0;
                outer.Append(Math.Max(outer._numerator, Width));
            }
            else
                outer.Append(Width);
        }

        // x_{t}^{2}: both scripts take the room of the wider one
        private void Append(int width)
        {
            if (_raises)
            {
                int script = width * Script / 10;
                Width += Math.Max(0, script - _scripts);
                _scripts = Math.Max(_scripts, script);
                _raises = false;
                return;
            }

            Width += width;
            _scripts = 0;
        }
    }
}
