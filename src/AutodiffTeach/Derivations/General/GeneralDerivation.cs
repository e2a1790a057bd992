using System.Globalization;
using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Derivations.General;

/// <summary>Makes the solution for every length: direct partials, recursion, its solution, the sum, the check.</summary>
internal sealed class GeneralDerivation
{
    private readonly Model _model;
    private readonly ModelLengths _lengths;
    private readonly Differentiated _of;
    private readonly ScalarNode _wrt;
    private readonly FamilyGraph _graph;
    private readonly FamilySolver _solver;
    private readonly Variable _length;
    private readonly Variable _time;

    public GeneralDerivation(Model model, string of, string wrt)
    {
        _model = model;
        _lengths = ModelLengths.Of(model);
        _length = Expr.Variable(_lengths.Name ?? throw new DerivationException(_lengths.Names.Count == 0
            ? "The model has no constant that bounds a range, such as const N = 3 with h[t] = ... for t in 1..N; expected one for a solution for any length."
            : $"not yet: the model has several lengths, {string.Join(" and ", _lengths.Names)}; solutions for any length are made for one."));
        _of = Differentiated.Of(model, of, _length.Name);
        Current = Find(_of.At((int)model.Constants[_length.Name].Numerator));
        _wrt = Find(wrt);
        _graph = FamilyGraph.Create(_lengths, _of.At, _wrt.Name);
        var names = new IndexNames(model);
        _time = names.SumAt(0);
        _solver = new FamilySolver(_graph, _length, names);
    }

    // What is differentiated in the model as it is.
    private ScalarNode Current { get; }

    private Expr OfTime => _of.IsLast ? _length : _graph.Of.IsTimed ? Expr.Number(Current.Variable.Indices[_graph.Of.Position]) : Expr.Zero;

    private Variable Subject => _graph.Of.At(OfTime);

    public Derivation Build()
    {
        Expr formula = _graph.Families.Count == 0 ? Expr.Zero : _solver.At(_graph.Of, OfTime);
        IReadOnlyList<int> compared = GeneralCheck.Verify(formula, _lengths, _of.At, _wrt.Name);
        if (compared.Count == 0)
            throw new DerivationException("not yet: the formula for every length could not be compared with numbers at any length from 1 to 8.");
        double? value = ValueNow();
        Step[] sections = [.. new GeneralPartials(_graph, _time, _length).Section(), .. Recursion(), .. Solutions(), Sum(formula), Check(compared, value)];
        return new Derivation(_model, Subject.Name, _wrt.Name, 1, Expr.Partial(PartialKind.Total, Subject, _wrt.Symbol), sections, formula, value);
    }

    private ScalarNode Find(string name) => _model.Graph.FindElement(name) is var (variable, element)
        ? new ScalarNode(variable, element ?? 0)
        : throw new DerivationException($"The model has no variable '{name}'.");

    private IEnumerable<Family> Results => _graph.Families.Where(family => family != _graph.WithRespectTo && family.IsTimed);

    // dh_t/dU = ∂⁺h_t/∂U + ∂h_t/∂h_{t-1} dh_{t-1}/dU
    private IEnumerable<Step> Recursion()
    {
        List<Step> lines = [.. Results.Select(family => Line(Rules.ChainRule, Total(family, _time), Edges(family), Reason(family)))];
        if (lines.Count > 0)
        {
            yield return new Step
            {
                Rule = Rules.Recursion,
                Words = $"The derivative of each result with respect to {_wrt} is a sum over its arguments: the direct partial, times the derivative of the argument. It holds at every step {_time}.",
                Steps = lines,
            };
        }
    }

    // dh_t/dU = Σ_{k=1}^{t} (Π_{j=k+1}^{t} ∂h_j/∂h_{j-1}) ∂⁺h_k/∂U
    private IEnumerable<Step> Solutions()
    {
        List<Step> lines = [.. _solver.States.Select(state => Line(Rules.UnrollRecursion, Total(state.State, _time), _solver.At(state.State, _time, 1), Unrolled(state.State)))];
        if (lines.Count > 0)
        {
            yield return new Step
            {
                Rule = Rules.UnrollRecursion,
                Words = new Prose("Insert the recursion into itself until the first step. Each step back multiplies by one more derivative of a state in the state before; a product over no steps is 1."),
                Steps = lines,
            };
        }
    }

    private Step Sum(Expr formula)
    {
        Expr subject = Expr.Partial(PartialKind.Total, Subject, _wrt.Symbol);
        Expr edges = _graph.Of.IsTimed ? formula : Edges(_graph.Of);
        List<Step> steps = edges == formula
            ? [new Step { Rule = Rules.ChainRule, Before = subject, After = formula }]
            : [new Step { Rule = Rules.ChainRule, Before = subject, After = edges }, new Step { Rule = Rules.GeneralFormula, Before = edges, After = formula }];
        return new Step
        {
            Rule = Rules.GeneralFormula,
            Words = $"Add what reaches {Subject}, and insert the derivatives from above.",
            Steps = [new Step { Rule = Rules.GeneralFormula, Before = subject, After = formula, Where = [_wrt.Name, Current.Name], Steps = steps }],
        };
    }

    private Step Check(IReadOnlyList<int> compared, double? value)
    {
        string lengths = string.Join(", ", compared.Select(n => n.ToString(CultureInfo.InvariantCulture)));
        string now = value is { } number
            ? $" For {_length.Name} = {_model.Constants[_length.Name]} and the values of the model it is {number.ToString("G6", CultureInfo.InvariantCulture)}."
            : "";
        return new Step { Rule = Rules.NumericCheck, Explanation = $"Written out for {_length.Name} = {lengths}, the formula agrees with the backward sweep at random points.{now}" };
    }

    private double? ValueNow()
    {
        NumericRun run = _model.Graph.RunNumbers();
        return run.IsKnown(Current.Slot) ? run.GradientOf(Current.Variable, Current.Element).AtSlot(_wrt.Slot) : null;
    }

    private static Step Line(string rule, Expr before, Expr after, Prose words) => new() { Rule = rule, Before = before, After = after, Words = words };

    private Expr Total(Family family, Expr time) => Expr.Partial(PartialKind.Ordinary, family.At(time), _wrt.Symbol);

    // The sum over the arguments of a result; of one without time, over the members of each family that it has.
    private Expr Edges(Family family) => Expr.Sum([.. _graph.Into(family).OrderBy(edge => edge.From != _graph.WithRespectTo).Select(edge =>
    {
        if (family.IsTimed || !edge.From.IsTimed)
            return Term(edge, _time);
        Expr lower = edge.Lower.ToFormula(_length);
        return edge.Lower == edge.Upper ? Term(edge, lower) : Expr.Series(SeriesKind.Sum, _time, lower, edge.Upper.ToFormula(_length), Term(edge, _time));
    })]);

    private Expr Term(FamilyEdge edge, Expr time)
    {
        Expr partial = edge.Partial(time);
        return edge.From == _graph.WithRespectTo
            ? partial
            : Expr.Product(partial, Total(edge.From, edge.Shift == 0 ? time : Expr.Sum(time, Expr.Number(-edge.Shift))));
    }

    // h_t depends on U and h_{t-1}.
    private Prose Reason(Family family)
    {
        List<Expr> names = [.. _graph.Into(family).OrderBy(edge => edge.From != _graph.WithRespectTo)
            .Select(edge => edge.From.At(edge.Shift == 0 ? _time : Expr.Sum(_time, Expr.Number(-edge.Shift))))];
        Prose list = $"{names[0]}";
        for (int i = 1; i < names.Count; i++)
            list = $"{list}{(i == names.Count - 1 ? " and " : ", ")}{names[i]}";
        return $"{family.At(_time)} depends on {list}.";
    }

    private Prose Unrolled(Family state) => $"Back to the first step that {_wrt} enters; the product leads from where it enters up to {state.At(_time)}.";
}
