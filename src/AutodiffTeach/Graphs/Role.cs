namespace AutodiffTeach.Graphs;

/// <summary>What a node of a computation graph stands for.</summary>
public enum Role
{
    /// <summary>Learned: <c>param</c>.</summary>
    Parameter,

    /// <summary>Given data: <c>input</c>.</summary>
    Input,

    /// <summary>A given first state: <c>state</c>.</summary>
    State,

    /// <summary>A named constant or a literal; no gradient flows into it.</summary>
    Constant,

    /// <summary>An operation without a name of its own.</summary>
    Operation,

    /// <summary>A named result.</summary>
    Intermediate,

    /// <summary>A named result that the model declares as output.</summary>
    Output,
}
