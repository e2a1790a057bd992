using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>
/// Single characters in LaTeX's math mode, with the fonts that every LaTeX has. A letter with an accent is set with it; what those
/// fonts do not have becomes a small frame with its code point, as browsers show it.
/// </summary>
internal static class LatexSymbols
{
    /// <summary>The macro of the frame, with the two halves of the code point as its arguments.</summary>
    public const string UnknownMacro = @"\adunknown";

    private static readonly FrozenDictionary<int, string> Commands = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["#"] = @"\#",
        ["$"] = @"\$",
        ["%"] = @"\%",
        ["&"] = @"\&",
        ["_"] = @"\_",
        ["{"] = @"\{",
        ["}"] = @"\}",
        ["\\"] = @"\backslash ",
        ["^"] = @"\text{\textasciicircum}",
        ["~"] = @"{\sim}",
        ["\""] = @"\text{\ttfamily\char34 }",
        ["`"] = @"\text{`}",
        ["'"] = @"{}^{\prime}",
        ["|"] = @"\vert ",
        [":"] = "{:}",
        ["*"] = "{*}",
        ["−"] = "-",
        ["·"] = @"\cdot ",
        ["×"] = @"\times ",
        ["⋅"] = @"\cdot ",
        ["÷"] = @"\div ",
        ["±"] = @"\pm ",
        ["∓"] = @"\mp ",
        ["∗"] = "{*}",
        ["′"] = @"{}^{\prime}",
        ["″"] = @"{}^{\prime\prime}",
        ["∂"] = @"\partial ",
        ["∇"] = @"\nabla ",
        ["∆"] = @"\Delta ",
        ["∑"] = @"\textstyle\sum ",
        ["∏"] = @"\textstyle\prod ",
        ["√"] = @"\surd ",
        ["∞"] = @"\infty ",
        ["∫"] = @"\textstyle\int ",
        ["≈"] = @"\approx ",
        ["≠"] = @"\neq ",
        ["≤"] = @"\leq ",
        ["≥"] = @"\geq ",
        ["≡"] = @"\equiv ",
        ["∈"] = @"\in ",
        ["∉"] = @"\notin ",
        ["⊂"] = @"\subset ",
        ["⊆"] = @"\subseteq ",
        ["∼"] = @"\sim ",
        ["∝"] = @"\propto ",
        ["≪"] = @"\ll ",
        ["≫"] = @"\gg ",
        ["↦"] = @"\mapsto ",
        ["⇔"] = @"\Leftrightarrow ",
        ["∀"] = @"\forall ",
        ["∃"] = @"\exists ",
        ["∅"] = @"\emptyset ",
        ["⊤"] = @"\top ",
        ["⊥"] = @"\bot ",
        ["⊙"] = @"\odot ",
        ["⊕"] = @"\oplus ",
        ["⊗"] = @"\otimes ",
        ["⊖"] = @"\ominus ",
        ["†"] = @"\dagger ",
        ["∘"] = @"\circ ",
        ["‖"] = @"\Vert ",
        ["←"] = @"\leftarrow ",
        ["→"] = @"\rightarrow ",
        ["↑"] = @"\uparrow ",
        ["↓"] = @"\downarrow ",
        ["↔"] = @"\leftrightarrow ",
        ["⇒"] = @"\Rightarrow ",
        ["⁄"] = "/",
        ["…"] = @"\ldots ",
        ["•"] = @"\bullet ",
        ["–"] = @"\text{--}",
        ["—"] = @"\text{---}",
        ["‘"] = @"\text{`}",
        ["’"] = @"\text{'}",
        ["“"] = @"\text{``}",
        ["”"] = @"\text{''}",
        ["°"] = @"{}^{\circ}",
        ["¬"] = @"\neg ",
        ["µ"] = @"\mu ",
        ["§"] = @"\text{\S}",
        ["¶"] = @"\text{\P}",
        ["©"] = @"\text{\copyright}",
        ["£"] = @"\text{\pounds}",
        ["Ç"] = @"\text{\c{C}}",
        ["ç"] = @"\text{\c{c}}",
        ["Ş"] = @"\text{\c{S}}",
        ["ş"] = @"\text{\c{s}}",
        ["ȷ"] = @"\jmath ",
        ["¡"] = @"\text{!`}",
        ["¿"] = @"\text{?`}",
        ["ß"] = @"\text{\ss}",
        ["æ"] = @"\text{\ae}",
        ["Æ"] = @"\text{\AE}",
        ["œ"] = @"\text{\oe}",
        ["Œ"] = @"\text{\OE}",
        ["ø"] = @"\text{\o}",
        ["Ø"] = @"\text{\O}",
        ["ł"] = @"\text{\l}",
        ["Ł"] = @"\text{\L}",
        ["ı"] = @"\imath ",
        ["ℓ"] = @"\ell ",
        ["ħ"] = @"\hbar ",
        ["\u00a0"] = @"\ ",
        ["ˆ"] = @"\hat{\ }",
        ["˜"] = @"\tilde{\ }",
        ["¯"] = @"\bar{\ }",
        ["α"] = @"\alpha ",
        ["β"] = @"\beta ",
        ["γ"] = @"\gamma ",
        ["δ"] = @"\delta ",
        ["ε"] = @"\varepsilon ",
        ["ζ"] = @"\zeta ",
        ["η"] = @"\eta ",
        ["θ"] = @"\theta ",
        ["ι"] = @"\iota ",
        ["κ"] = @"\kappa ",
        ["λ"] = @"\lambda ",
        ["μ"] = @"\mu ",
        ["ν"] = @"\nu ",
        ["ξ"] = @"\xi ",
        ["ο"] = "o",
        ["π"] = @"\pi ",
        ["ρ"] = @"\rho ",
        ["ς"] = @"\varsigma ",
        ["σ"] = @"\sigma ",
        ["τ"] = @"\tau ",
        ["υ"] = @"\upsilon ",
        ["φ"] = @"\varphi ",
        ["χ"] = @"\chi ",
        ["ψ"] = @"\psi ",
        ["ω"] = @"\omega ",
        ["ϕ"] = @"\phi ",
        ["ϵ"] = @"\epsilon ",
        ["ϑ"] = @"\vartheta ",
        ["Γ"] = @"\Gamma ",
        ["Δ"] = @"\Delta ",
        ["Θ"] = @"\Theta ",
        ["Λ"] = @"\Lambda ",
        ["Ξ"] = @"\Xi ",
        ["Π"] = @"\Pi ",
        ["Σ"] = @"\Sigma ",
        ["Υ"] = @"\Upsilon ",
        ["Φ"] = @"\Phi ",
        ["Ψ"] = @"\Psi ",
        ["Ω"] = @"\Omega ",
    }.ToFrozenDictionary(pair => char.ConvertToUtf32(pair.Key, 0), pair => pair.Value);

    // Capital letters that look like Latin ones have no commands.
    private const string GreekCapitals = "ΑΒΕΖΗΙΚΜΝΟΡΤΧ";
    private const string LatinCapitals = "ABEZHIKMNOPTX";

    // Letters with an accent, and below each the letter without.
    private static readonly (string Command, char Mark, string Letters, string Bases)[] Accents =
    [
        (@"\grave", '\u0300', "ÀÈÌÒÙàèìòùǸǹẀẁỲỳ", "AEIOUaeiouNnWwYy"),
        (@"\acute", '\u0301', "ÁÉÍÓÚÝáéíóúýĆćĹĺŃńŔŕŚśŹźǴǵ", "AEIOUYaeiouyCcLlNnRrSsZzGg"),
        (@"\hat", '\u0302', "ÂÊÎÔÛâêîôûĈĉĜĝĤĥĴĵŜŝŴŵŶŷ", "AEIOUaeiouCcGgHhJjSsWwYy"),
        (@"\tilde", '\u0303', "ÃÑÕãñõĨĩŨũẼẽỸỹ", "ANOanoIiUuEeYy"),
        (@"\bar", '\u0304', "ĀāĒēĪīŌōŪūȲȳ", "AaEeIiOoUuYy"),
        (@"\breve", '\u0306', "ĂăĔĕĞğĬĭŎŏŬŭ", "AaEeGgIiOoUu"),
        (@"\dot", '\u0307', "ĊċĖėĠġİŻżẊẋẎẏ", "CcEeGgIZzXxYy"),
        (@"\ddot", '\u0308', "ÄËÏÖÜäëïöüÿŸẌẍẄẅ", "AEIOUaeiouyYXxWw"),
        (@"\mathring", '\u030a', "ÅåŮů", "AaUu"),
        (@"\check", '\u030c', "ČčĎďĚěŇňŘřŠšŤťŽžǍǎ", "CcDdEeNnRrSsTtZzAa"),
    ];

    private static readonly FrozenDictionary<int, string> AccentedLetters = Accents
        .SelectMany(accent => accent.Letters.Zip(accent.Bases, (letter, plain) => (Key: (int)letter, Value: $"{accent.Command}{{{plain}}}")))
        .ToFrozenDictionary(pair => pair.Key, pair => pair.Value);

    private static readonly FrozenDictionary<int, string> CombiningMarks = Accents.ToFrozenDictionary(accent => (int)accent.Mark, accent => accent.Command);

    /// <summary>The command that sets one of the accents of labels over one letter, or over several.</summary>
    public static string AccentOver(char mark, string letters, bool isSingle) => mark switch
    {
        '˜' => isSingle ? $@"\tilde{{{letters}}}" : $@"\widetilde{{{letters}}}",
        '¯' => isSingle ? $@"\bar{{{letters}}}" : $@"\overline{{{letters}}}",
        '˙' => $@"\dot{{{letters}}}",
        '¨' => $@"\ddot{{{letters}}}",
        '→' => isSingle ? $@"\vec{{{letters}}}" : $@"\overrightarrow{{{letters}}}",
        _ => isSingle ? $@"\hat{{{letters}}}" : $@"\widehat{{{letters}}}",
    };

    /// <summary>The command that sets a combining mark over an ASCII letter, or null where there is none.</summary>
    public static string? Combining(Rune mark) => CombiningMarks.GetValueOrDefault(mark.Value);

    /// <summary>A character as it is written in math mode.</summary>
    public static string Of(Rune letter)
    {
        if (Commands.TryGetValue(letter.Value, out var command) || AccentedLetters.TryGetValue(letter.Value, out command))
            return command;
        // Formulas have the sign −; this one is a hyphen of words.
        if (letter.Value == '-')
            return @"\text{-}";
        if (letter.IsAscii)
            return letter.ToString();
        var latin = letter.IsBmp ? GreekCapitals.IndexOf((char)letter.Value, StringComparison.Ordinal) : -1;
        return latin >= 0 ? $@"\mathrm{{{LatinCapitals[latin]}}}" : RaisedOrLowered(letter) ?? Unknown(letter);
    }

    // ² and ₜ are a 2 and a t in another place.
    private static string? RaisedOrLowered(Rune letter)
    {
        if (!letter.IsBmp)
            return null;
        var sign = (char)letter.Value;
        return Glossary.Raised(sign) is { } raised ? $"{{}}^{{{raised.Replace('−', '-')}}}" : Glossary.Lowered(sign) is { } lowered ? $"{{}}_{{{lowered}}}" : null;
    }

    private static string Unknown(Rune letter)
    {
        var code = letter.Value.ToString("X4", CultureInfo.InvariantCulture);
        code = code.PadLeft(code.Length + code.Length % 2, '0');
        return $"{UnknownMacro}{{{code[..(code.Length / 2)]}}}{{{code[(code.Length / 2)..]}}}";
    }
}
