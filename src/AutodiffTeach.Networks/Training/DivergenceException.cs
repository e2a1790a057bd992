namespace AutodiffTeach.Networks.Training;

/// <summary>Training has left the finite numbers: nothing that follows would mean anything.</summary>
public sealed class DivergenceException : Exception
{
    /// <summary>Says where.</summary>
    /// <param name="message">What is not finite, and where it was first seen.</param>
    public DivergenceException(string message)
        : base(message)
    {
    }
}
