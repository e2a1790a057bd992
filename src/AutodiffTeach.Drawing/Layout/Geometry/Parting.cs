namespace AutodiffTeach.Drawing.Layout.Geometry;

/// <summary>A point at which two lines touch, with its places on both; neither line ends there.</summary>
internal readonly record struct Meeting(Point At, double First, double Second);

/// <summary>What two lines do where they meet, as seen along the first.</summary>
internal enum PartingKind
{
    /// <summary>The second touches the first and stays on its side.</summary>
    Touch,

    /// <summary>The second passes from one side to the other.</summary>
    Through,

    /// <summary>A common run begins.</summary>
    Begin,

    /// <summary>The lines run on together.</summary>
    Inside,

    /// <summary>A common run ends.</summary>
    Finish,
}

/// <summary>How two lines meet at a point; where a run begins or ends, on which side of the first the second lies before or after it.</summary>
internal readonly record struct Parting(PartingKind Kind, bool IsLeft)
{
    public static Parting Of(Polyline first, Polyline second, Meeting meeting)
    {
        var center = meeting.At;
        var (before, after) = (first.Before(meeting.First), first.After(meeting.First));
        var (one, other) = (second.Before(meeting.Second), second.After(meeting.Second));
        var (oneIsShared, otherIsShared) = (IsShared(one), IsShared(other));
        if (oneIsShared && otherIsShared)
            return new Parting(PartingKind.Inside, false);
        if (!oneIsShared && !otherIsShared)
            return new Parting(IsLeftOf(one) == IsLeftOf(other) ? PartingKind.Touch : PartingKind.Through, false);
        var (shared, free) = oneIsShared ? (one, other) : (other, one);
        return new Parting(IsSameRay(center, before, shared) ? PartingKind.Finish : PartingKind.Begin, IsLeftOf(free));

        bool IsShared(Point ray) => IsSameRay(center, before, ray) || IsSameRay(center, after, ray);
        bool IsLeftOf(Point ray) => Plane.Turn(center, after, ray) < Plane.Turn(center, after, before);
    }

    private static bool IsSameRay(Point center, Point a, Point b) => Plane.Distance(center, a) < Plane.Distance(center, b)
        ? Plane.Distance(center, b, a) <= Polyline.Touch
        : Plane.Distance(center, a, b) <= Polyline.Touch;
}
