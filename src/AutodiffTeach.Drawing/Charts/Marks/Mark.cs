using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Charts.Marks;

/// <summary>What a chart's picture is made of; coordinates are pixels of the picture.</summary>
internal abstract record Mark
{
    /// <summary>An open line through points.</summary>
    internal sealed record Line(IReadOnlyList<Point> Points, Paint Paint, double Width, string Dash = "") : Mark;

    /// <summary>A filled polygon.</summary>
    internal sealed record Area(IReadOnlyList<Point> Corners, Paint Paint, double Opacity = 1) : Mark;

    /// <summary>One marker at many places.</summary>
    internal sealed record Markers(IReadOnlyList<Point> Centers, MarkerShape Shape, double Radius, Paint Paint) : Mark;

    /// <summary>A rectangle with a line around it.</summary>
    internal sealed record Frame(Region Region, Paint Paint, double Width) : Mark;

    /// <summary>A rectangle hatched as what has no colour.</summary>
    internal sealed record Hatching(Region Region) : Mark;

    /// <summary>A text, turned about its origin by an angle in degrees, clockwise.</summary>
    internal sealed record Text(PlacedText Placed, Paint Paint, double Angle = 0) : Mark;

    /// <summary>Cells of equal size in the colours of a map.</summary>
    internal sealed record Cells(Region Region, LevelGrid Levels, ColourMap Map) : Mark;

    /// <summary>An image whose pixels stay sharp.</summary>
    internal sealed record Image(Region Region, RasterImage Raster, string Name) : Mark;

    /// <summary>Marks that belong together, moved together, under a name that is read out.</summary>
    internal sealed record Group(string Name, IReadOnlyList<Mark> Items, Point Offset = default) : Mark;
}
