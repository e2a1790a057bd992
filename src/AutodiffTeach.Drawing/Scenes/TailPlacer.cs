using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Layout.Geometry;

namespace AutodiffTeach.Drawing.Scenes;

/// <summary>
/// Finds places for texts beside the wires of a finished arrangement, near where these leave their boxes and on pieces that all wires of
/// the trunk share. Works with any engine: it looks at what is drawn alone.
/// </summary>
internal sealed class TailPlacer
{
    private const double Step = 3;
    private const double Farthest = 110;
    private const double Near = 4;
    private const double Aside = 2.5;
    private const double Clearance = 1.5;
    private const double WireHalfWidth = 0.8;
    private const double HeadReach = 9;

    private readonly Obstacles _obstacles = new();
    private readonly ILookup<string, Route> _leaving;

    /// <summary>Looks at an arrangement.</summary>
    /// <param name="arrangement">What the engine returned, with curves that reach the outlines.</param>
    /// <param name="outlines">What is drawn of each box, perhaps less than the room that the engine kept.</param>
    /// <param name="header">The height of the strip at the top that stays free.</param>
    public TailPlacer(Arrangement arrangement, IEnumerable<Region> outlines, double header)
    {
        _leaving = arrangement.Routes.ToLookup(route => route.Wire.From, StringComparer.Ordinal);
        foreach (var outline in outlines)
            _obstacles.Add(outline.Grow(1));
        foreach (var route in arrangement.Routes)
        {
            _obstacles.Add(route.Curve, WireHalfWidth);
            _obstacles.Add(Region.Around(route.Curve.End, new Size(HeadReach, HeadReach)));
            if (route.LabelRegion is { } label)
                _obstacles.Add(label);
        }

        foreach (var band in arrangement.Bands.Skip(1))
            _obstacles.Add(new Region(band.Region.Left, 0, band.Region.Left, band.Region.Bottom).Grow(WireHalfWidth));
        AddFrame(arrangement.Size, header);
    }

    /// <summary>True where the first choice for a text is beside a wire that leaves sideways; null where no wire leaves.</summary>
    public bool? LeavesSideways(string box) => Trunks(box).Select(trunk => (bool?)IsSideways(trunk[0])).FirstOrDefault();

    /// <summary>The texts at their places, which are taken from then on; null where there is no room.</summary>
    /// <param name="box">The id of the box that the wire leaves.</param>
    /// <param name="tail">The texts.</param>
    /// <param name="room">What must be free on each side of the wire: at least the size of the texts there.</param>
    public IReadOnlyList<SceneText>? Place(string box, Tail tail, TailRoom room)
    {
        foreach (var (stretch, end) in Trunks(box).SelectMany(trunk => Stretches(trunk).Select(stretch => (stretch, EndOf(stretch, trunk)))))
        {
            for (var at = Near; at < end; at += Step)
            {
                if (IsFree(stretch.Beside(-1, at, room.Above)) && IsFree(stretch.Beside(1, at, room.Below)))
                    return [.. Take(stretch, -1, at, tail.Above), .. Take(stretch, 1, at, tail.Below)];
            }
        }

        return null;
    }

    // Beyond a label of its own wire a text would seem to belong to what the wire leads to.
    private static double EndOf(Stretch stretch, Route[] trunk) =>
        trunk.Select(route => route.Label).OfType<Point>().Select(stretch.Along).Append(Math.Min(stretch.Length, Farthest)).Min();

    private bool IsFree(Region region) => region.Width <= 0 || _obstacles.IsFree(region.Grow(Clearance));

    private IEnumerable<SceneText> Take(Stretch stretch, int side, double at, TextBlock texts)
    {
        if (texts.IsEmpty)
            return [];
        var region = stretch.Beside(side, at, new Size(texts.Width, texts.Height));
        _obstacles.Add(region.Grow(Clearance));
        return texts.Place(region.Center);
    }

    // Wires that leave by one point are a trunk; those that leave sideways are preferred.
    private IEnumerable<Route[]> Trunks(string box) =>
        _leaving[box].GroupBy(route => route.Curve.Start).Select(trunk => trunk.ToArray()).OrderBy(trunk => IsSideways(trunk[0]) ? 0 : 1);

    private static bool IsSideways(Route route) => Math.Abs(route.Curve.StartDirection.X) > Math.Abs(route.Curve.StartDirection.Y);

    // The straight upright pieces that all wires of the trunk run along, from the box on.
    private static IEnumerable<Stretch> Stretches(Route[] trunk)
    {
        var shared = trunk.Skip(1).Aggregate([.. trunk[0].Curve.Flatten()], (List<Point> points, Route route) => Common(points, route.Curve.Flatten()));
        for (var i = 1; i < shared.Count; i++)
        {
            var stretch = new Stretch(shared[i - 1], shared[i]);
            if (stretch.IsStraight && stretch.Length > Near)
                yield return stretch;
        }
    }

    private static List<Point> Common(List<Point> a, IReadOnlyList<Point> b)
    {
        var count = Enumerable.Range(0, Math.Min(a.Count, b.Count)).TakeWhile(i => a[i] == b[i]).Count();
        var common = a.Take(count).ToList();
        if (count == 0 || count == a.Count || count == b.Count)
            return common;
        var (one, other) = (new Stretch(a[count - 1], a[count]), new Stretch(b[count - 1], b[count]));
        if (one.IsStraight && other.IsStraight && one.IsSideways == other.IsSideways && one.Sign == other.Sign)
            common.Add(one.Length < other.Length ? one.To : other.To);
        return common;
    }

    private void AddFrame(Size size, double header)
    {
        const double wide = 400;
        _obstacles.Add(new Region(-wide, -wide, size.Width + wide, header));
        _obstacles.Add(new Region(-wide, size.Height, size.Width + wide, size.Height + wide));
        _obstacles.Add(new Region(-wide, 0, 0, size.Height));
        _obstacles.Add(new Region(size.Width, 0, size.Width + wide, size.Height));
    }

    private readonly record struct Stretch(Point From, Point To)
    {
        public bool IsSideways => Math.Abs(To.X - From.X) > Math.Abs(To.Y - From.Y);

        public bool IsStraight => Math.Min(Math.Abs(To.X - From.X), Math.Abs(To.Y - From.Y)) < 0.01;

        public double Length => Math.Abs(To.X - From.X) + Math.Abs(To.Y - From.Y);

        /// <summary>The rectangle of a size beside the stretch, from a distance on: above it (or left) where the side is -1, else below (or right).</summary>
        public Region Beside(int side, double at, Size size) => IsSideways
            ? Region.Around(new Point(From.X + Sign * (at + size.Width / 2), From.Y + side * (Aside + size.Height / 2)), size)
            : Region.Around(new Point(From.X + side * (Aside + Clearance + size.Width / 2), From.Y + Sign * (at + size.Height / 2)), size);

        /// <summary>How far along a point lies; infinity where it does not lie on the stretch.</summary>
        public double Along(Point point)
        {
            var (along, aside) = IsSideways ? (Sign * (point.X - From.X), point.Y - From.Y) : (Sign * (point.Y - From.Y), point.X - From.X);
            return Math.Abs(aside) < 1 && along >= 0 ? along : double.PositiveInfinity;
        }

        public int Sign => Math.Sign(IsSideways ? To.X - From.X : To.Y - From.Y);
    }
}
