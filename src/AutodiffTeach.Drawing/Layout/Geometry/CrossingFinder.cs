using System.Runtime.InteropServices;

namespace AutodiffTeach.Drawing.Layout.Geometry;

/// <summary>
/// Finds the points at which drawn curves cross. Two curves cross where one passes from one side of the other to its other
/// side: at a point, at a vertex of their polylines, or after running along each other. Where they touch, or where one ends,
/// they do not. Near-linear in the number of pieces unless many lie in one place without being one trunk.
/// </summary>
internal sealed class CrossingFinder
{
    private readonly Polyline[] _lines;
    private readonly List<(int Line, int Number)> _pieces = [];
    private readonly PieceGrid _grid;
    private readonly int[][] _beginnings;
    private readonly CrossingSet _found = new();
    private readonly Dictionary<(int, int), List<Meeting>> _meetings = [];

    private CrossingFinder(Size size, Polyline[] lines)
    {
        _lines = lines;
        for (var line = 0; line < lines.Length; line++)
        {
            for (var piece = 0; piece < lines[line].PieceCount; piece++)
                _pieces.Add((line, piece));
        }

        _beginnings = Beginnings(lines);
        _grid = new PieceGrid(size, [.. _pieces.Select(piece => (From(piece), To(piece)))]);
    }

    /// <summary>The crossings, in no particular order; those of one trunk with one wire are one.</summary>
    public static IReadOnlyList<Point> Find(Size size, Polyline[] lines)
    {
        var finder = new CrossingFinder(size, lines);
        foreach (var (cell, pieces) in finder._grid.Cells)
            finder.Search(cell, pieces);
        foreach (var ((first, second), meetings) in finder._meetings)
            finder.Follow(first, second, meetings);
        return finder._found.Points;
    }

    private Point From((int Line, int Number) piece) => _lines[piece.Line][piece.Number];

    private Point To((int Line, int Number) piece) => _lines[piece.Line][piece.Number + 1];

    // The pieces of a trunk look the same inside a cell, so one stands for all, but for those with a vertex here.
    private void Search(Region cell, List<int> members)
    {
        var strands = Strands(cell, members);
        for (var i = 0; i < strands.Count; i++)
        {
            for (var j = i + 1; j < strands.Count; j++)
                Cross(cell, strands[i], strands[j]);
        }

        foreach (var piece in members.Select(member => _pieces[member]))
        {
            var line = _lines[piece.Line];
            if (piece.Number > 0 && IsIn(cell.Grow(Polyline.Touch), From(piece)))
                Touch(piece.Line, piece.Number, members);
        }
    }

    private List<Strand> Strands(Region cell, List<int> members)
    {
        var strands = new List<Strand>();
        var known = new Dictionary<(long, long, long, long), Strand>();
        foreach (var member in members)
        {
            if (Clipping.Inside(From(_pieces[member]), To(_pieces[member]), cell.Grow(Polyline.Touch)) is not var (a, b))
                continue;
            if ((b.X, b.Y).CompareTo((a.X, a.Y)) < 0)
                (a, b) = (b, a);
            ref var strand = ref CollectionsMarshal.GetValueRefOrAddDefault(known, (Key(a.X), Key(a.Y), Key(b.X), Key(b.Y)), out var exists);
            if (!exists)
                strands.Add(strand = new Strand(a, b, []));
            strand!.Pieces.Add(member);
        }

        return strands;
    }

    private static long Key(double coordinate) => (long)Math.Round(coordinate * 1000);

    private void Cross(Region cell, Strand first, Strand second)
    {
        if (first.IsClearOf(second) || second.IsClearOf(first))
            return;
        foreach (var a in first.Pieces)
        {
            foreach (var b in second.Pieces)
            {
                if (_pieces[a].Line == _pieces[b].Line)
                    continue;
                var (isApart, crossing) = Cross(_pieces[a], _pieces[b]);
                if (isApart)
                    return;
                if (crossing is not { } point)
                    continue;
                if (IsIn(cell, point))
                    _found.Add(point, Plane.Slope(From(_pieces[a]), To(_pieces[a])), Plane.Slope(From(_pieces[b]), To(_pieces[b])));
                return;
            }
        }
    }

    // A crossing inside both pieces; one at a vertex is a meeting. Pieces on one line cannot cross, nor can others of their strands.
    private (bool IsApart, Point? Crossing) Cross((int, int) p, (int, int) q)
    {
        var (a, b, c, d) = (From(p), To(p), From(q), To(q));
        var (qFrom, qTo, pFrom, pTo) = (Plane.Side(a, b, c), Plane.Side(a, b, d), Plane.Side(c, d, a), Plane.Side(c, d, b));
        if (Math.Max(Math.Abs(qFrom), Math.Abs(qTo)) <= Polyline.Touch)
            return (true, null);
        if (IsBeside(qFrom, qTo) || IsBeside(pFrom, pTo))
            return (false, null);
        return (false, Plane.At(a, b, pFrom / (pFrom - pTo)));
    }

    private static bool IsBeside(double a, double b) => a > -Polyline.Touch && b > -Polyline.Touch || a < Polyline.Touch && b < Polyline.Touch;

    private void Touch(int line, int vertex, List<int> members)
    {
        var point = _lines[line][vertex];
        foreach (var other in members.Select(member => _pieces[member]))
        {
            if (other.Line == line || IsOnCommonBeginning(line, vertex, other) || Plane.Distance(From(other), To(other), point) > Polyline.Touch)
                continue;
            var place = _lines[other.Line].PlaceOf(other.Number, point);
            if (_lines[other.Line].IsEnd(place))
                continue;
            var key = line < other.Line ? (line, other.Line) : (other.Line, line);
            ref var meetings = ref CollectionsMarshal.GetValueRefOrAddDefault(_meetings, key, out _);
            (meetings ??= []).Add(line < other.Line ? new Meeting(point, vertex, place) : new Meeting(point, place, vertex));
        }
    }

    // Lines that are one from their start on do not cross before they part; the wires of a large trunk need not be compared in pairs.
    private bool IsOnCommonBeginning(int line, int vertex, (int Line, int Number) other) =>
        other.Number == vertex - 1 && _beginnings[line][vertex - 1] == _beginnings[other.Line][vertex - 1];

    // Equal numbers for equal beginnings of lines up to each vertex.
    private static int[][] Beginnings(Polyline[] lines)
    {
        var numbers = new Dictionary<(int, Point), int>();
        return [.. lines.Select(line =>
        {
            var number = -1;
            return Enumerable.Range(0, line.PieceCount + 1).Select(vertex =>
            {
                var key = (number, line[vertex]);
                number = numbers.TryGetValue(key, out var known) ? known : numbers[key] = numbers.Count;
                return number;
            }).ToArray();
        })];
    }

    // Along the first line: at a point the second changes sides or not; a common run does so between its two ends.
    private void Follow(int first, int second, List<Meeting> meetings)
    {
        meetings.Sort((a, b) => (a.First, a.Second).CompareTo((b.First, b.Second)));
        Parting? begun = null;
        for (var i = 0; i < meetings.Count; i++)
        {
            if (i > 0 && Math.Abs(meetings[i].First - meetings[i - 1].First) < 1e-9)
                continue;
            var parting = Parting.Of(_lines[first], _lines[second], meetings[i]);
            if (parting.Kind == PartingKind.Through || parting.Kind == PartingKind.Finish && begun is { } start && start.IsLeft != parting.IsLeft)
                _found.Add(meetings[i].At, Plane.Slope(_lines[first].Before(meetings[i].First), meetings[i].At), Plane.Slope(_lines[second].Before(meetings[i].Second), meetings[i].At));
            begun = parting.Kind switch { PartingKind.Begin => parting, PartingKind.Inside => begun, _ => null };
        }
    }

    private static bool IsIn(Region region, Point point) =>
        point.X >= region.Left && point.X < region.Right && point.Y >= region.Top && point.Y < region.Bottom;

    // What several pieces have in common inside a cell.
    private sealed record Strand(Point From, Point To, List<int> Pieces)
    {
        public bool IsClearOf(Strand other)
        {
            var (a, b) = (Plane.Side(From, To, other.From), Plane.Side(From, To, other.To));
            return a > Polyline.Touch && b > Polyline.Touch || a < -Polyline.Touch && b < -Polyline.Touch;
        }
    }
}
