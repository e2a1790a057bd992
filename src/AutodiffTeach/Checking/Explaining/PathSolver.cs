using System.Numerics;
using AutodiffTeach.Checking.Resolution;
using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Checking.Explaining;

/// <summary>Solves answers as combinations of the terms of paths: exactly, by linear algebra over a prime field at random points.</summary>
internal sealed class PathSolver
{
    private const int MostTerms = 160;
    private const int SurplusPoints = 6; // equations beyond the unknowns: what is no combination does not fit
    private const int LargestCoefficient = 64;

    private readonly DerivativeAnatomy _anatomy;
    private readonly NamedEdges _edges;
    private readonly List<(PathTerm Term, FieldElement[] Values)> _terms = [];
    private readonly List<int> _points = [];

    /// <summary>Finds the terms and evaluates them.</summary>
    public PathSolver(DerivativeAnatomy anatomy)
    {
        _anatomy = anatomy;
        _edges = new NamedEdges(anatomy);
        Count = CountPaths();
        (PathTerm Term, Func<int, FieldElement> At)[] terms = [.. Count <= MostTerms ? ByPath() : ByFirstEdge()];
        if (terms.Length is 0 or > MostTerms)
            return;
        for (int point = 0; _points.Count < terms.Length + SurplusPoints && point < 4 * terms.Length + 40; point++)
        {
            if (anatomy.At(point).IsDefined)
                _points.Add(point);
        }

        foreach ((PathTerm term, Func<int, FieldElement> at) in terms)
            Add(term, [.. _points.Select(at)]);
    }

    /// <summary>The number of paths.</summary>
    public BigInteger Count { get; }

    /// <summary>The terms that are not zero, those of equal value as one.</summary>
    public IReadOnlyList<PathTerm> Terms => [.. _terms.Select(item => item.Term)];

    /// <summary>The value of a term at a point.</summary>
    public FieldElement At(PathTerm term, int point) => _terms.First(item => item.Term == term).Values[_points.IndexOf(point)];

    /// <summary>Whether a point is among those at which the terms are known.</summary>
    public bool Knows(int point) => _points.Contains(point);

    /// <summary>The coefficient of every term in the answer; null where the answer is no combination with short fractions, or no unique one.</summary>
    public IReadOnlyList<Rational>? Coefficients(FieldFormula answer)
    {
        int unknowns = _terms.Count;
        if (unknowns == 0)
            return null;
        var rows = new List<FieldElement[]>(_points.Count);
        for (int i = 0; i < _points.Count; i++)
        {
            FieldElement right = answer.At(_points[i]);
            if (right.IsDefined && _terms.TrueForAll(item => item.Values[i].IsDefined))
                rows.Add([.. _terms.Select(item => item.Values[i]), right]);
        }

        if (!Eliminate([.. rows.Select(row => (FieldElement[])row.Clone())], unknowns))
            return OneWrong(rows, unknowns);
        Eliminate(rows, unknowns);
        if (rows.Skip(unknowns).Any(row => row[unknowns].Residue != 0))
            return null;
        Rational?[] coefficients = [.. rows.Take(unknowns).Select((row, i) => (row[unknowns] / row[i]).ToRational(LargestCoefficient))];
        return Array.TrueForAll(coefficients, coefficient => coefficient is not null) ? [.. coefficients.Select(coefficient => coefficient!.Value)] : null;
    }

    // Where terms depend on each other: the one term whose coefficient alone makes the answer, all others being right.
    private Rational[]? OneWrong(List<FieldElement[]> rows, int unknowns)
    {
        Rational[]? found = null;
        for (int wrong = 0; wrong < unknowns; wrong++)
        {
            FieldElement[] shares = [.. rows.Where(row => row[wrong].Residue != 0).Select(row => Excess(row, unknowns) / row[wrong])];
            if (shares.Length <= SurplusPoints / 2 || rows.Any(row => row[wrong].Residue == 0 && Excess(row, unknowns).Residue != 0)
                || Array.Exists(shares, share => share.Residue != shares[0].Residue) || shares[0].ToRational(LargestCoefficient) is not { } share)
                continue;
            if (found is not null)
                return null;
            found = [.. _terms.Select((item, i) => (Rational)item.Term.Paths.Count + (i == wrong ? share : 0))];
        }

        return found;
    }

    // What the answer has beyond the sum over all paths.
    private FieldElement Excess(FieldElement[] row, int unknowns)
    {
        FieldElement excess = row[unknowns];
        for (int i = 0; i < unknowns; i++)
            excess -= FieldElement.FromRational(_terms[i].Term.Paths.Count) * row[i];
        return excess;
    }

    // Gauss and Jordan; false where the columns depend on each other.
    private static bool Eliminate(List<FieldElement[]> rows, int unknowns)
    {
        for (int column = 0; column < unknowns; column++)
        {
            int pivot = rows.FindIndex(column, row => row[column].Residue != 0);
            if (pivot < 0)
                return false;
            (rows[column], rows[pivot]) = (rows[pivot], rows[column]);
            FieldElement[] source = rows[column];
            foreach (FieldElement[] row in rows.Where(row => row != source && row[column].Residue != 0))
            {
                FieldElement factor = row[column] / source[column];
                for (int i = column; i <= unknowns; i++)
                    row[i] -= factor * source[i];
            }
        }

        return rows.Count > unknowns;
    }

    // Zero terms tell nothing; equal ones are told apart by no answer.
    private void Add(PathTerm term, FieldElement[] values)
    {
        if (Array.TrueForAll(values, value => value.Residue == 0))
            return;
        int same = _terms.FindIndex(item => item.Values.Zip(values).All(pair => pair.First.Residue == pair.Second.Residue));
        if (same < 0)
        {
            _terms.Add((term, values));
            return;
        }

        _terms[same] = (_terms[same].Term with { Paths = [.. _terms[same].Term.Paths, .. term.Paths] }, _terms[same].Values);
    }

    private BigInteger CountPaths()
    {
        var counts = new Dictionary<NamedScalar, BigInteger> { [_anatomy.Of] = BigInteger.One };
        foreach (NamedEdge edge in Enumerable.Reverse(_edges.List))
            counts[edge.From] = counts.GetValueOrDefault(edge.From) + counts[edge.To];
        return _anatomy.Of == _anatomy.WithRespectTo ? 0 : counts.GetValueOrDefault(_anatomy.WithRespectTo);
    }

    private IEnumerable<(PathTerm, Func<int, FieldElement>)> ByPath() => Paths().Select(path => (
        new PathTerm([path], null)
        {
            Formula = () => path.Product(_anatomy.Reading.Closed).Formula,
            Polynomial = () => Expr.Product([.. path.Edges.Select(Direct)]),
        },
        (Func<int, FieldElement>)(point => path.Product(_anatomy.Run(point)))));

    // The contribution of w → v is ∂v/∂w dy/dv.
    private IEnumerable<(PathTerm, Func<int, FieldElement>)> ByFirstEdge() => _edges.Onward(_anatomy.WithRespectTo).Select(edge => (
        new PathTerm([FirstThrough(edge)], edge)
        {
            Formula = () => Contribution(edge, _anatomy.Reading.Closed).Formula,
            Polynomial = () => Expr.Product(Direct(edge), _anatomy.Reading.Polynomials.Total(_anatomy.Of, edge.To)),
        },
        (Func<int, FieldElement>)(point => Contribution(edge, _anatomy.Run(point)))));

    private Expr Direct(NamedEdge edge) => _anatomy.Reading.Polynomials.Direct(edge.To, edge.From);

    private T Contribution<T>(NamedEdge edge, TapeRun<T> run) where T : IScalar<T> => edge.Partial(run) * _edges.Totals(run)[edge.To];

    private NamedPath FirstThrough(NamedEdge edge)
    {
        var edges = new List<NamedEdge> { edge };
        while (edges[^1].To != _anatomy.Of)
            edges.Add(_edges.Onward(edges[^1].To)[0]);
        return new NamedPath(edges);
    }

    private IEnumerable<NamedPath> Paths()
    {
        if (Count.IsZero)
            yield break;
        var pending = new Stack<NamedPath>(_edges.Onward(_anatomy.WithRespectTo).Reverse().Select(edge => new NamedPath([edge])));
        while (pending.TryPop(out NamedPath? path))
        {
            if (path.Edges[^1].To == _anatomy.Of)
            {
                yield return path;
                continue;
            }

            foreach (NamedEdge edge in _edges.Onward(path.Edges[^1].To).Reverse())
                pending.Push(new NamedPath([.. path.Edges, edge]));
        }
    }
}
