namespace AutodiffTeach.Networks.Files.Reading;

/// <summary>A layer that waits for its weights.</summary>
/// <param name="Title">How messages call it.</param>
/// <param name="Names">The names that its weights may have.</param>
internal sealed record StateSlot(string Title, IReadOnlyList<string> Names);
