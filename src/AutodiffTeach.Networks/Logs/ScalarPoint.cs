namespace AutodiffTeach.Networks.Logs;

/// <summary>A number at a step of training.</summary>
/// <param name="Step">The step, as it was logged.</param>
/// <param name="Value">The number.</param>
public readonly record struct ScalarPoint(long Step, double Value);
