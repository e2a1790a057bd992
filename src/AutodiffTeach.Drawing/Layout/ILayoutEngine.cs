namespace AutodiffTeach.Drawing.Layout;

/// <summary>
/// Finds places for boxes and ways for wires. Implementations are deterministic, let nothing overlap and lead no wire
/// through the box or the label of another; one conformance suite holds all of them to that.
/// </summary>
public interface ILayoutEngine
{
    /// <summary>The name by which a user selects the engine, in lower case.</summary>
    string Name { get; }

    /// <summary>Places every box and routes every wire.</summary>
    /// <param name="diagram">Sized boxes and wires without cycles.</param>
    /// <exception cref="ArgumentException">An id is used twice, a wire ends nowhere, or the wires form a cycle.</exception>
    Arrangement Arrange(Diagram diagram);
}
