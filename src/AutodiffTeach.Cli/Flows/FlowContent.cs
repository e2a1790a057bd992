namespace AutodiffTeach.Cli.Flows;

/// <summary>What a chart of gradient flow shows.</summary>
[Flags]
internal enum FlowContent
{
    /// <summary>‖h_t‖.</summary>
    States = 1,

    /// <summary>‖dL/dh_t‖.</summary>
    Gradients = 2,

    /// <summary>The cells of LSTMs beside the states.</summary>
    Cells = 4,

    /// <summary>The bound and the rate that theory gives.</summary>
    Theory = 8,
}
