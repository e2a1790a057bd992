using AutodiffTeach.Drawing.Layout.Geometry;

namespace AutodiffTeach.Drawing.Layout;

/// <summary>How good an arrangement is, measured on what is drawn.</summary>
/// <param name="Crossings">Distinct points at which drawn curves cross; wires that share a trunk cross another wire once.</param>
/// <param name="BoxOverlaps">Pairs of boxes, labels, or a box and a label that overlap; zero in any correct arrangement.</param>
/// <param name="WiresThroughBoxes">Wires that enter a box other than their ends, or the label of another wire; zero in any correct arrangement.</param>
/// <param name="Bends">Pieces of curves that are not straight.</param>
/// <param name="Length">The total length of all curves in pixels.</param>
/// <param name="Area">Width times height in square pixels.</param>
/// <param name="Aspect">Width divided by height.</param>
public sealed record LayoutMetrics(int Crossings, int BoxOverlaps, int WiresThroughBoxes, int Bends, double Length, double Area, double Aspect)
{
    /// <summary>Measures an arrangement; near-linear in the number of curves unless they cluster.</summary>
    /// <param name="arrangement">What a layout engine returned.</param>
    public static LayoutMetrics Measure(Arrangement arrangement)
    {
        ArgumentNullException.ThrowIfNull(arrangement);
        var survey = new Survey(arrangement);
        return new LayoutMetrics(
            survey.Crossings(),
            survey.Overlaps(),
            survey.Trespasses(),
            arrangement.Routes.Sum(route => route.Curve.Segments.Count(segment => !segment.IsLine)),
            survey.Length(),
            arrangement.Size.Width * arrangement.Size.Height,
            arrangement.Size.Height > 0 ? arrangement.Size.Width / arrangement.Size.Height : 0);
    }
}
