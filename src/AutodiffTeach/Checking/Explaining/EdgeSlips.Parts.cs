using AutodiffTeach.Checking.Resolution;
using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Checking.Explaining;

// Mistakes in the parts of direct partials: a parameter taken for another, a term of a sum left out or with the wrong sign.
internal sealed partial class EdgeSlips
{
    private const int MostParameters = 12;

    // ∂h_t/∂h_{t-1} = V σ'(z_t) with U in place of V
    private IEnumerable<Slip> Exchanged(NamedEdge[] group)
    {
        NamedScalar[] parameters = [.. _anatomy.Reading.Scalars.Where(scalar => scalar.Variable.Role == Role.Parameter).Take(MostParameters)];
        Dictionary<NamedEdge, IReadOnlyList<Expr>> factors = group.ToDictionary(
            edge => edge, edge => Simplifier.Simplify(Local(edge)) is var partial && partial is Product product ? product.Factors : (IReadOnlyList<Expr>)[partial]);
        foreach (NamedScalar parameter in parameters)
        {
            Dictionary<NamedEdge, IReadOnlyList<Expr>> own = factors.Where(item => item.Value.Contains(parameter.Symbol)).ToDictionary();
            foreach (NamedScalar other in own.Count == 0 ? [] : parameters.Where(other => other != parameter))
            {
                yield return SlipOf(
                    other.Variable == parameter.Variable ? FeedbackKinds.WrongIndex : FeedbackKinds.WrongParameter, $"{other} stands where {parameter} belongs in {Names([.. own.Keys])}.",
                    own.ToDictionary(item => item.Key, item => Expr.Product([.. item.Value.Select(factor => factor == parameter.Symbol ? other.Symbol : factor)])));
            }
        }
    }

    // ∂h_t/∂h_{t-1} = 1 + a σ'(z_t) without the 1, or with a minus
    private IEnumerable<Slip> Terms(NamedEdge[] group)
    {
        Dictionary<NamedEdge, Sum> sums = group.Select(edge => (edge, Form: Simplifier.Simplify(Local(edge)) as Sum)).Where(item => item.Form is not null)
            .ToDictionary(item => item.edge, item => item.Form!);
        if (sums.Values.Select(sum => sum.Terms.Count).Distinct().ToArray() is not [var count])
            yield break;
        string suffix = sums.Count == 1 ? "" : ", and so on,";
        for (int place = 0; place < count; place++)
        {
            Expr term = sums.Values.First().Terms[place];
            yield return SlipOf(FeedbackKinds.MissingTerm, $"The term {term}{(term is Number ? "" : suffix)} is missing in {Names([.. sums.Keys])}.", WithTerm(sums, place, _ => Expr.Zero));
            yield return SlipOf(FeedbackKinds.Sign, $"The term {term}{(term is Number ? "" : suffix)} has the wrong sign in {Names([.. sums.Keys])}.", WithTerm(sums, place, Expr.Negate));
        }
    }

    private static Dictionary<NamedEdge, Expr> WithTerm(Dictionary<NamedEdge, Sum> sums, int place, Func<Expr, Expr> change) =>
        sums.ToDictionary(item => item.Key, item => Expr.Sum([.. item.Value.Terms.Select((term, i) => i == place ? change(term) : term)]));
}
