namespace AutodiffTeach.Graphs.Language;

/// <summary>A formula refers to something that has an error of its own: what follows from that error is not told again.</summary>
internal sealed class BrokenReferenceException : Exception;
