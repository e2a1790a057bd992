namespace AutodiffTeach.Drawing.Scenes;

/// <summary>The looks that a picture can have.</summary>
public enum SceneStyle
{
    /// <summary>A shape and a colour for every kind of node.</summary>
    Default,

    /// <summary>The boxes of the drawing tool that PyTorch courses use: operations grey, leaves light blue, outputs green.</summary>
    MakeDot,
}
