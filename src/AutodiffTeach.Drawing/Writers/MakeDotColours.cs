using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>The colours of the drawing tool that PyTorch courses use, by their names in the X11 scheme.</summary>
internal static class MakeDotColours
{
    /// <summary>The fill of the nodes of a role: operations grey, leaves light blue, outputs green.</summary>
    public static (string Name, string Hex) FillOf(BoxRole role) => role switch
    {
        BoxRole.Output => ("darkolivegreen1", "#caff70"),
        BoxRole.Operation or BoxRole.Intermediate => ("lightgrey", "#d3d3d3"),
        _ => ("lightblue", "#add8e6"),
    };
}
