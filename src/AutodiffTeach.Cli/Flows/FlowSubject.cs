using AutodiffTeach.Networks.Flow;

namespace AutodiffTeach.Cli.Flows;

/// <summary>One measured layer, as charts, tables and sentences show it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Loss">The loss of the pass.</param>
/// <param name="Flow">What was measured.</param>
/// <param name="Theory">Bound and rate, where theory has them.</param>
internal sealed record FlowSubject(string Name, double Loss, LayerFlow Flow, FlowTheory? Theory)
{
    /// <summary>The norms ‖∂h_t/∂h_s‖, a row for each t; null where they were not asked for.</summary>
    public IReadOnlyList<IReadOnlyList<double>>? Jacobian { get; init; }

    /// <summary>Whether the loss of every step adds to the gradients, so that their sizes do not tell how far back one reaches.</summary>
    public bool HasLossOnEveryStep { get; init; }

    /// <summary>The number of steps.</summary>
    public int Steps => Flow.StateNorms.Count;
}
