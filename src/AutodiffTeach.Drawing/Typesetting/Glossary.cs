using System.Collections.Frozen;

namespace AutodiffTeach.Drawing.Typesetting;

/// <summary>Words that are not set letter by letter.</summary>
internal static class Glossary
{
    private const string GreekLetters = "αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΦΨΩ";

    private static readonly string[] GreekNames =
    [
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu",
        "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega", "Gamma", "Delta", "Theta", "Lambda",
        "Xi", "Pi", "Sigma", "Phi", "Psi", "Omega",
    ];

    public static readonly FrozenDictionary<string, string> Greek = GreekNames.Zip(GreekLetters)
        .ToFrozenDictionary(pair => pair.First, pair => pair.Second.ToString(), StringComparer.Ordinal);

    public static readonly FrozenSet<string> Functions = new[]
    {
        "exp", "log", "ln", "sqrt", "sin", "cos", "tan", "sinh", "cosh", "sech", "tanh", "sigmoid", "relu", "step", "sign", "abs", "max",
        "min", "softplus", "softmax", "square", "sum", "mean", "dot", "norm2", "concat", "diag", "neg", "pow", "transpose", "matmul", "if", "NaN",
        "lim", "det", "tr", "arg", "argmax", "argmin", "sgn", "erf", "arcsin", "arccos", "arctan", "atan", "gelu", "elu",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static readonly FrozenDictionary<string, char> Accents = new Dictionary<string, char>(StringComparer.Ordinal)
    {
        ["hat"] = 'ˆ',
        ["tilde"] = '˜',
        ["bar"] = '¯',
        ["dot"] = '˙',
        ["ddot"] = '¨',
        ["vec"] = '→',
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // The marks that Unicode puts over the letter before them.
    private const string CombiningMarks = "\u0302\u0303\u0304\u0305\u0307\u0308\u20d7";
    private const string CombiningMeanings = "ˆ˜¯¯˙¨→";

    private const string RaisedLetters = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ᵀ";
    private const string RaisedMeanings = "0123456789+−T";
    private const string LoweredLetters = "₀₁₂₃₄₅₆₇₈₉ₜ";
    private const string LoweredMeanings = "0123456789t";

    /// <summary>What a raised letter such as ² stands for, or null.</summary>
    public static string? Raised(char letter) => Meaning(letter, RaisedLetters, RaisedMeanings);

    /// <summary>What a lowered letter such as ₂ stands for, or null.</summary>
    public static string? Lowered(char letter) => Meaning(letter, LoweredLetters, LoweredMeanings);

    /// <summary>The accent that a combining mark stands for, or null.</summary>
    public static char? Combining(char letter) => Meaning(letter, CombiningMarks, CombiningMeanings)?[0];

    private static string? Meaning(char letter, string letters, string meanings)
    {
        var i = letters.IndexOf(letter, StringComparison.Ordinal);
        return i < 0 ? null : meanings[i].ToString();
    }
}
