using AutodiffTeach.Drawing.Layout.Geometry;

namespace AutodiffTeach.Drawing.Layout.Timeline;

/// <summary>Every x of the picture: columns from left to right with gutters between them, the prologue before all.</summary>
internal sealed class Abscissas
{
    private const double GutterWidth = 30;
    private const double LaneWidth = 12;
    private const double SwayWidth = 44;

    private readonly DiagramIndex _graph;
    private readonly Schedule _schedule;
    private readonly Placement _placement;
    private readonly Lanes _lanes;
    private readonly double[] _offset;
    private readonly double[] _gutter;

    public Abscissas(DiagramIndex graph, Schedule schedule, Placement placement, Extents extents, Lanes lanes)
    {
        (_graph, _schedule, _placement, _lanes) = (graph, schedule, placement, lanes);
        _offset = new double[schedule.ColumnCount];
        _gutter = new double[schedule.ColumnCount];
        Boundaries = new double[schedule.ColumnCount + 1];
        var prologue = graph.Order.Where(box => schedule.Column[box] == Schedule.Prologue).Select(box => graph.Boxes[box].Width).ToArray();
        PrologueWidth = prologue.DefaultIfEmpty(0).Max();
        TrunkStart = prologue.Length > 0 ? PrologueWidth + SwayWidth : 0;
        PlaceColumns(extents, prologue.Length > 0);
    }

    /// <summary>The width of the boxes before the first column.</summary>
    public double PrologueWidth { get; }

    /// <summary>Where the rails have reached their tracks.</summary>
    public double TrunkStart { get; }

    /// <summary>The borders between columns.</summary>
    public double[] Boundaries { get; }

    public double Of(int box) => _placement.X[box] + _offset[_schedule.Column[box]];

    public double Of(Port port) => Of(port.Box) + port.Outer;

    public double LaneOf(Trail trail) =>
        trail.IsInGutter ? _gutter[trail.Gutter] + LaneWidth * _lanes.Gutters[trail.Gutter].IndexOf(trail.Net) : trail.LaneX + _offset[trail.LaneColumn];

    private void PlaceColumns(Extents extents, bool hasPrologue)
    {
        var at = TrunkStart;
        for (var column = 0; column < _offset.Length; column++)
        {
            var lanes = _lanes.Gutters[column].Count;
            var gutter = column == 0 && !hasPrologue && lanes == 0 ? 0 : GutterWidth + LaneWidth * lanes;
            _gutter[column] = at + GutterWidth / 2;
            Boundaries[column] = column == 0 ? at + gutter - GutterWidth / 2 : at + gutter / 2;
            at += gutter;
            _offset[column] = at - _placement.Left(column, extents);
            at += _placement.Right(column, extents) - _placement.Left(column, extents);
        }

        Boundaries[^1] = at + GutterWidth / 2;
    }
}
