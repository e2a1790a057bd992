namespace AutodiffTeach.Graphs.Language;

/// <summary>A name of a formula made ready for many instances: which family it names, by which indices.</summary>
/// <param name="Base">The base name.</param>
/// <param name="Indices">The indices, those of the family first, then those of an element.</param>
/// <param name="Own">How many are the family's.</param>
internal sealed record NameForm(string Base, IndexForm[] Indices, int Own)
{
    /// <summary>The variable and element under the given indices.</summary>
    public Reference At(BoundIndices bound, ModelScope scope)
    {
        Span<int> values = Indices.Length <= 8 ? stackalloc int[Indices.Length] : new int[Indices.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = Indices[i].At(bound, scope);
        return new Reference(null, VariableKey.Create(Base, values[..Own]), Own == values.Length ? [] : values[Own..].ToArray());
    }
}
