using AutodiffTeach.Formulas;

namespace AutodiffTeach.Checking.Explaining;

/// <summary>A factor too many or too few, in the whole derivative or in one path.</summary>
internal sealed class FactorSlips
{
    private readonly DerivativeAnatomy _anatomy;
    private readonly Dictionary<ulong, Factor> _byValue = [];
    private readonly FieldElement[] _right;

    /// <summary>Collects the factors that may be mistaken: the variables and direct partials that the derivative is made of.</summary>
    public FactorSlips(DerivativeAnatomy anatomy)
    {
        _anatomy = anatomy;
        _right = [.. anatomy.Points.Select(anatomy.At)];
        foreach (Resolution.NamedScalar scalar in anatomy.Reading.Scalars.Where(scalar => anatomy.Reading.Total(anatomy.Of, scalar) != Expr.Zero))
            Add(scalar.Name, point => anatomy.Run(point).Values[scalar.Slot], () => anatomy.Reading.ValueOf(scalar));
        foreach (NamedEdge edge in NamedEdges.Before(anatomy))
            Add(edge.ToString(), point => edge.Partial(anatomy.Run(point)), () => edge.Partial(anatomy.Reading.Closed).Formula);
    }

    private sealed record Factor(string Name, bool IsMissing, FieldElement[] Values, Func<Expr> Formula);

    /// <summary>The slips that give these values.</summary>
    public IEnumerable<Slip> Matching(IReadOnlyList<FieldElement> values)
    {
        FieldElement[] ratios = [.. values.Zip(_right, (value, right) => value / right)];
        if (Find(ratios) is { } factor)
            yield return Whole(factor, ratios);
        IReadOnlyList<PathTerm> terms = _anatomy.Paths.Terms;
        if (terms.Count < 2 || !_anatomy.Points.All(_anatomy.Paths.Knows))
            yield break;
        foreach (PathTerm term in terms.Where(term => term.Paths.Count == 1))
        {
            FieldElement[] parts = [.. _anatomy.Points.Select(point => _anatomy.Paths.At(term, point))];
            FieldElement[] own = [.. parts.Select((part, i) => (values[i] - _right[i]) / part + FieldElement.One)];
            if (Find(own) is { } partial)
                yield return OfPath(term, partial);
        }
    }

    private Factor? Find(FieldElement[] values) => values[0].IsDefined && _byValue.TryGetValue(values[0].Residue, out Factor? factor)
        && values.Zip(factor.Values).All(pair => pair.First.IsDefined && pair.First.Residue == pair.Second.Residue) ? factor : null;

    private Slip Whole(Factor factor, FieldElement[] values) => new(Kind(factor),
        $"The factor {factor.Name} is {(factor.IsMissing ? "missing" : "too many")}.", values,
        () => Times(_anatomy.Derivative(_anatomy.Reading.Closed).Formula, factor));

    private Slip OfPath(PathTerm term, Factor factor) => new(Kind(factor),
        $"In the path {term.Text} the factor {factor.Name} is {(factor.IsMissing ? "missing" : "too many")}.", [],
        () => (_anatomy.Derivative(_anatomy.Reading.Closed) - new Symbol(term.Formula()) + new Symbol(Times(term.Formula(), factor))).Formula)
    {
        Paths = [term.Paths[0].Names],
    };

    private static string Kind(Factor factor) => factor.IsMissing ? FeedbackKinds.ChainInnerMissing : FeedbackKinds.ExtraFactor;

    private static Expr Times(Expr formula, Factor factor) => (factor.IsMissing
        ? new Symbol(formula) / new Symbol(factor.Formula())
        : new Symbol(formula) * new Symbol(factor.Formula())).Formula;

    // A constant is no factor of the graph; of factors of equal value the first is named.
    private void Add(string name, Func<int, FieldElement> at, Func<Expr> formula)
    {
        FieldElement[] values = [.. _anatomy.Points.Select(at)];
        if (Array.Exists(values, value => !value.IsDefined || value.Residue == 0) || values[0].Residue == values[1].Residue)
            return;
        _byValue.TryAdd(values[0].Residue, new Factor(name, false, values, formula));
        FieldElement[] inverse = Array.ConvertAll(values, value => FieldElement.One / value);
        _byValue.TryAdd(inverse[0].Residue, new Factor(name, true, inverse, formula));
    }
}
