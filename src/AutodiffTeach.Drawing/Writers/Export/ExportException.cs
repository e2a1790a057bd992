namespace AutodiffTeach.Drawing.Writers.Export;

/// <summary>A picture cannot be exported; the message says why and what to try.</summary>
public sealed class ExportException : Exception
{
    /// <summary>An export that failed.</summary>
    /// <param name="message">What is wrong, what was expected, what to try.</param>
    public ExportException(string message) : base(message)
    {
    }
}
