namespace AutodiffTeach.Formulas.Syntax;

/// <summary>What class a problem of a text belongs to.</summary>
public enum DiagnosticKind
{
    /// <summary>The text breaks the rules of its language.</summary>
    Syntax,

    /// <summary>A name that nothing defines.</summary>
    UnknownName,

    /// <summary>The text, or what it stands for, is too large.</summary>
    Limit,
}
