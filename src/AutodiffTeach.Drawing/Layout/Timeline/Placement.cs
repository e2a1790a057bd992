using AutodiffTeach.Drawing.Layout.Geometry;

namespace AutodiffTeach.Drawing.Layout.Timeline;

/// <summary>
/// Places the boxes of each column from left to right, row by row from the chain outward: each box under or over what it is
/// wired to, as near as its neighbours allow. Works on one column at a time, so a new step moves no earlier box.
/// </summary>
internal sealed class Placement
{
    private const double BoxGap = 18;
    private const double ArrowGap = 34;

    private readonly DiagramIndex _graph;
    private readonly Schedule _schedule;
    private readonly int[] _row;
    private readonly int[] _rank;
    private readonly double[] _wish;
    private readonly int[] _pull;

    private Placement(DiagramIndex graph, Schedule schedule, Families families, int[] row)
    {
        (_graph, _schedule, _row) = (graph, schedule, row);
        _wish = new double[row.Length];
        _rank = new int[row.Length];
        _pull = Pulls(families);
        X = new double[row.Length];
        for (var i = 0; i < graph.Order.Length; i++)
            _rank[graph.Order[i]] = i;
        Cells = [.. Enumerable.Range(0, schedule.ColumnCount).Select(_ => new SortedDictionary<int, int[]>())];
        var cells = graph.Order.Where(box => schedule.Column[box] >= 0).GroupBy(box => (schedule.Column[box], row[box]));
        foreach (var cell in cells)
            Cells[cell.Key.Item1][cell.Key.Item2] = [.. cell];
    }

    /// <summary>The boxes of each column by row, from left to right.</summary>
    public SortedDictionary<int, int[]>[] Cells { get; }

    /// <summary>The middle of each box relative to its column.</summary>
    public double[] X { get; }

    /// <summary>The leftmost point that a column uses.</summary>
    public double Left(int column, Extents extents) => Boxes(column).Select(box => X[box] - extents.Left[box]).DefaultIfEmpty(0).Min();

    /// <summary>The rightmost point that a column uses.</summary>
    public double Right(int column, Extents extents) => Boxes(column).Select(box => X[box] + extents.Right[box]).DefaultIfEmpty(0).Max();

    /// <summary>Finds the order within rows as if all boxes were of one size.</summary>
    public static Placement Sketch(DiagramIndex graph, Schedule schedule, Families families, int[] row)
    {
        var placement = new Placement(graph, schedule, families, row);
        var half = row.Select(_ => 20.0).ToArray();
        placement.Place(new Extents(half, half), reorder: true);
        return placement;
    }

    /// <summary>Places boxes of known extents, keeping the order within rows.</summary>
    public void Refine(Extents extents) => Place(extents, reorder: false);

    private IEnumerable<int> Boxes(int column) => Cells[column].Values.SelectMany(cell => cell);

    private void Place(Extents extents, bool reorder)
    {
        for (var column = 0; column < Cells.Length; column++)
        {
            var rows = Cells[column];
            foreach (var row in rows.Keys.OrderBy(row => (Math.Abs(row), row)).ToArray())
            {
                if (row == 0 || column == _schedule.Epilogue)
                    InSequence(rows[row], extents);
                else
                    rows[row] = NearNeighbours(rows[row], extents, reorder);
            }
        }
    }

    // The chain keeps its topological order; it alone decides where it lies.
    private void InSequence(int[] cell, Extents extents)
    {
        for (var i = 0; i < cell.Length; i++)
            X[cell[i]] = i == 0 ? 0 : X[cell[i - 1]] + Gap(cell[i - 1], cell[i], extents);
    }

    private int[] NearNeighbours(int[] cell, Extents extents, bool reorder)
    {
        foreach (var box in cell)
            _wish[box] = Inner(box).Select(other => X[other]).DefaultIfEmpty(double.NaN).Average() + Aside(box, extents);
        foreach (var box in cell.Reverse().Where(box => double.IsNaN(_wish[box])))
            _wish[box] = SameRow(box).Select(other => _wish[other] - Gap(box, other, extents)).DefaultIfEmpty(0).Min();
        if (reorder)
            cell = [.. cell.OrderBy(box => _wish[box]).ThenBy(box => _pull[box]).ThenBy(box => _rank[box])];
        var gaps = new double[Math.Max(0, cell.Length - 1)];
        for (var i = 0; i < gaps.Length; i++)
            gaps[i] = Gap(cell[i], cell[i + 1], extents);
        var weights = cell.Select(box => Inner(box).Any() ? 50.0 : 1.0).ToArray();
        var places = Separation.Resolve([.. cell.Select(box => _wish[box])], weights, gaps);
        for (var i = 0; i < cell.Length; i++)
            X[cell[i]] = places[i];
        return cell;
    }

    // Which way the wires to other columns lead, so that they need not pass those beside; the same for all of a family.
    private int[] Pulls(Families families)
    {
        var pulls = new int[families.Count];
        for (var wire = 0; wire < _graph.Wires.Length; wire++)
        {
            var (from, to) = (_graph.From[wire], _graph.To[wire]);
            if (_schedule.Column[from] == Schedule.Prologue)
                continue;
            pulls[families.Of[from]] += Math.Sign(_schedule.Column[to] - _schedule.Column[from]);
            pulls[families.Of[to]] += Math.Sign(_schedule.Column[from] - _schedule.Column[to]);
        }

        return [.. families.Of.Select(family => Math.Sign(pulls[family]))];
    }

    // A box below the chain that is computed from it makes way for those that lead to the chain from the rows under it.
    private double Aside(int box, Extents extents)
    {
        if (_row[box] >= 0 || !Inner(box).Any(other => _row[other] == 0 && _graph.Outgoing[other].Any(wire => _graph.To[wire] == box)))
            return 0;
        var passing = Inner(box).Where(other => _row[other] == 0).SelectMany(Neighbours).Where(other => _row[other] < _row[box]).Distinct().ToArray();
        var below = Neighbours(box).Where(other => _row[other] < _row[box]).Append(box).Max(other => extents.Left[other]);
        return passing.Length == 0 ? 0 : passing.Sum(other => extents.Left[other] + extents.Right[other] + BoxGap) / 2 + BoxGap / 2 + below;
    }

    // Wired boxes of the same column on rows between this one and the chain, the chain included.
    private IEnumerable<int> Inner(int box) =>
        Neighbours(box).Where(other => Math.Abs(_row[other]) < Math.Abs(_row[box]) && _row[other] * _row[box] >= 0);

    private IEnumerable<int> SameRow(int box) =>
        _graph.Outgoing[box].Select(wire => _graph.To[wire]).Where(other => _schedule.Column[other] == _schedule.Column[box] && _row[other] == _row[box]);

    private IEnumerable<int> Neighbours(int box) =>
        _graph.Incoming[box].Select(wire => _graph.From[wire]).Concat(_graph.Outgoing[box].Select(wire => _graph.To[wire]))
            .Where(other => _schedule.Column[other] == _schedule.Column[box]);

    // Between wired boxes an arrow must be seen, which the room for a label may already provide.
    private double Gap(int left, int right, Extents extents)
    {
        var room = extents.Right[left] + extents.Left[right];
        var arrow = _graph.Outgoing[left].Any(wire => _graph.To[wire] == right) ? (_graph.Boxes[left].Width + _graph.Boxes[right].Width) / 2 + ArrowGap : 0;
        return Math.Max(room + BoxGap, arrow);
    }
}
