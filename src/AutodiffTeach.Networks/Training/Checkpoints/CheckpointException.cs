namespace AutodiffTeach.Networks.Training.Checkpoints;

/// <summary>A file that is no checkpoint, is damaged, or does not fit what is trained.</summary>
public sealed class CheckpointException : Exception
{
    /// <summary>Says what is wrong.</summary>
    /// <param name="message">The file, what is wrong with it, and what was expected.</param>
    public CheckpointException(string message)
        : base(message)
    {
    }
}
