using System.Text.RegularExpressions;

namespace AutodiffTeach.Derivations.Writers;

/// <summary>Places at which a long formula in LaTeX may be broken: before a sign or between factors, outside of braces and of \left ... \right.</summary>
internal static partial class LatexBreaks
{
    private const int LongestNarrow = 240;
    private const int WidestLine = 48; // characters as they are set

    /// <summary>The formula in pieces of at most so many characters where that is possible; from the second on they begin with an operator.</summary>
    public static IReadOnlyList<string> Pieces(string latex, int longest)
    {
        var pieces = new List<string>();
        int start = 0;
        while (!Fits(latex[start..], longest) && BreakIn(latex, start, longest) is { } next)
        {
            pieces.Add(Piece(latex[start..next], pieces.Count == 0));
            start = next;
        }

        pieces.Add(Piece(latex[start..], pieces.Count == 0));
        return pieces;
    }

    // Fractions and indices take more characters than room.
    private static bool Fits(string latex, int longest) =>
        latex.Length <= longest || (latex.Length <= LongestNarrow && LatexWidth.Of(latex) <= WidestLine);

    // The least nested place that keeps to the length, the last of these; where none does, the first place behind.
    private static int? BreakIn(string latex, int start, int longest)
    {
        int? best = null;
        int least = int.MaxValue;
        foreach ((int place, int nesting) in PlacesIn(latex).Where(place => place.Position > start))
        {
            if (place - start > longest)
                return best ?? place;
            if (place - start <= longest / 3 && nesting > 0 || nesting > least)
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
