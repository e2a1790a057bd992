namespace AutodiffTeach.Networks.Names;

/// <summary>How probable a language is for a name.</summary>
/// <param name="Language">The language.</param>
/// <param name="Probability">Its probability by the network, from 0 to 1.</param>
public sealed record LanguageProbability(string Language, double Probability);
