using System.Numerics;

namespace AutodiffTeach.Formulas;

/// <summary>A sum or product over an index has more members than are written out.</summary>
public sealed class SeriesTooLongException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="members">How many members there would be.</param>
    /// <param name="limit">How many are written out.</param>
    public SeriesTooLongException(BigInteger members, int limit)
        : base($"a sum or product over {members} values; expected at most {limit} in all")
    {
    }

    /// <summary>Creates the exception with a message.</summary>
    public SeriesTooLongException(string message) : base(message)
    {
    }

    /// <summary>Creates the exception with a message and its cause.</summary>
    public SeriesTooLongException(string message, Exception innerException) : base(message, innerException)
    {
    }

    /// <summary>Creates the exception with a general message.</summary>
    public SeriesTooLongException() : this("a sum or product has too many members")
    {
    }
}
