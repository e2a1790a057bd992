namespace AutodiffTeach.Formulas;

/// <summary>How names are printed where they are not printed as they are.</summary>
public sealed record Notation
{
    private static readonly Dictionary<string, string> None = new(StringComparer.Ordinal);

    /// <summary>Every name as it is.</summary>
    public static Notation Plain { get; } = new();

    /// <summary>From a canonical name, or the name of a family, to the printed one, such as <c>Uf</c> to <c>U^f</c>.</summary>
    public IReadOnlyDictionary<string, string> PrintedNames { get; init; } = None;

    /// <summary>From an operation's name to the printed one, such as <c>relu</c> to <c>sigma</c>, printed σ.</summary>
    public IReadOnlyDictionary<string, string> FunctionNames { get; init; } = None;

    /// <summary>Whether every number with a finite decimal expansion is written as a decimal: 0.25 rather than 1/4.</summary>
    public bool PrefersDecimals { get; init; }

    /// <summary>The printed form of a canonical name; the indices of a family's member stay behind it.</summary>
    public string PrintedName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (PrintedNames.Count == 0)
            return name;
        if (PrintedNames.TryGetValue(name, out string? printed))
            return printed;
        VariableName parts = VariableName.Parse(name);
        return parts.Indices.Count > 0 && PrintedNames.TryGetValue(parts.Family, out printed)
            ? printed + VariableName.Subscript(parts.Indices)
            : name;
    }
}
