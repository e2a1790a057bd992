namespace AutodiffTeach.Drawing.Layout;

/// <summary>What a box stands for; it decides where a layout prefers the box and how a writer draws it.</summary>
public enum BoxRole
{
    /// <summary>A learned quantity, often shared by all time steps.</summary>
    Parameter,

    /// <summary>A given quantity of the data.</summary>
    Input,

    /// <summary>An initial state: given, not learned.</summary>
    State,

    /// <summary>A fixed number.</summary>
    Constant,

    /// <summary>An operation without a name of its own.</summary>
    Operation,

    /// <summary>A named quantity on the way.</summary>
    Intermediate,

    /// <summary>A quantity that the computation is for, such as the loss.</summary>
    Output,
}
