namespace AutodiffTeach.Drawing.Scenes;

/// <summary>How time steps are told apart.</summary>
public enum BandDisplay
{
    /// <summary>A title above each step and a dotted line between two.</summary>
    Lines,

    /// <summary>A frame with a title around each step.</summary>
    Frames,

    /// <summary>Not at all.</summary>
    None,
}
