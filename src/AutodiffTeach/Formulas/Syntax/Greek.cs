namespace AutodiffTeach.Formulas.Syntax;

/// <summary>The Greek letters and the names by which models and formulas write them out.</summary>
public static class Greek
{
    private static readonly (string Name, char Letter)[] Letters =
    [
        ("alpha", 'α'), ("beta", 'β'), ("gamma", 'γ'), ("delta", 'δ'), ("epsilon", 'ε'), ("zeta", 'ζ'), ("eta", 'η'),
        ("theta", 'θ'), ("iota", 'ι'), ("kappa", 'κ'), ("lambda", 'λ'), ("mu", 'μ'), ("nu", 'ν'), ("xi", 'ξ'),
        ("rho", 'ρ'), ("sigma", 'σ'), ("tau", 'τ'), ("upsilon", 'υ'), ("phi", 'φ'), ("chi", 'χ'), ("psi", 'ψ'),
        ("omega", 'ω'), ("Gamma", 'Γ'), ("Delta", 'Δ'), ("Theta", 'Θ'), ("Lambda", 'Λ'), ("Xi", 'Ξ'), ("Pi", 'Π'),
        ("Sigma", 'Σ'), ("Phi", 'Φ'), ("Psi", 'Ψ'), ("Omega", 'Ω'), ("pi", 'π'),
    ];

    private static readonly Dictionary<string, char> ByName = Letters.ToDictionary(l => l.Name, l => l.Letter, StringComparer.Ordinal);
    private static readonly Dictionary<char, string> ByLetter = Letters.ToDictionary(l => l.Letter, l => l.Name);

    /// <summary>The letter that a name such as <c>alpha</c> writes out, or null.</summary>
    public static char? LetterOf(string name) => ByName.TryGetValue(name, out char letter) ? letter : null;

    /// <summary>The name of a Greek letter, or null.</summary>
    public static string? NameOf(char letter) => ByLetter.GetValueOrDefault(letter);
}
