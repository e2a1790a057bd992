namespace AutodiffTeach.Checking;

/// <summary>What is wrong with an answer, or worth knowing about it.</summary>
/// <param name="Kind">A stable code, one of <see cref="FeedbackKinds"/>, so that answers can be counted by class.</param>
/// <param name="Message">At most three lines for the student, naming the place.</param>
public sealed record Feedback(string Kind, string Message)
{
    /// <summary>The paths that the message speaks of, as canonical names of nodes from source to target; ready for a picture's highlight.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Paths { get; init; } = [];
}
