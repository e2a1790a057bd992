namespace AutodiffTeach.Networks.Flow;

/// <summary>At which steps an experiment compares the output with its target.</summary>
public enum FlowLoss
{
    /// <summary>At the last step alone.</summary>
    Last,

    /// <summary>At every step, the mean over all of them.</summary>
    All,
}
