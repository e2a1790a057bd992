using AutodiffTeach.Derivations.Families;
using AutodiffTeach.Derivations.Generators;
using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Derivations;

/// <summary>Makes a derivation: chooses the sections, checks every line, states the result.</summary>
internal sealed class DerivationBuilder
{
    private const int LargestModel = 20_000;
    private const int LargestGraph = 3_000;

    private readonly DerivationContext _context;
    private readonly DerivationOptions _options;

    public DerivationBuilder(Model model, ScalarNode of, ScalarNode wrt, DerivationOptions options)
    {
        if (options.Order is < 1 or > 2)
            throw new DerivationException($"The order of the derivative is {options.Order}; derivations are made for order 1 or 2.");
        _options = options;
        if (model.Graph.Variables.Count > LargestModel)
            throw new DerivationException(
                $"The model has {model.Graph.Variables.Count} variables; derivations are written for up to {LargestModel}. Choose fewer steps.");
        _context = new DerivationContext(model, of, wrt, options);
        if (_context.Graph.Nodes.Count > LargestGraph && options.Detail != DetailLevel.Brief)
            throw new DerivationException(
                $"The derivation would have {_context.Graph.Nodes.Count} backward values; use the detail level brief, or fewer steps.");
    }

    public Derivation Build()
    {
        Expr formula = FirstDerivative();
        List<Step> steps = [.. Sections(formula)];
        Expr subject = _context.Subject;
        double? value = _context.TotalValueOf(_context.Graph.Wrt);
        if (_options.Order == 2)
        {
            Step second = SecondDerivative.Section(_context, formula, out formula, out value);
            subject = second.Steps[0].Before!;
            steps.Add(second);
        }

        IReadOnlyList<Step> uncompared = LineCheck.Verify(_context, steps);
        steps.Add(NumericCheck.Section(_context, subject, formula, value, _options.Order, uncompared));
        LineCheck.Verify(_context, [steps[^1]]);
        return new Derivation(_context.Model, _context.Graph.Of.Name, _context.Graph.Wrt.Name, _options.Order, subject, steps, formula, value);
    }

    // Over parameters and inputs, else over the named results, else from the derivatives one edge on.
    private Expr FirstDerivative()
    {
        if (OverLeaves() is { } closed && (_options.Order == 2 || !_context.IsLong || Written.FitsIn(DerivationContext.LongestResult, closed)))
            return CourseForm.Of(closed);
        if (_context.IsLong && NamedResult.Of(_context.Graph) is { } named)
            return _context.WithGivenStates(named);
        return _context.Names is { } names ? FamilySections.Formula(_context, names) : Contributions.Formula(_context);
    }

    private Expr? OverLeaves()
    {
        ScalarGraph graph = _context.Graph;
        if (_context.ClosedTotalOf(graph.Wrt) is not { } closed)
            return null;
        if (!graph.Wrt.Variable.IsLeaf || _context.ClosedFormOf(graph.Of) is not { } output)
            return closed;
        // The same derivative from the other end of the graph; where many steps share a weight, that one is often shorter.
        Expr forward = Simplifier.Simplify(Differentiation.Derivative(output, graph.Wrt.Symbol));
        return Expressions.WrittenSize(forward) < Expressions.WrittenSize(closed) ? forward : closed;
    }

    private IEnumerable<Step> Sections(Expr formula)
    {
        if (_context.Graph.Nodes.Count == 0)
            return [Independence.Section(_context)];
        if (_context.Graph.Of == _context.Graph.Wrt)
            return [Independence.SameVariable(_context)];
        if (_options.Method == DerivationMethod.Direct)
            return Substitution.Sections(_context, formula);
        bool brief = _options.Detail == DetailLevel.Brief;
        if (_context.Names is { } names && _options.Detail != DetailLevel.Full)
            return Grouped(names, formula, brief);
        IEnumerable<Step> preparation = brief ? [] : [ForwardPass.Section(_context), DirectPartials.Section(_context)];
        return _options.Method switch
        {
            DerivationMethod.Paths => [.. preparation, .. PathSum.Sections(_context, formula)],
            _ when brief => [Contributions.Sum(_context, formula)],
            _ => [.. preparation, BackwardPass.Section(_context), Contributions.Section(_context), Contributions.Sum(_context, formula)],
        };
    }

    private IEnumerable<Step> Grouped(FamilyNames names, Expr formula, bool brief)
    {
        IEnumerable<Step> preparation = brief ? [] : [FamilySections.Forward(_context, names), FamilySections.Partials(_context, names)];
        return _options.Method switch
        {
            DerivationMethod.Paths => [.. preparation, .. PathSum.Sections(_context, names, formula, brief)],
            _ when brief => [FamilySections.Sum(_context, names, formula)],
            _ => [.. preparation, FamilySections.Backward(_context, names), FamilySections.Sum(_context, names, formula)],
        };
    }
}
