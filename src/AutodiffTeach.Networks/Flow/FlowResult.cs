namespace AutodiffTeach.Networks.Flow;

/// <summary>What a run of an experiment gave.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Loss">The loss.</param>
/// <param name="Flow">The norms of states and gradients.</param>
/// <param name="Theory">Bound and rate; null but for an RNN with the loss on the last step.</param>
public sealed record FlowResult(FlowCell Cell, double Loss, LayerFlow Flow, FlowTheory? Theory);
