namespace AutodiffTeach.Networks.Flow;

/// <summary>An experiment cannot be made as it was asked for.</summary>
/// <param name="message">What is wrong, as the end of a sentence.</param>
public sealed class FlowException(string message) : Exception(message);
