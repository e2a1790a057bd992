using System.Text.RegularExpressions;

namespace AutodiffTeach.Derivations.Writers;

/// <summary>Places at which a long formula in LaTeX may be broken: before a sign or between factors, outside of braces and of \left ... \right.</summary>
internal static partial class LatexBreaks
{
    /// <summary>How many characters of LaTeX a line of the source should have at most.</summary>
    public const int LongestSource = 280;

    /// <summary>The formula in pieces of at most so many characters where that is possible; from the second on they begin with an operator.</summary>
    public static IReadOnlyList<string> Pieces(string latex, int longest) => Pieces(latex, (start, end) => (end - start) / (double)longest);

    /// <summary>The formula in pieces that come out at most so wide, in tenths of a digit, and are no longer than a line of text should be, where that is possible.</summary>
    public static IReadOnlyList<string> PiecesByWidth(string latex, int widest)
    {
        int[] widths = LatexWidth.UpTo(latex);
        return Pieces(latex, (start, end) => Math.Max((widths[end] - widths[start]) / (double)widest, (end - start) / (double)LongestSource));
    }

    // How full a line is from a start to an end: above 1 it is too long.
    private static List<string> Pieces(string latex, Func<int, int, double> fullness)
    {
        var pieces = new List<string>();
        int start = 0;
        while (fullness(start, latex.Length) > 1 && BreakIn(latex, start, fullness) is { } next)
        {
            pieces.Add(Piece(latex[start..next], pieces.Count == 0));
            start = next;
        }

        pieces.Add(Piece(latex[start..], pieces.Count == 0));
        return pieces;
    }

    // The least nested place that keeps to the length, the last of these; where none does, the first place behind.
    private static int? BreakIn(string latex, int start, Func<int, int, double> fullness)
    {
        int? best = null;
        int least = int.MaxValue;
        foreach ((int place, int nesting) in PlacesIn(latex).Where(place => place.Position > start))
        {
            double full = fullness(start, place);
            if (full > 1)
                return best ?? place;
            if (full <= 1 / 3.0 && nesting > 0 || nesting > least)
                continue;
            (best, least) = (place, nesting);
        }

        return best;
    }

    private static IEnumerable<(int Position, int Nesting)> PlacesIn(string latex)
    {
        int braces = 0, pairs = 0, brackets = 0;
        foreach (Match token in Token().Matches(latex))
        {
            switch (token.Value)
            {
                case "{":
                    braces++;
                    break;
                case "}":
                    braces--;
                    break;
                case @"\left(" or @"\left|":
                    pairs++;
                    break;
                case @"\right)" or @"\right|":
                    pairs--;
                    break;
                case ")" or "]":
                    brackets--;
                    break;
                case "(" or "[":
                    brackets++;
                    break;
                default:
                    if (braces == 0 && pairs == 0)
                        yield return (token.Index + 1, 2 * brackets + (token.Length < 3 ? 1 : 0)); // rather before a sign
                    brackets += token.Value == " (" ? 1 : 0;
                    break;
            }
        }
    }

    // Between factors stands no sign; a piece that begins with one gets a dot.
    private static string Piece(string text, bool isFirst)
    {
        string trimmed = text.Trim();
        return isFirst || trimmed[0] is '+' or '-' ? trimmed : $@"\cdot {trimmed}";
    }

    [GeneratedRegex(@"\\left[(|]|\\right[)|]|\\[{}]| [+-] | \((?=.)| (?=\\(?:frac|mathbb))|[][{}()]")]
    private static partial Regex Token();
}
