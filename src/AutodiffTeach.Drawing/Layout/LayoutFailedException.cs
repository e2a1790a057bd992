namespace AutodiffTeach.Drawing.Layout;

/// <summary>A layout engine cannot do its work here: its program is missing, failed, or took too long. The diagram is not to blame.</summary>
public sealed class LayoutFailedException : Exception
{
    /// <summary>Says what failed and what to try.</summary>
    /// <param name="message">For the user: where, what is wrong, what was expected, what to try.</param>
    /// <param name="cause">What was thrown below, or null.</param>
    public LayoutFailedException(string message, Exception? cause = null) : base(message, cause)
    {
    }
}
