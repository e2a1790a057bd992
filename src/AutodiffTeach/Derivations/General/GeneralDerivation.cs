using System.Globalization;
using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Derivations.General;

/// <summary>Makes the solution for every length: recursion, its solution, the sum, the check.</summary>
internal sealed class GeneralDerivation
{
    private readonly Model _model;
    private readonly ModelLengths _lengths;
    private readonly ScalarNode _of;
    private readonly ScalarNode _wrt;
    private readonly Func<int, string> _ofAt;
    private readonly FamilyGraph _graph;
    private readonly FamilySolver _solver;
    private readonly Variable _length;
    private readonly Variable _time;
    private readonly Variable _subjectOf;

    public GeneralDerivation(Model model, string of, string wrt)
    {
        _model = model;
        _lengths = ModelLengths.Of(model);
        string length = _lengths.Name ?? throw new DerivationException(_lengths.Names.Count == 0
            ? "The model has no constant that bounds a range, such as const N = 3 with h[t] = ... for t in 1..N; expected one for a solution for any length."
            : $"not yet: the model has several lengths, {string.Join(" and ", _lengths.Names)}; solutions for any length are made for one.");
        _length = Expr.Variable(length);
        var current = (int)model.Constants[length].Numerator;
        (_of, _wrt, _ofAt) = (NodeOf(At(of, length, current)), NodeOf(wrt), n => At(of, length, n));
        if (!_of.Variable.Indices.Contains(current) || At(of, length, current + 1) != of)
            _subjectOf = _of.Symbol;
        _graph = FamilyGraph.Create(_lengths, _ofAt, _wrt.Name);
        var names = new IndexNames(model);
        _time = names.SumAt(0);
        _solver = new FamilySolver(_graph, _length, names);
        _subjectOf = _graph.Of.At(_length);
    }

    private Expr Subject => Expr.Partial(PartialKind.Total, _subjectOf, _wrt.Symbol);

    public Derivation Build() => throw new NotImplementedException();

    // h_N at N = 3 is h_3.
    private static string At(string of, string length, int value) =>
        VariableName.Parse(of.Replace("[", "_", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal)) is { Label: { } label } && label == length
            ? of.Replace(label, value.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            : of;

    private ScalarNode NodeOf(string name) => _model.Graph.FindElement(name) is var (variable, element)
        ? new ScalarNode(variable, element ?? 0)
        : throw new DerivationException($"The model has no variable '{name}'.");
}
