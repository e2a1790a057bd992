namespace AutodiffTeach.Formulas.Syntax;

/// <summary>What LaTeX commands mean in formulas. A command that is in none of these tables is refused.</summary>
internal static class LatexCommands
{
    private const string Inverse = "inverse functions are not supported";
    private const string Dots = "write the sum with its range, as in \\sum_{t=1}^{N}";

    /// <summary>Commands that are another spelling of a sign.</summary>
    public static IReadOnlyDictionary<string, string> Signs { get; } = Table(
        ("cdot", "*"), ("times", "*"), ("ast", "*"), ("odot", "*"), ("circ", "*"), ("bullet", "*"), ("div", "/"),
        ("le", "<="), ("leq", "<="), ("leqslant", "<="), ("ge", ">="), ("geq", ">="), ("geqslant", ">="), ("lt", "<"), ("gt", ">"),
        ("frac", "frac"), ("dfrac", "frac"), ("tfrac", "frac"), ("cfrac", "frac"), ("sqrt", "root"),
        ("partial", "∂"), ("sum", "∑"), ("prod", "∏"), ("prime", "'"), ("top", "⊤"), ("intercal", "⊤"),
        ("vert", "|"), ("mid", "|"), ("lvert", "|("), ("rvert", "|)"), ("{", "{("), ("}", "})"), ("lbrace", "{("), ("rbrace", "})"),
        ("lbrack", "["), ("rbrack", "]"), ("\\", "\\\\"), ("cr", "\\\\"), ("ne", "≠"), ("neq", "≠"));

    /// <summary>Commands that set space or size and mean nothing.</summary>
    public static IReadOnlySet<string> Blanks { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        ",", ";", ":", "!", " ", ">", "/", "quad", "qquad", "thinspace", "medspace", "thickspace", "negthinspace", "negmedspace", "negthickspace",
        "enspace", "enskip", "space", "nobreakspace", "displaystyle", "textstyle", "scriptstyle", "scriptscriptstyle", "limits", "nolimits",
        "mathstrut", "strut", "mathop", "mathord", "mathbin", "mathrel", "mathopen", "mathclose", "mathinner", "allowbreak",
    };

    /// <summary>Commands before a bracket that only set its size.</summary>
    public static IReadOnlySet<string> Sizes { get; } = new HashSet<string>(
        from size in (string[])["big", "Big", "bigg", "Bigg"] from side in (string[])["", "l", "r", "m"] select size + side, StringComparer.Ordinal);

    /// <summary>Commands whose argument is a word set upright, and so one name.</summary>
    public static IReadOnlySet<string> Words { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "mathrm", "text", "operatorname", "textrm", "textnormal", "mathsf", "textsf", "mathtt", "texttt", "mathit", "textit", "mathnormal", "mbox", "rm",
    };

    /// <summary>Commands that set their argument in another face.</summary>
    public static IReadOnlySet<string> Faces { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "mathbf", "boldsymbol", "bm", "pmb", "mathcal", "mathscr", "mathbb", "mathds", "mathbbm", "mathfrak", "vec", "textbf", "bf",
    };

    /// <summary>Accents, with the suffix of a name that stands for each.</summary>
    public static IReadOnlyDictionary<string, string> Accents { get; } = Table(
        ("hat", "_hat"), ("widehat", "_hat"), ("tilde", "_tilde"), ("widetilde", "_tilde"), ("bar", "_bar"), ("overline", "_bar"));

    /// <summary>Letters that are no Greek letter by their own name.</summary>
    public static IReadOnlyDictionary<string, string> Letters { get; } = Table(
        ("varepsilon", "epsilon"), ("vartheta", "theta"), ("varphi", "phi"), ("varrho", "rho"), ("varsigma", "sigma"), ("ell", "ell"));

    /// <summary>Commands that are refused with a reason.</summary>
    public static IReadOnlyDictionary<string, string> Refused { get; } = Table(
        ("arcsin", Inverse), ("arccos", Inverse), ("arctan", Inverse), ("arsinh", Inverse), ("arcosh", Inverse), ("artanh", Inverse),
        ("infty", "infinity is no number"), ("pm", "write two answers"), ("mp", "write two answers"), ("int", "integrals are not supported"),
        ("lim", "limits are not supported"), ("lg", "write \\frac{\\ln x}{\\ln 10}"), ("over", "write \\frac{a}{b}"), ("%", "write 0.5 for 50 %"),
        ("dots", Dots), ("ldots", Dots), ("cdots", Dots), ("vdots", Dots), ("nabla", "write \\frac{\\partial y}{\\partial w}"));

    /// <summary>All commands, for hints.</summary>
    public static IEnumerable<string> Names => Signs.Keys.Concat(Words).Concat(Faces).Concat(Accents.Keys).Concat(Letters.Keys)
        .Append("left").Append("right").Append("begin").Append("quad").Where(name => char.IsAsciiLetter(name[0]));

    private static Dictionary<string, string> Table(params (string Command, string Meaning)[] entries) =>
        entries.ToDictionary(entry => entry.Command, entry => entry.Meaning, StringComparer.Ordinal);
}
