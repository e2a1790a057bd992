namespace AutodiffTeach.Scalars;

/// <summary>An exact reading met a value that no fraction expresses, such as tanh(1).</summary>
public sealed class InexactException : ArithmeticException
{
    /// <summary>Creates the exception with a message that names operation and argument.</summary>
    public InexactException(string message) : base(message)
    {
    }

    /// <summary>Creates the exception with a message and its cause.</summary>
    public InexactException(string message, Exception innerException) : base(message, innerException)
    {
    }

    /// <summary>Creates the exception with a general message.</summary>
    public InexactException() : base("The value has no exact form.")
    {
    }
}
