using AutodiffTeach.Operations;

namespace AutodiffTeach.Formulas;

/// <summary>How <see cref="Formula.Parse"/> reads a text.</summary>
public sealed record ReadingOptions
{
    /// <summary>The reading without known names: implicit products allowed, every word one name.</summary>
    public static ReadingOptions Default { get; } = new();

    /// <summary>Whether factors may stand side by side, as in <c>2w(u + h)</c>; true unless set.</summary>
    public bool AllowImplicitProducts { get; init; } = true;

    /// <summary>
    /// The canonical names that may occur; others are errors, and a word that is none of them is read as a product of them (<c>wu_2</c>).
    /// Null accepts any name. A derivative's names count too.
    /// </summary>
    public IReadOnlyCollection<string>? KnownNames { get; init; }

    /// <summary>From a canonical name to the one that is printed, such as <c>Uf</c> to <c>U^f</c>; both are read.</summary>
    public IReadOnlyDictionary<string, string> PrintedNames { get; init; } = new Dictionary<string, string>();

    /// <summary>Functions beyond the built-in ones, or instead of them, such as <c>sigma</c> for a model's own activation.</summary>
    public IReadOnlyDictionary<string, Operation> Functions { get; init; } = new Dictionary<string, Operation>();
}
