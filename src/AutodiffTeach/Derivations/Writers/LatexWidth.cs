using System.Text.RegularExpressions;

namespace AutodiffTeach.Derivations.Writers;

/// <summary>How wide a formula in LaTeX is set, in characters: a fraction is as wide as its longer part, braces and layout take no room.</summary>
internal static partial class LatexWidth
{
    /// <summary>The width; linear in the text.</summary>
    public static int Of(string latex)
    {
        var outer = new Stack<(int Width, int Parts)>(); // the widths around open braces, and how many parts of a fraction are still to come
        (int width, int parts, int numerator) = (0, 0, 0);
        var numerators = new Stack<int>();
        foreach (Match token in Token().Matches(latex))
        {
            switch (token.Value)
            {
                case @"\frac":
                    parts = 2;
                    break;
                case "{":
                    outer.Push((width, parts));
                    numerators.Push(numerator);
                    (width, parts) = (0, 0);
                    break;
                case "}" when outer.TryPop(out (int Width, int Parts) around):
                    numerator = numerators.Pop();
                    (width, numerator, parts) = around.Parts switch
                    {
                        2 => (around.Width, width, 1),
                        1 => (around.Width + Math.Max(numerator, width), 0, 0),
                        _ => (around.Width + width, numerator, 0),
                    };
                    break;
                case @"\left" or @"\right" or @"\mathrm" or @"\mathbb" or @"\quad" or "}":
                    break;
                default:
                    width++;
                    break;
            }
        }

        return width;
    }

    [GeneratedRegex(@"\\[A-Za-z]+|\\.|[^\s_^]")]
    private static partial Regex Token();
}
