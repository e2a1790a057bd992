using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>Writes a scene in one format. The same scene gives the same characters, whatever the culture.</summary>
public interface ISceneWriter
{
    /// <summary>The extension of files in this format, without a dot.</summary>
    string Extension { get; }

    /// <summary>Writes the whole document.</summary>
    /// <param name="scene">The picture.</param>
    /// <param name="output">Where to write; stays open.</param>
    void Write(Scene scene, TextWriter output);
}
