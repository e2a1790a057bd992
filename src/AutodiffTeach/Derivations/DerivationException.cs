namespace AutodiffTeach.Derivations;

/// <summary>A derivation that was asked for cannot be made: what was asked, what is possible instead.</summary>
public sealed class DerivationException : Exception
{
    /// <summary>Creates the exception with a message for the user.</summary>
    public DerivationException(string message) : base(message)
    {
    }

    /// <summary>Creates the exception with a message and its cause.</summary>
    public DerivationException(string message, Exception innerException) : base(message, innerException)
    {
    }

    /// <summary>Creates the exception with a general message.</summary>
    public DerivationException() : base("The derivation cannot be made.")
    {
    }
}
