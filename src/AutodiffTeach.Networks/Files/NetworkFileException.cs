namespace AutodiffTeach.Networks.Files;

/// <summary>A file of a network or of weights that cannot be used: all of its problems, in the order of the file.</summary>
public sealed class NetworkFileException : Exception
{
    /// <summary>Creates the exception from the problems of one file.</summary>
    /// <param name="problems">Each one line: where, what is wrong, what was expected, what to try.</param>
    public NetworkFileException(IReadOnlyList<string> problems)
        : base(string.Join('\n', problems)) => Problems = problems;

    /// <summary>Creates the exception with a message.</summary>
    public NetworkFileException(string message)
        : base(message) => Problems = [message];

    /// <summary>Creates the exception with a message and its cause.</summary>
    public NetworkFileException(string message, Exception innerException)
        : base(message, innerException) => Problems = [message];

    /// <summary>Creates the exception with a general message.</summary>
    public NetworkFileException()
        : this("The file cannot be used.")
    {
    }

    /// <summary>The problems, at least one.</summary>
    public IReadOnlyList<string> Problems { get; }
}
