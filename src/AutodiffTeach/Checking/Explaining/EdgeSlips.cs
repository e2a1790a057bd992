using AutodiffTeach.Checking.Resolution;
using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Checking.Explaining;

/// <summary>Mistakes in the direct partials of edges: a factor left out, an index shifted.</summary>
internal sealed partial class EdgeSlips
{
    private const int MostEdges = 60; // each is tried alone

    private readonly DerivativeAnatomy _anatomy;
    private readonly NamedEdges _edges;
    private readonly LocalForms _local;
    private readonly PreActivations _places;

    /// <summary>The slips at the edges of a derivative.</summary>
    public EdgeSlips(DerivativeAnatomy anatomy)
    {
        _anatomy = anatomy;
        _edges = new NamedEdges(anatomy);
        _local = anatomy.Reading.Model.Graph.RunLocally();
        _places = new PreActivations(anatomy.Reading);
    }

    /// <summary>The slips at all edges of one kind at once, and at one alone.</summary>
    public IEnumerable<Slip> All() => Groups().SelectMany(group => Shifts(group).Append(Missing(group)).Concat(Dropped(group)).Concat(Exchanged(group)).Concat(Terms(group))).OfType<Slip>();

    /// <summary>The derivative without the partials in the variable of differentiation: the commoner slip where that is the derivative by a bias too.</summary>
    public IEnumerable<Slip> FirstFactors() => Groups().Where(group => group[0].From == _anatomy.WithRespectTo).Select(Missing);

    private IEnumerable<NamedEdge[]> Groups()
    {
        // What is zero anyway, as h_0 in ∂h_1/∂w, nobody gets wrong.
        NamedEdge[] edges = [.. _edges.List.Where(edge => _anatomy.Points.Any(point =>
            !edge.Partial(_anatomy.Run(point)).IsZero && !_anatomy.Tangents(point)[edge.From.Slot].IsZero))];
        List<NamedEdge[]> families = [.. edges.GroupBy(edge => (edge.From.Variable.BaseName, edge.To.Variable.BaseName)).Select(group => group.ToArray())];
        return edges.Length <= MostEdges ? families.Concat(families.Where(family => family.Length > 1).SelectMany(family => family.Select(edge => new[] { edge }))) : families;
    }

    // ∂h_t/∂h_{t-1} taken as 1
    private Slip Missing(NamedEdge[] group) => SlipOf(
        FeedbackKinds.ChainInnerMissing, $"{(group.Length == 1 ? $"The factor {group[0]} is" : $"The factors {Names(group)} are")} missing.", group.ToDictionary(edge => edge, _ => (Expr)Expr.One));

    // Of ∂h_t/∂h_{t-1} = V σ'(z_t) one of the names is left out, or σ'
    private IEnumerable<Slip> Dropped(NamedEdge[] group)
    {
        Dictionary<NamedEdge, IReadOnlyList<Expr>> factors = group.ToDictionary(
            edge => edge, edge => Simplifier.Simplify(Local(edge)) is Product product ? product.Factors : []);
        foreach (object key in factors.SelectMany(item => item.Value.Select(factor => KeyOf(item.Key, factor))).OfType<object>().Distinct())
        {
            Dictionary<NamedEdge, Expr> rest = factors.Where(item => item.Value.Any(factor => Equals(KeyOf(item.Key, factor), key))).ToDictionary(
                item => item.Key, item => Expr.Product([.. item.Value.Where(factor => !Equals(KeyOf(item.Key, factor), key))]));
            string names = Names([.. rest.Keys]);
            Expr dropped = factors[rest.Keys.First()].First(factor => Equals(KeyOf(rest.Keys.First(), factor), key));
            yield return key is Slope
                ? SlipOf(FeedbackKinds.ActivationDerivativeMissing, $"The derivative of the activation is missing in {names}.", rest)
                : SlipOf(FeedbackKinds.ChainInnerMissing, $"The factor {dropped}{(key is Variable || rest.Count == 1 ? "" : ", and so on,")} is missing in {names}.", rest);
        }
    }

    // A factor is the same on several edges where it is the same name, or as far from the node; null for what is no factor of its own.
    private object? KeyOf(NamedEdge edge, Expr factor) => factor switch
    {
        Variable name => PlaceOf(edge, name) is { } place ? place : name,
        Number => null,
        _ => _places.HasActivation(edge.To.Variable) ? default(Slope) : null,
    };

    private readonly record struct Slope;

    // x_{t-1} or x_{t+1} for x_t: in the names of one family that are equally far from the node, in the family, in all names
    private IEnumerable<Slip?> Shifts(NamedEdge[] group)
    {
        Dictionary<NamedEdge, Expr> partials = group.ToDictionary(edge => edge, Local);
        (string Family, int Distance)[] places = [.. partials
            .SelectMany(item => Expressions.Variables(item.Value).Select(name => PlaceOf(item.Key, name))).OfType<(string, int)>().Distinct()];
        string[] families = [.. places.Select(place => place.Family).Distinct()];
        foreach (int shift in (int[])[-1, 1])
        {
            foreach ((string Family, int Distance) place in places)
                yield return Shift(partials, shift, other => other == place);
            foreach (string family in families.Where(family => places.Count(place => place.Family == family) > 1))
                yield return Shift(partials, shift, other => other.Family == family);
            if (families.Length > 1)
                yield return Shift(partials, shift, _ => true);
        }
    }

    private (string Family, int Distance)? PlaceOf(NamedEdge edge, Variable name) =>
        _anatomy.Reading.Find(name.Name) is { Variable: { Indices.Count: > 0 } variable }
            ? (variable.BaseName, variable.Indices[^1] - (edge.To.Variable.Indices is [.., var last] ? last : 0))
            : null;

    private Slip? Shift(Dictionary<NamedEdge, Expr> partials, int shift, Func<(string Family, int Distance), bool> isMeant)
    {
        var renamed = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var shifted = new Dictionary<NamedEdge, Expr>();
        foreach ((NamedEdge edge, Expr partial) in partials)
        {
            var replacements = new Dictionary<Expr, Expr>();
            foreach (Variable name in Expressions.Variables(partial))
            {
                if (PlaceOf(edge, name) is { } place && isMeant(place) && Shifted(name, shift) is { } other)
                    (replacements[name], renamed[name.Name]) = (other, other.Name);
            }

            if (replacements.Count > 0)
                shifted[edge] = Expressions.Replace(partial, replacements);
        }

        if (shifted.Count == 0)
            return null;
        (string right, string wrong) = renamed.First();
        return SlipOf(FeedbackKinds.WrongIndex, $"An index is shifted in {Names([.. shifted.Keys])}: {wrong} stands where {right} belongs{(renamed.Count > 1 ? ", and so on" : "")}.", shifted);
    }

    private Variable? Shifted(Variable name, int shift)
    {
        NamedScalar scalar = _anatomy.Reading.Find(name.Name)!;
        int[] indices = [.. scalar.Variable.Indices];
        indices[^1] += shift;
        return _anatomy.Reading.Model.Graph.Find(ModelVariable.CanonicalName(scalar.Variable.BaseName, indices)) is { } other && scalar.Element < other.Shape.Size
            ? Expr.Variable(other.ElementName(scalar.Element))
            : null;
    }

    private Slip SlipOf(string kind, string message, IReadOnlyDictionary<NamedEdge, Expr> partials) => new(
        kind, message, [.. _anatomy.Points.Select(point => Total(_anatomy.Run(point), partials))], () => Total(_anatomy.Reading.Closed, partials).Formula)
    {
        Paths = [.. partials.Keys.Select(edge => (string[])[edge.From.Variable.Name, edge.To.Variable.Name])],
    };

    private T Total<T>(TapeRun<T> run, IReadOnlyDictionary<NamedEdge, Expr> partials) where T : IScalar<T> => _edges.Total(
        run, partials.ToDictionary(item => item.Key, item => Evaluation.At(item.Value, name => run.Values[_anatomy.Reading.Find(name)!.Slot])));

    private Expr Local(NamedEdge edge) => _local.DirectPartial(edge.To.Variable, edge.From.Variable, edge.To.Element, edge.From.Element);

    private static string Names(IReadOnlyList<NamedEdge> edges) => AllowedNames.Words(edges.Select(edge => edge.ToString()));
}
