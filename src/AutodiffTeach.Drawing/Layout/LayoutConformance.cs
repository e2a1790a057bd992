using AutodiffTeach.Drawing.Layout.Geometry;

namespace AutodiffTeach.Drawing.Layout;

/// <summary>What every layout engine promises; an engine of one's own is held to it by calling <see cref="Breaches"/> in its tests.</summary>
public static class LayoutConformance
{
    private const double BorderTolerance = 0.02;
    private const double InteriorTolerance = 0.5;
    private const double LabelTolerance = 1;
    private const int MostNamed = 3;

    /// <summary>
    /// The promises that an arrangement breaks, one sentence each; empty where it keeps them all: boxes and wires come back in their
    /// order; everything is finite and inside the picture; nothing overlaps; wires run from border to border, outside their own boxes
    /// and through no other box or label; labels lie on their wires; bands follow each other.
    /// </summary>
    /// <param name="diagram">What the engine was given.</param>
    /// <param name="arrangement">What it returned.</param>
    public static IReadOnlyList<string> Breaches(Diagram diagram, Arrangement arrangement)
    {
        ArgumentNullException.ThrowIfNull(diagram);
        ArgumentNullException.ThrowIfNull(arrangement);
        if (Reordered(diagram, arrangement) is { } reordered)
            return [reordered];
        if (Outside(arrangement).FirstOrDefault() is { } outside)
            return [outside];
        var boxes = arrangement.Boxes.ToDictionary(box => box.Box.Id, box => box.Region, StringComparer.Ordinal);
        return
        [
            .. Meetings(arrangement),
            .. arrangement.Routes.SelectMany(route => Misled(route, boxes[route.Wire.From], boxes[route.Wire.To])),
            .. Enumerable.Range(1, Math.Max(0, arrangement.Bands.Count - 1)).Where(i => arrangement.Bands[i].Time <= arrangement.Bands[i - 1].Time || arrangement.Bands[i].Region.Left < arrangement.Bands[i - 1].Region.Right - BorderTolerance)
                .Select(i => FormattableString.Invariant($"the band of step {arrangement.Bands[i].Time} does not follow the one before it")),
        ];
    }

    private static string? Reordered(Diagram diagram, Arrangement arrangement)
    {
        if (!diagram.Boxes.SequenceEqual(arrangement.Boxes.Select(box => box.Box)))
            return "the boxes are not those of the diagram in their order";
        return diagram.Wires.SequenceEqual(arrangement.Routes.Select(route => route.Wire)) ? null : "the wires are not those of the diagram in their order";
    }

    private static IEnumerable<string> Outside(Arrangement arrangement)
    {
        var picture = new Region(0, 0, arrangement.Size.Width, arrangement.Size.Height);
        if (!double.IsFinite(picture.Right) || !double.IsFinite(picture.Bottom))
            yield return "the size of the picture is not finite";
        foreach (var box in arrangement.Boxes.Where(box => !Holds(picture, box.Region)))
            yield return $"the box {box.Box.Id} lies outside the picture";
        foreach (var route in arrangement.Routes)
        {
            if (route.Curve.Flatten().Any(point => !Holds(picture, new Region(point.X, point.Y, point.X, point.Y))))
                yield return $"the wire {Name(route)} leaves the picture";
            if (route.LabelRegion is { } label && !Holds(picture, label))
                yield return $"the label of {Name(route)} lies outside the picture";
        }
    }

    private static IEnumerable<string> Meetings(Arrangement arrangement)
    {
        var survey = new Survey(arrangement);
        if (survey.Overlaps() is > 0 and var overlaps)
            yield return FormattableString.Invariant($"{overlaps} pairs of boxes and labels overlap");
        if (survey.Trespassers() is { Count: > 0 } trespassers)
            yield return "through a foreign box or label runs " + string.Join(", ", trespassers.Order().Take(MostNamed).Select(route => Name(arrangement.Routes[route])));
    }

    private static IEnumerable<string> Misled(Route route, Region from, Region to)
    {
        var points = route.Curve.Flatten();
        if (!IsOnBorder(route.Curve.Start, from) || !IsOnBorder(route.Curve.End, to))
            yield return $"the wire {Name(route)} does not run from border to border";
        if (points.Any(point => Contains(from.Grow(-InteriorTolerance), point) || Contains(to.Grow(-InteriorTolerance), point)))
            yield return $"the wire {Name(route)} runs through its own box";
        if (route.Wire.Label.IsEmpty != route.Label is null)
            yield return $"the wire {Name(route)} has no label where one is wanted, or the other way round";
        if (route.Label is { } label && Enumerable.Range(1, points.Count - 1).Min(i => Plane.Distance(points[i - 1], points[i], label)) > LabelTolerance)
            yield return $"the label of {Name(route)} is not on its wire";
    }

    private static string Name(Route route) => $"{route.Wire.From} to {route.Wire.To}";

    // False where a coordinate is not a number.
    private static bool Holds(Region outer, Region inner) => inner.Left >= outer.Left && inner.Top >= outer.Top && inner.Right <= outer.Right && inner.Bottom <= outer.Bottom;

    private static bool Contains(Region region, Point point) => point.X > region.Left && point.X < region.Right && point.Y > region.Top && point.Y < region.Bottom;

    private static bool IsOnBorder(Point point, Region region) => Contains(region.Grow(BorderTolerance), point) && !Contains(region.Grow(-BorderTolerance), point);
}
