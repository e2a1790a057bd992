namespace AutodiffTeach.Formulas.Calculus;

/// <summary>The derivative of a formula as the rules that lead to it: which rule applies at which part.</summary>
/// <remarks>Linear in the distinct parts, which are differentiated once each; no recursion.</remarks>
internal sealed class RuleTree
{
    private readonly Dictionary<Expr, RuleApplication> _applications = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Expr, bool> _depends = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Expr> _names = new(ReferenceEqualityComparer.Instance);
    private readonly List<RuleApplication> _order = [];

    private RuleTree(Expr formula, Variable withRespectTo, IEnumerable<Variable> names)
    {
        Formula = formula;
        foreach (Variable name in names)
        {
            _depends[name] = true;
            _names.Add(name);
        }

        WithRespectTo = withRespectTo;
        foreach (Expr part in Expressions.Ordered(formula))
            _depends.TryAdd(part, part == withRespectTo || (part is not Partial && DependsThroughParts(part)));
        Root = Build();
        foreach (RuleApplication application in _order)
            _ = application.Derivative; // parts before wholes, so that none of them recurses
    }

    /// <summary>What is differentiated.</summary>
    public Expr Formula { get; }

    /// <summary>The variable of differentiation.</summary>
    public Variable WithRespectTo { get; }

    /// <summary>The rule that applies to the whole formula.</summary>
    public RuleApplication Root { get; }

    /// <summary>Every application once, those of parts before those of wholes, in an order that the formula alone decides.</summary>
    public IReadOnlyList<RuleApplication> Applications => _order;

    /// <summary>The derivative as the rules give it, before simplification.</summary>
    public Expr Derivative => Root.Derivative;

    /// <summary>The rules that differentiate a formula; derivatives in it are taken and sums over an index written out first.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="withRespectTo">The variable of differentiation.</param>
    /// <param name="names">Names in the formula that stand for parts which depend on the variable; default none.</param>
    /// <exception cref="SeriesTooLongException">A sum or product over an index has too many members to be written out.</exception>
    public static RuleTree Of(Expr formula, Variable withRespectTo, IEnumerable<Variable>? names = null) =>
        new(SeriesExpansion.Expand(Differentiation.Resolve(formula)), withRespectTo, names ?? []);

    /// <summary>The derivative of the whole where a rule is replaced by something else, such as a misapplication of it.</summary>
    /// <remarks>Linear in the applications.</remarks>
    /// <param name="instead">
    /// For an application and the derivatives of its parts, as they come out with the replacements in them: what it gives instead, or null where
    /// it is applied as it should be.
    /// </param>
    public Expr Recompute(Func<RuleApplication, IReadOnlyList<Expr>, Expr?> instead)
    {
        var derivatives = new Dictionary<RuleApplication, Expr>(_order.Count);
        foreach (RuleApplication application in _order)
        {
            Expr[] inner = [.. application.Inner.Select(part => derivatives[part])];
            bool isUnchanged = application.Inner.All(part => derivatives[part] == part.Derivative);
            derivatives[application] = instead(application, inner) ?? (isUnchanged ? application.Derivative : application.Apply(inner));
        }

        return derivatives[Root];
    }

    // Depth first with a stack of its own; an application is made when those of its parts are.
    private RuleApplication Build()
    {
        var pending = new Stack<(Expr Part, RuleView View, int Next)>();
        pending.Push((Formula, ViewOf(Formula), 0));
        while (pending.TryPop(out (Expr Part, RuleView View, int Next) top))
        {
            if (top.Next == top.View.Parts.Count)
            {
                Add(top.Part, top.View);
                continue;
            }

            pending.Push(top with { Next = top.Next + 1 });
            Expr part = top.View.Parts[top.Next];
            if (!_applications.ContainsKey(part))
                pending.Push((part, ViewOf(part), 0));
        }

        return _applications[Formula];
    }

    private void Add(Expr part, RuleView view)
    {
        var application = new RuleApplication(view.Kind, part, view.Parts, [.. view.Parts.Select(inner => _applications[inner])], WithRespectTo);
        _applications[part] = application;
        _order.Add(application);
    }

    private RuleView ViewOf(Expr part) => _names.Contains(part) ? new RuleView(RuleKind.Named, []) : Depends(part) ? RuleView.Of(part, Depends) : new RuleView(RuleKind.Constant, []);

    // Numerators, divisors and the like are new, and at most three levels of them; below stand parts of the formula, which are known.
    private bool Depends(Expr part) => _depends.TryGetValue(part, out bool known) ? known : _depends[part] = DependsThroughParts(part);

    private bool DependsThroughParts(Expr part)
    {
        foreach (Expr child in part.Children)
        {
            if (Depends(child))
                return true;
        }

        return false;
    }
}
