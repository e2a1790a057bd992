namespace AutodiffTeach.Formulas.Simplification;

/// <summary>A part of the formula in its two forms.</summary>
/// <param name="structured">As written, like terms and powers collected, sums under products kept.</param>
/// <param name="expanded">Multiplied out, or null where that has too many terms.</param>
internal sealed class Form(Polynomial structured, Polynomial? expanded)
{
    private Expr? _display;

    public Form(Polynomial both) : this(both, both)
    {
    }

    public Polynomial Structured { get; } = structured;

    public Polynomial? Expanded { get; } = expanded;

    /// <summary>What identifies the value: equal keys are equal values.</summary>
    public Polynomial Key => Expanded ?? Structured;

    /// <summary>How the preferred form is written.</summary>
    public Expr DisplayIn(Workspace workspace) =>
        _display ??= workspace.Display.Of(workspace.Preference == Preference.Expanded ? Key : Structured);
}
