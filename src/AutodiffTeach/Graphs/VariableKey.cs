namespace AutodiffTeach.Graphs;

/// <summary>A base name with up to <see cref="MaximumIndices"/> indices: what tells variables apart.</summary>
internal readonly record struct VariableKey(string Base, int Count, int First, int Second, int Third)
{
    public const int MaximumIndices = 3;

    public IReadOnlyList<int> Indices => Count switch
    {
        0 => [],
        1 => [First],
        2 => [First, Second],
        _ => [First, Second, Third],
    };

    public static VariableKey Create(string baseName, ReadOnlySpan<int> indices) => new(
        baseName,
        indices.Length,
        indices.Length > 0 ? indices[0] : 0,
        indices.Length > 1 ? indices[1] : 0,
        indices.Length > 2 ? indices[2] : 0);

    public bool Equals(VariableKey other) =>
        First == other.First && Second == other.Second && Third == other.Third && Count == other.Count && string.Equals(Base, other.Base, StringComparison.Ordinal);

    // The indices tell most keys apart; the default would hash the whole name each time.
    public override int GetHashCode() => (((First * 31 + Second) * 31 + Third) * 31 + Count) * 397 + (Base is { Length: > 0 } ? Base.Length * 131 + Base[0] * 7 + Base[^1] : 0);

    public override string ToString() => ModelVariable.CanonicalName(Base, Indices);
}
