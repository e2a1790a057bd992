namespace AutodiffTeach.Xunit;

/// <summary>An assertion about a formula or a gradient does not hold; the message says where and why.</summary>
public sealed class AssertionException : Exception, IAssertionException
{
    /// <summary>Creates the exception with a message.</summary>
    public AssertionException(string message) : base(message)
    {
    }

    /// <summary>Creates the exception with a message and its cause.</summary>
    public AssertionException(string message, Exception innerException) : base(message, innerException)
    {
    }

    /// <summary>Creates the exception with a general message.</summary>
    public AssertionException() : this("The assertion does not hold.")
    {
    }
}
