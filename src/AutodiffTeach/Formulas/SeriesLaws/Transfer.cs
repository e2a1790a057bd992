namespace AutodiffTeach.Formulas.SeriesLaws;

/// <summary>Which symbols of derivatives stand for recurrences of their own, and of which size.</summary>
/// <param name="Keys">The symbols, by <see cref="KeyOf"/>.</param>
/// <param name="Size">How many numbers each of them carries from step to step.</param>
internal sealed record Transfer(IReadOnlySet<string> Keys, int Size)
{
    /// <summary>None.</summary>
    public static Transfer None { get; } = new(new HashSet<string>(), 0);

    /// <summary>Whether a symbol is a recurrence of its own.</summary>
    public bool Includes(Partial symbol) => Keys.Count > 0 && Keys.Contains(KeyOf(symbol));

    /// <summary>A symbol without its indices.</summary>
    public static string KeyOf(Partial symbol) => $"{symbol.Kind} {FamilyOf(symbol.Of)}/{FamilyOf(symbol.WithRespectTo)}";

    /// <summary>A name without its indices, whether these are numbers or formulas.</summary>
    public static string FamilyOf(Variable name) => name.Indices.Count > 0 ? name.Family : VariableName.Parse(name.Name).Family;
}
