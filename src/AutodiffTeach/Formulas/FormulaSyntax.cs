namespace AutodiffTeach.Formulas;

/// <summary>The ways of writing formulas that <see cref="Formula"/> reads.</summary>
public enum FormulaSyntax
{
    /// <summary>Told apart by the text: commands and braced exponents are LaTeX; <c>**</c>, modules and methods are Python; all else is plain.</summary>
    Auto,

    /// <summary><c>3w^2 u_1 + tanh(x)</c>, with implicit products.</summary>
    Plain,

    /// <summary><c>3 w^{2} u_{1} + \tanh(x)</c>, as in a paper.</summary>
    Latex,

    /// <summary><c>3*w**2*u1 + np.tanh(x)</c>, without implicit products.</summary>
    Python,
}
