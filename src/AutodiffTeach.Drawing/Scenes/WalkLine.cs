namespace AutodiffTeach.Drawing.Scenes;

/// <summary>What a line of a rule tells, so that a picture with blanks need not tell it.</summary>
internal enum WalkLineKind
{
    /// <summary>Symbols and definitions: nothing that had to be worked out.</summary>
    Rule,

    /// <summary>The formula of a direct partial.</summary>
    Partial,

    /// <summary>Numbers.</summary>
    Numbers,
}

/// <summary>One line of the rule that is applied at a moment.</summary>
/// <param name="Kind">What it tells.</param>
/// <param name="Formula">The line.</param>
internal sealed record WalkLine(WalkLineKind Kind, WalkFormula Formula);
