using AutodiffTeach.Formulas.Syntax;

namespace AutodiffTeach.Graphs;

/// <summary>A model that cannot be read: all of its problems, in the order of the text.</summary>
public sealed class ModelException : Exception
{
    /// <summary>Creates the exception from the problems of one file.</summary>
    public ModelException(IReadOnlyList<Diagnostic> diagnostics)
        : base(string.Join('\n', diagnostics.Select(diagnostic => diagnostic.ToString()))) => Diagnostics = diagnostics;

    /// <summary>Creates the exception with a message.</summary>
    public ModelException(string message) : base(message)
    {
    }

    /// <summary>Creates the exception with a message and its cause.</summary>
    public ModelException(string message, Exception innerException) : base(message, innerException)
    {
    }

    /// <summary>Creates the exception with a general message.</summary>
    public ModelException() : base("The model cannot be read.")
    {
    }

    /// <summary>The problems, at least one where the exception comes from reading a file.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; } = [];
}
