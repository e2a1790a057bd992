using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>Writes a text of the scene in the manner of its kind, a blank as an empty box.</summary>
internal static class SvgSceneText
{
    public static void Write(Markup svg, SceneText text)
    {
        if (!text.IsBlank)
        {
            SvgText.Write(svg, text.Placed, SvgStyleSheet.NameOf(text.Kind));
            return;
        }

        var box = text.Placed.Region;
        svg.Open("rect").Attribute("class", "blank blank-" + SvgStyleSheet.NameOf(text.Kind)).Attribute("x", box.Left).Attribute("y", box.Top).Attribute("width", box.Width).Attribute("height", box.Height).Close();
    }
}
