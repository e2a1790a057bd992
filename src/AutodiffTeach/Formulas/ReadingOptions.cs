using AutodiffTeach.Operations;

namespace AutodiffTeach.Formulas;

/// <summary>How <see cref="Formula.Parse"/> reads a text.</summary>
public sealed record ReadingOptions
{
    /// <summary>The reading without known names: syntax told apart, implicit products allowed, every word one name.</summary>
    public static ReadingOptions Default { get; } = new();

    /// <summary>The syntax of the text; told apart by the text unless set.</summary>
    public FormulaSyntax Syntax { get; init; }

    /// <summary>Whether factors may stand side by side, as in <c>2w(u + h)</c>; true unless set. Python never allows it.</summary>
    public bool AllowImplicitProducts { get; init; } = true;

    /// <summary>
    /// The canonical names that may occur; others are errors, and a word that is none of them is read as a product of them (<c>wu_2</c>).
    /// Null accepts any name. A derivative's names count too. A member of a family (<c>h_1</c>) makes the family known, so that
    /// <c>h_{t-1}</c> may occur where t is an index.
    /// </summary>
    public IReadOnlyCollection<string>? KnownNames { get; init; }

    /// <summary>Families of which every member is known, such as <c>u</c> for <c>u_1</c>, <c>u_2</c>, ...; none unless set. Without effect where any name is accepted.</summary>
    public IReadOnlyCollection<string> KnownFamilies { get; init; } = [];

    /// <summary>
    /// Names of integers that may occur in bounds of sums and in subscripts, such as a length N; <c>h_N</c> is then the member N of the family h.
    /// Names in bounds of the text itself count too where they are known, or where any name is.
    /// </summary>
    public IReadOnlyCollection<string> IndexNames { get; init; } = [];

    /// <summary>From a canonical name to the one that is printed, such as <c>Uf</c> to <c>U^f</c>; both are read.</summary>
    public IReadOnlyDictionary<string, string> PrintedNames { get; init; } = new Dictionary<string, string>();

    /// <summary>Functions beyond the built-in ones, or instead of them, such as <c>sigma</c> for a model's own activation.</summary>
    public IReadOnlyDictionary<string, Operation> Functions { get; init; } = new Dictionary<string, Operation>();

    /// <summary>
    /// Whether <c>da/db</c> is kept apart from <c>∂a/∂b</c>, as <see cref="PartialKind.Ordinary"/>; false unless set: then both are
    /// <see cref="PartialKind.Total"/>.
    /// </summary>
    public bool KeepsOrdinaryDerivatives { get; init; }
}
