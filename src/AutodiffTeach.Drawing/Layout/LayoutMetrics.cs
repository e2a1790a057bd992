using AutodiffTeach.Drawing.Layout.Geometry;

namespace AutodiffTeach.Drawing.Layout;

/// <summary>How good an arrangement is, measured on what is drawn.</summary>
/// <param name="Crossings">Distinct points at which drawn curves cross; wires that share a trunk cross another wire once. Curves
/// that touch, part or end on each other do not cross.</param>
/// <param name="BoxOverlaps">Pairs of boxes, labels, or a box and a label that overlap; zero in any correct arrangement.</param>
/// <param name="WiresThroughBoxes">Wires that enter a box other than their ends, or the label of another wire; zero in any correct arrangement.</param>
/// <param name="Bends">Pieces of curves that are not straight.</param>
/// <param name="Length">The total length of all curves in pixels.</param>
/// <param name="Area">Width times height in square pixels.</param>
/// <param name="Aspect">Width divided by height.</param>
public sealed record LayoutMetrics(int Crossings, int BoxOverlaps, int WiresThroughBoxes, int Bends, double Length, double Area, double Aspect)
{
    /// <summary>
    /// Of the pairs of boxes that play the same part in neighbouring time steps (the k-th box of a role in each) the share that
    /// stands at the same height; from 0 to 1, and 1 where there is no such pair.
    /// </summary>
    public double RoleAlignment { get; init; } = 1;

    /// <summary>
    /// The distance from the first to the last box of the recurrent chain over the length of the way along its boxes; at most 1,
    /// and 1 where the chain is one straight line or there is none.
    /// </summary>
    public double ChainStraightness { get; init; } = 1;

    /// <summary>Measures an arrangement; near-linear in the number of curves unless they cluster.</summary>
    /// <param name="arrangement">What a layout engine returned.</param>
    public static LayoutMetrics Measure(Arrangement arrangement)
    {
        ArgumentNullException.ThrowIfNull(arrangement);
        var survey = new Survey(arrangement);
        return new LayoutMetrics(
            survey.Crossings().Count,
            survey.Overlaps(),
            survey.Trespasses(),
            arrangement.Routes.Sum(route => route.Curve.Segments.Count(segment => !segment.IsLine)),
            survey.Length(),
            arrangement.Size.Width * arrangement.Size.Height,
            arrangement.Size.Height > 0 ? arrangement.Size.Width / arrangement.Size.Height : 0)
        {
            RoleAlignment = Steadiness.Alignment(arrangement),
            ChainStraightness = Steadiness.Straightness(arrangement),
        };
    }

    /// <summary>
    /// How far a picture shifts within itself when it grows: the largest change, in pixels, of the offset between two boxes that
    /// both pictures have, in x or in y. Zero where the larger picture contains the smaller one unchanged.
    /// </summary>
    /// <param name="before">The picture with fewer steps.</param>
    /// <param name="after">The picture with more steps.</param>
    /// <param name="lastTime">Boxes of later steps, and boxes of no step, are left out; null for the last step but one of the smaller
    /// picture, because its last step is where the other goes on.</param>
    public static double Drift(Arrangement before, Arrangement after, int? lastTime = null)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return Steadiness.Drift(before, after, lastTime);
    }
}
