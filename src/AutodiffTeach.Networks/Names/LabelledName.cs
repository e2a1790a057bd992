namespace AutodiffTeach.Networks.Names;

/// <summary>A name and the language that it comes from.</summary>
/// <param name="Text">The name as it was written.</param>
/// <param name="Letters">The name in the letters of the <see cref="Alphabet"/>, 1 to <see cref="Alphabet.LongestName"/> of them.</param>
/// <param name="Language">The index of the language, from 0.</param>
public sealed record LabelledName(string Text, string Letters, int Language);
