using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Charts.Marks;

/// <summary>A chart drawn, free of any format.</summary>
/// <param name="Size">The picture's width and height in pixels.</param>
/// <param name="Title">Its name in plain words.</param>
/// <param name="Description">What it shows in plain words.</param>
/// <param name="Marks">What it is made of, in the order of drawing and of reading.</param>
internal sealed record Picture(Size Size, string Title, string Description, IReadOnlyList<Mark> Marks);
