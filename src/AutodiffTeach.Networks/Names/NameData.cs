namespace AutodiffTeach.Networks.Names;

/// <summary>Names of several languages.</summary>
/// <param name="Languages">The languages, in ordinal order.</param>
/// <param name="Names">The names, language by language, in the order of their files.</param>
/// <param name="Remarks">What was left out, cut or repeated, with counts; a sentence each, none where there was nothing.</param>
public sealed record NameData(IReadOnlyList<string> Languages, IReadOnlyList<LabelledName> Names, IReadOnlyList<string> Remarks);
