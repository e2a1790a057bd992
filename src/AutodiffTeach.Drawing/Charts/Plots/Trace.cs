using AutodiffTeach.Drawing.Charts.Scales;
using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Charts.Plots;

/// <summary>A series in pixels: pieces of line inside the plot, lone points, and what has no place on a logarithmic axis.</summary>
internal sealed class Trace
{
    private readonly Region _plot;
    private readonly Ruler _x;
    private readonly Ruler _y;

    public Trace(Region plot, Ruler x, Ruler y) => (_plot, _x, _y) = (plot, x, y);

    /// <summary>The place of a point; NaN where it has none.</summary>
    public Point Place(double x, double y) =>
        new(_plot.Left + _x.At(x) * _plot.Width, _plot.Bottom - _y.At(y) * _plot.Height);

    /// <summary>True where a point can be seen.</summary>
    public bool IsInside(Point point) =>
        point.X >= _plot.Left - 0.01 && point.X <= _plot.Right + 0.01 && point.Y >= _plot.Top - 0.01 && point.Y <= _plot.Bottom + 0.01;

    /// <summary>Pieces of line without gaps, in the order of x, with at most four points for a column of pixels.</summary>
    public IReadOnlyList<IReadOnlyList<Point>> Pieces(Series series)
    {
        var pieces = new List<IReadOnlyList<Point>>();
        var piece = new List<Point>();
        foreach (var i in Ordered(series.X))
        {
            var point = Place(series.X[i], series.Y[i]);
            if (double.IsFinite(point.X) && double.IsFinite(point.Y))
                piece.Add(point);
            else if (double.IsFinite(point.X))
                Finish();
        }

        Finish();
        return pieces;

        void Finish()
        {
            if (piece.Count > 0)
                pieces.Add(Reduction.PerColumn(piece));
            piece = [];
        }
    }

    /// <summary>The polygons of a band, cut to the plot.</summary>
    public IReadOnlyList<IReadOnlyList<Point>> Areas(Series series, Spread band)
    {
        var areas = new List<IReadOnlyList<Point>>();
        List<Point> lower = [], upper = [];
        foreach (var i in Ordered(series.X))
        {
            // A band that reaches below what a logarithmic axis can show reaches its floor.
            var (low, high) = (Place(series.X[i], band.Lower[i]), Place(series.X[i], band.Upper[i]));
            if (double.IsNaN(low.Y) && band.Lower[i] <= 0)
                low = low with { Y = _plot.Bottom };
            if (double.IsFinite(low.X) && double.IsFinite(low.Y) && double.IsFinite(high.Y))
            {
                lower.Add(low);
                upper.Add(high);
            }
            else if (double.IsFinite(low.X))
            {
                Finish();
            }
        }

        Finish();
        return areas;

        void Finish()
        {
            if (lower.Count > 1)
                areas.Add(Clipping.Polygon([.. Reduction.Envelope(upper, true), .. Reduction.Envelope(lower, false).Reverse()], _plot));
            (lower, upper) = ([], []);
        }
    }

    /// <summary>The abscissas, at least 6 pixels apart, at which a logarithmic axis has no place for the ordinate.</summary>
    public IReadOnlyList<double> Floor(Series series)
    {
        var places = new List<double>();
        foreach (var i in Ordered(series.X))
        {
            var x = _plot.Left + _x.At(series.X[i]) * _plot.Width;
            var isLost = series.Y[i] <= 0 && double.IsNaN(_y.At(series.Y[i])) && !double.IsInfinity(series.Y[i]);
            if (isLost && x >= _plot.Left - 0.01 && x <= _plot.Right + 0.01 && (places.Count == 0 || x - places[^1] >= 6))
                places.Add(x);
        }

        return places;
    }

    private static IEnumerable<int> Ordered(IReadOnlyList<double> x)
    {
        for (var i = 1; i < x.Count; i++)
        {
            if (!(x[i - 1] <= x[i]))
                return Enumerable.Range(0, x.Count).Where(index => !double.IsNaN(x[index])).OrderBy(index => x[index]);
        }

        return Enumerable.Range(0, x.Count);
    }
}
