using System.Globalization;
using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Writers.Export;

/// <summary>What a program is to draw.</summary>
/// <param name="Svg">The picture.</param>
/// <param name="Width">Its width in pixels, a whole number.</param>
/// <param name="Height">Its height in pixels, a whole number.</param>
/// <param name="Paper">The colour behind it, for the part of a pixel that it may not cover.</param>
/// <param name="Format">The format.</param>
/// <param name="Scale">Pixels of a PNG for each pixel of the picture.</param>
/// <param name="Timeout">How long the program may take.</param>
internal sealed record ExportJob(string Svg, double Width, double Height, string Paper, ExportFormat Format, double Scale, TimeSpan Timeout)
{
    /// <summary>The format as users call it.</summary>
    public string Name => Format == ExportFormat.Png ? "PNG" : "PDF";

    public string ScaleText => Scale.ToString("R", CultureInfo.InvariantCulture);

    public static ExportJob Of(Scene scene, ExportFormat format, ExportOptions options)
    {
        using var svg = new StringWriter(CultureInfo.InvariantCulture);
        // Nobody's system says which colours paper should have.
        new SvgWriter(new SvgOptions { Theme = options.Theme == Theme.Auto ? Theme.Light : options.Theme }).Write(scene, svg);
        return new ExportJob(svg.ToString(), Math.Ceiling(scene.Size.Width), Math.Ceiling(scene.Size.Height), Palette.For(options.Theme).Paper, format, options.Scale, options.Timeout);
    }
}
