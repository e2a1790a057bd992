namespace AutodiffTeach.Drawing.Layout;

/// <summary>How a parameter that every time step uses is drawn.</summary>
public enum ParameterPlacement
{
    /// <summary>One box whose wires share a trunk and leave it in curves.</summary>
    Shared,

    /// <summary>One box with a horizontal rail and a dotted junction at every tap.</summary>
    Rails,

    /// <summary>One box in every time step that uses it, named <c>U@1</c>, <c>U@2</c>, ...; see <see cref="ParameterRepetition"/>.</summary>
    Repeated,
}
