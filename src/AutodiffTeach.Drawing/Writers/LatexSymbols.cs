using System.Collections.Frozen;
using System.Globalization;
using System.Text;

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
        ["#"] = @"\#", ["$"] = @"\$", ["%"] = @"\%", ["&"] = @"\&", ["_"] = @"\_", ["{"] = @"\{", ["}"] = @"\}",
        ["\\"] = @"\backslash ", ["^"] = @"\text{\textasciicircum}", ["~"] = @"{\sim}", ["\""] = @"\text{\ttfamily\char34 }", ["`"] = @"\text{`}", ["'"] = @"{}^{\prime}",
        ["|"] = @"\vert ", [":"] = "{:}", ["*"] = "{*}", ["−"] = "-", ["·"] = @"\cdot ", ["×"] = @"\times ", ["÷"] = @"\div ", ["±"] = @"\pm ",
        ["′"] = @"{}^{\prime}", ["″"] = @"{}^{\prime\prime}", ["∂"] = @"\partial ", ["∇"] = @"\nabla ", ["∆"] = @"\Delta ", ["∑"] = @"\textstyle\sum ", ["∏"] = @"\textstyle\prod ",
        ["√"] = @"\surd ", ["∞"] = @"\infty ", ["∫"] = @"\textstyle\int ", ["≈"] = @"\approx ", ["≠"] = @"\neq ", ["≤"] = @"\leq ", ["≥"] = @"\geq ", ["≡"] = @"\equiv ", ["∈"] = @"\in ",
        ["∀"] = @"\forall ", ["∃"] = @"\exists ", ["∅"] = @"\emptyset ", ["⊤"] = @"\top ", ["⊥"] = @"\bot ", ["⊙"] = @"\odot ", ["⊕"] = @"\oplus ", ["⊗"] = @"\otimes ", ["∘"] = @"\circ ",
        ["‖"] = @"\Vert ", ["←"] = @"\leftarrow ", ["→"] = @"\rightarrow ", ["↑"] = @"\uparrow ", ["↓"] = @"\downarrow ", ["↔"] = @"\leftrightarrow ", ["⇒"] = @"\Rightarrow ",
        ["⁄"] = "/", ["…"] = @"\ldots ", ["•"] = @"\bullet ", ["–"] = @"\text{--}", ["—"] = @"\text{---}", ["‘"] = @"\text{`}", ["’"] = @"\text{'}", ["“"] = @"\text{``}", ["”"] = @"\text{''}",
        ["°"] = @"{}^{\circ}", ["¬"] = @"\neg ", ["µ"] = @"\mu ", ["§"] = @"\text{\S}", ["¶"] = @"\text{\P}", ["©"] = @"\text{\copyright}", ["£"] = @"\text{\pounds}",
        ["¡"] = @"\text{!`}", ["¿"] = @"\text{?`}", ["ß"] = @"\text{\ss}", ["æ"] = @"\text{\ae}", ["Æ"] = @"\text{\AE}", ["œ"] = @"\text{\oe}", ["Œ"] = @"\text{\OE}",
        ["ø"] = @"\text{\o}", ["Ø"] = @"\text{\O}", ["ł"] = @"\text{\l}", ["Ł"] = @"\text{\L}", ["ı"] = @"\text{\i}", ["ℓ"] = @"\ell ", ["ħ"] = @"\hbar ", ["\u00a0"] = @"\ ",
        ["ˆ"] = @"\hat{\ }", ["˜"] = @"\tilde{\ }", ["¯"] = @"\bar{\ }", ["α"] = @"\alpha ", ["β"] = @"\beta ", ["γ"] = @"\gamma ", ["δ"] = @"\delta ", ["ε"] = @"\varepsilon ",
        ["ζ"] = @"\zeta ", ["η"] = @"\eta ", ["θ"] = @"\theta ", ["ι"] = @"\iota ", ["κ"] = @"\kappa ", ["λ"] = @"\lambda ", ["μ"] = @"\mu ", ["ν"] = @"\nu ", ["ξ"] = @"\xi ", ["ο"] = "o",
        ["π"] = @"\pi ", ["ρ"] = @"\rho ", ["ς"] = @"\varsigma ", ["σ"] = @"\sigma ", ["τ"] = @"\tau ", ["υ"] = @"\upsilon ", ["φ"] = @"\varphi ", ["χ"] = @"\chi ", ["ψ"] = @"\psi ", ["ω"] = @"\omega ",
        ["ϕ"] = @"\phi ", ["ϵ"] = @"\epsilon ", ["ϑ"] = @"\vartheta ", ["Γ"] = @"\Gamma ", ["Δ"] = @"\Delta ", ["Θ"] = @"\Theta ", ["Λ"] = @"\Lambda ", ["Ξ"] = @"\Xi ", ["Π"] = @"\Pi ",
        ["Σ"] = @"\Sigma ", ["Υ"] = @"\Upsilon ", ["Φ"] = @"\Phi ", ["Ψ"] = @"\Psi ", ["Ω"] = @"\Omega ",
    }.ToFrozenDictionary(pair => char.ConvertToUtf32(pair.Key, 0), pair => pair.Value);

    // Capital letters that look like Latin ones have no commands.
    private const string GreekCapitals = "ΑΒΕΖΗΙΚΜΝΟΡΤΧ";
    private const string LatinCapitals = "ABEZHIKMNOPTX";

    private static readonly FrozenDictionary<int, string> Accents = new Dictionary<int, string>
    {
        [0x300] = @"\grave", [0x301] = @"\acute", [0x302] = @"\hat", [0x303] = @"\tilde", [0x304] = @"\bar", [0x306] = @"\breve",
        [0x307] = @"\dot", [0x308] = @"\ddot", [0x30a] = @"\mathring", [0x30c] = @"\check",
    }.ToFrozenDictionary();

    /// <summary>The accents of labels: a modifier letter, and the command that sets it over what follows.</summary>
    public static string AccentOver(char mark, string letters, bool isWide) => mark switch
    {
        'ˆ' => $@"{(isWide ? @"\widehat" : @"\hat")}{{{letters}}}",
        '˜' => $@"{(isWide ? @"\widetilde" : @"\tilde")}{{{letters}}}",
        '¯' => $@"{(isWide ? @"\overline" : @"\bar")}{{{letters}}}",
        '→' => $@"{(isWide ? @"\overrightarrow" : @"\vec")}{{{letters}}}",
        '˙' => $@"\dot{{{letters}}}",
        '¨' => $@"\ddot{{{letters}}}",
        _ => $"{{{letters}}}{Of(new Rune(mark))}",
    };

    /// <summary>A character as it is written in math mode.</summary>
    public static string Of(Rune letter)
    {
        if (Commands.TryGetValue(letter.Value, out var command))
            return command;
        if (letter.IsAscii)
            return letter.ToString();
        var text = letter.ToString();
        var latin = GreekCapitals.IndexOf(text, StringComparison.Ordinal);
        return latin >= 0 ? $@"\mathrm{{{LatinCapitals[latin]}}}" : Compatible(text) ?? Accented(text) ?? Unknown(letter);
    }

    // ² and ₜ are a 2 and a t in another place.
    private static string? Compatible(string text) =>
        Typesetting.Glossary.Raised(text[0]) is { } raised ? $"{{}}^{{{raised.Replace('−', '-')}}}"
        : Typesetting.Glossary.Lowered(text[0]) is { } lowered ? $"{{}}_{{{lowered}}}" : null;

    private static string? Accented(string text)
    {
        var parts = text.Normalize(NormalizationForm.FormD).EnumerateRunes().ToArray();
        if (parts is not [{ IsAscii: true } letter, ..] || !Rune.IsLetter(letter))
            return null;
        var result = letter.ToString();
        foreach (var mark in parts.Skip(1))
        {
            if (!Accents.TryGetValue(mark.Value, out var accent))
                return null;
            result = $"{accent}{{{result}}}";
        }

        return result;
    }

    private static string Unknown(Rune letter)
    {
        var code = letter.Value.ToString("X4", CultureInfo.InvariantCulture);
        code = code.PadLeft(code.Length + code.Length % 2, '0');
        return $"{UnknownMacro}{{{code[..(code.Length / 2)]}}}{{{code[(code.Length / 2)..]}}}";
    }
}
