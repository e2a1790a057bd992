using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Calculus;

namespace AutodiffTeach.Derivations.Generators;

/// <summary>The steps of the derivative of a formula, read off its tree of rules: the outermost rule first, below it the derivatives that it needs.</summary>
/// <remarks>A part that occurs at several places is derived at the first of them. Long lists of terms show the first few.</remarks>
internal sealed class RuleSteps
{
    private const int MostShown = 8; // derivatives of parts below one rule,
    private const int ShownOfMany = 3; // and how many of them where there are more
    private const long LongestToSimplify = 400;
    private const long LongestRuleForm = 60;

    private readonly RuleTree _tree;
    private readonly Dictionary<RuleApplication, Expr> _results = [];
    private readonly Dictionary<RuleApplication, List<RuleApplication>> _below = [];

    private RuleSteps(RuleTree tree)
    {
        _tree = tree;
        foreach (RuleApplication rule in tree.Applications)
            _results[rule] = IsPlain(rule) ? rule.Derivative : Tidy(rule.Apply([.. rule.Inner.Select(inner => _results[inner])]));
        Assign();
    }

    /// <summary>The line that differentiates a formula.</summary>
    /// <param name="tree">The rules.</param>
    /// <param name="before">The derivative as it is asked for, such as ∂f/∂x.</param>
    /// <param name="result">The form in which the derivative is stated; null for the form in which the rules leave it.</param>
    public static Step Line(RuleTree tree, Expr before, Expr? result = null)
    {
        var steps = new RuleSteps(tree);
        var made = new Dictionary<RuleApplication, Step>();
        foreach (RuleApplication rule in tree.Applications.Where(rule => rule != tree.Root && steps._below.ContainsKey(rule)))
            made[rule] = steps.StepOf(rule, made, steps.TakenOf(rule), null);
        return steps.StepOf(tree.Root, made, before, result);
    }

    // c' and x' need no line.
    private static bool IsPlain(RuleApplication rule) => rule.Kind is RuleKind.Constant or RuleKind.Variable or RuleKind.Named;

    private static Expr Tidy(Expr derivative) => Written.IsShort(derivative, LongestToSimplify) ? Simplifier.Simplify(derivative) : derivative;

    private Expr TakenOf(RuleApplication rule) => Expr.Derivative(rule.Of, _tree.WithRespectTo);

    // Each rule below the first one that uses it, in reading order.
    private void Assign()
    {
        var pending = new Stack<(RuleApplication Rule, RuleApplication? User)>([(_tree.Root, null)]);
        while (pending.TryPop(out (RuleApplication Rule, RuleApplication? User) item))
        {
            if (!_below.TryAdd(item.Rule, []))
                continue;
            if (item.User is not null)
                _below[item.User].Add(item.Rule);
            RuleApplication[] inner = [.. item.Rule.Inner.Where(part => !IsPlain(part)).Distinct()];
            foreach (RuleApplication part in inner.Take(inner.Length > MostShown ? ShownOfMany : MostShown).Reverse())
                pending.Push((part, item.Rule));
        }
    }

    private Step StepOf(RuleApplication rule, Dictionary<RuleApplication, Step> made, Expr before, Expr? result)
    {
        Expr raw = rule.Apply([.. rule.Inner.Select(inner => _results[inner])]), after = result ?? _results[rule];
        Expr ruled = rule.Apply([.. rule.Inner.Select(inner => IsPlain(inner) ? inner.Derivative : TakenOf(inner))]);
        string name = RuleWords.NameOf(rule);
        var steps = new List<Step>();
        if (before != TakenOf(rule) && Written.IsShort(rule.Of, LongestRuleForm))
            steps.Add(new Step { Rule = Rules.Definition, Before = before, After = TakenOf(rule) });
        if (ruled != raw && Written.IsShort(ruled, LongestRuleForm))
            steps.Add(new Step { Rule = name, Before = EndOf(steps, before), After = ruled });
        steps.AddRange(_below[rule].Select(inner => made[inner]));
        if (result is not null && raw != result && Written.IsShort(raw, LongestRuleForm))
            steps.Add(new Step { Rule = ruled == raw ? name : Rules.InsertDerivatives, Before = EndOf(steps, before), After = raw });
        if (steps.Count > 0 && EndOf(steps, before) != after)
            steps.Add(new Step { Rule = result is null ? Rules.InsertDerivatives : Rules.Simplify, Before = EndOf(steps, before), After = after });
        return new Step
        {
            Rule = name,
            Before = before,
            After = after,
            Where = [_tree.WithRespectTo.Name],
            Words = WordsOf(rule),
            Steps = steps is [{ Steps.Count: 0 }] && steps[0].Before == before ? [] : steps,
        };
    }

    private static Prose WordsOf(RuleApplication rule)
    {
        int hidden = rule.Inner.Where(part => !IsPlain(part)).Distinct().Count() - ShownOfMany;
        if (hidden <= MostShown - ShownOfMany)
            return RuleWords.Of(rule);
        return $"{RuleWords.Of(rule)} The first {ShownOfMany} are shown; the other {hidden} are differentiated in the same way.";
    }

    // Where the chain of equal formulas stands: behind the last link, not behind a derivative that is used.
    private static Expr EndOf(List<Step> steps, Expr before)
    {
        foreach (Step step in steps.Where(step => step.Before == before))
            before = step.After!;
        return before;
    }
}
