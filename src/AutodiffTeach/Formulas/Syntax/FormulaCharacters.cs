using System.Globalization;
using System.Text;

namespace AutodiffTeach.Formulas.Syntax;

/// <summary>What the characters of a student's text mean: one character for one, so that places stay.</summary>
internal static class FormulaCharacters
{
    private const char FirstFullWidth = '！';
    private const char LastFullWidth = '～';

    private static readonly Dictionary<char, char> Subscripts = Pairs("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", "0123456789+-=()aehijklmnoprstuvx");

    private static readonly Dictionary<char, char> Superscripts =
        Pairs("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁱⁿᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", "0123456789+-=()inabcdefghjklmoprstuvwxyz");

    private static readonly Dictionary<char, char> Marks = new() { ['\u0302'] = '^', ['\u0303'] = '~', ['\u0304'] = '-', ['\u0305'] = '-' };

    /// <summary>The text with full-width forms, odd dashes, quotes and blanks in their plain spelling; of the same length.</summary>
    public static string Plain(string text) => string.Create(text.Length, text, static (plain, text) =>
    {
        for (int i = 0; i < plain.Length; i++)
            plain[i] = Plain(text[i]);
    });

    /// <summary>Whether 𝟙, two characters, stands at the place.</summary>
    public static bool IsIndicator(string text, int i) => string.CompareOrdinal(text, i, "𝟙", 0, 2) == 0;

    /// <summary>What a subscript character stands for, or null.</summary>
    public static char? Subscript(char c) => Subscripts.TryGetValue(c, out char plain) ? plain : null;

    /// <summary>What a superscript character stands for, or null.</summary>
    public static char? Superscript(char c) => Superscripts.TryGetValue(c, out char plain) ? plain : null;

    /// <summary>The suffix of a name that a combining accent stands for, or null.</summary>
    public static string? Accent(char mark) => Marks.TryGetValue(mark, out char accent)
        ? accent switch { '^' => "_hat", '~' => "_tilde", _ => "_bar" }
        : null;

    /// <summary>A letter with an accent (ŷ) as letter and mark, or null.</summary>
    public static (char Letter, string Suffix)? Accented(char c) =>
        char.IsLetter(c) && !char.IsAscii(c) && c.ToString().Normalize(NormalizationForm.FormD) is [var letter, var mark] && Accent(mark) is { } suffix
            ? (letter, suffix)
            : null;

    private static char Plain(char c) => c switch
    {
        >= FirstFullWidth and <= LastFullWidth => (char)(c - FirstFullWidth + '!'),
        '‐' or '‑' or '‒' or '–' or '—' or '−' or '﹣' => '-',
        '‘' or '’' or 'ʹ' or '′' or 'ʼ' => '\'',
        '∗' or '⋅' or '·' or '×' or '∙' or '•' or '⊙' or '∘' or '⨀' or '\u2062' => '*',
        '∕' or '÷' or '⁄' => '/',
        '≤' or '⩽' => '≤',
        '≥' or '⩾' => '≥',
        'ϵ' => 'ε',
        'ϕ' => 'φ',
        'ϑ' => 'θ',
        'µ' => 'μ',
        '\u3000' => ' ',
        _ when char.GetUnicodeCategory(c) == UnicodeCategory.Format => ' ', // zero-width spaces, marks of direction
        _ => c,
    };

    private static Dictionary<char, char> Pairs(string raised, string plain) =>
        raised.Zip(plain).ToDictionary(pair => pair.First, pair => pair.Second);
}
