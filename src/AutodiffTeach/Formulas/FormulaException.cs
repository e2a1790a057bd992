using AutodiffTeach.Formulas.Syntax;

namespace AutodiffTeach.Formulas;

/// <summary>A text is no formula; the diagnostics say where, what was found and what was expected.</summary>
public sealed class FormulaException : Exception
{
    /// <summary>Creates the exception from the problems of one text.</summary>
    public FormulaException(IReadOnlyList<Diagnostic> diagnostics)
        : base(string.Join('\n', (diagnostics ?? []).Select(diagnostic => diagnostic.Message))) => Diagnostics = diagnostics ?? [];

    /// <summary>Creates the exception with a message.</summary>
    public FormulaException(string message) : base(message) => Diagnostics = [];

    /// <summary>Creates the exception with a message and its cause.</summary>
    public FormulaException(string message, Exception innerException) : base(message, innerException) => Diagnostics = [];

    /// <summary>Creates the exception with a general message.</summary>
    public FormulaException() : this("The formula cannot be read.")
    {
    }

    /// <summary>The problems, in the order of the text.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }
}
