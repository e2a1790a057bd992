namespace AutodiffTeach.Drawing.Scenes;

/// <summary>The parts of a walk through a computation.</summary>
internal enum WalkPhase
{
    /// <summary>Before anything is computed.</summary>
    Start,

    /// <summary>Values, node by node.</summary>
    Forward,

    /// <summary>Gradients, edge by edge.</summary>
    Backward,

    /// <summary>All is computed.</summary>
    End,
}
