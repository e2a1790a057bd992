using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Calculus;
using AutodiffTeach.Operations;

namespace AutodiffTeach.Derivations.Generators;

/// <summary>What a teacher says when a rule of differentiation is applied: its name, its general form, and what its letters are here.</summary>
internal static class RuleWords
{
    private const long LongestPart = 30;

    /// <summary>The name of the rule, from <see cref="Rules"/>.</summary>
    public static string NameOf(RuleApplication rule) => rule.Kind switch
    {
        RuleKind.Constant => Rules.Constant,
        RuleKind.Variable => Rules.Variable,
        RuleKind.Sum => Rules.SumRule,
        RuleKind.ConstantMultiple => Rules.ConstantMultiple,
        RuleKind.Product => Rules.ProductRule,
        RuleKind.Quotient => Rules.QuotientRule,
        RuleKind.Reciprocal => Rules.ReciprocalRule,
        RuleKind.Power => Rules.PowerRule,
        RuleKind.Exponential => Rules.ExponentialRule,
        RuleKind.GeneralPower => Rules.GeneralPowerRule,
        RuleKind.Chain when rule.Inner[0].Kind == RuleKind.Variable => Rules.FunctionRule,
        RuleKind.Chain or RuleKind.TwoArguments => Rules.ChainRule,
        _ => Rules.Differentiate,
    };

    /// <summary>The rule with its general form and its parts: Product rule: (u*v)' = u'*v + u*v', with u = x^2 and v = sin(x).</summary>
    public static Prose Of(RuleApplication rule) => $"{Capital(NameOf(rule))}: {LawOf(rule)}{Letters(rule)}.";

    private static string LawOf(RuleApplication rule) => rule.Kind switch
    {
        RuleKind.Constant => "c' = 0",
        RuleKind.Variable => "x' = 1",
        RuleKind.Sum => rule.Parts.Count switch
        {
            2 => "(u + v)' = u' + v'",
            3 => "(u + v + w)' = u' + v' + w'",
            _ => "a sum is differentiated term by term",
        },
        RuleKind.ConstantMultiple => rule.Parts[0] == Expr.MinusOne ? "(-u)' = -u'" : "(c*u)' = c*u'",
        RuleKind.Product => rule.Parts.Count switch
        {
            2 => "(u*v)' = u'*v + u*v'",
            3 => "(u*v*w)' = u'*v*w + u*v'*w + u*v*w'",
            _ => "each factor in turn is differentiated, the others stay",
        },
        RuleKind.Quotient => "(u/v)' = (u'*v - u*v')/v^2",
        RuleKind.Reciprocal => rule.Parts[0] == Expr.One ? "(1/v)' = -v'/v^2" : "(c/v)' = -c*v'/v^2",
        RuleKind.Power => rule.Inner[0].Kind == RuleKind.Variable ? "(x^n)' = n*x^(n - 1)" : "(u^n)' = n*u^(n - 1)*u'",
        RuleKind.Exponential => rule.Parts[0] == Expr.E ? "(e^v)' = e^v*v'" : "(a^v)' = a^v*log(a)*v'",
        RuleKind.GeneralPower => OperationTable.Power.Law,
        RuleKind.Chain when rule.Inner[0].Kind == RuleKind.Variable => FunctionLaw(rule),
        RuleKind.Chain => $"f(u)' = f'(u)*u' with {FunctionLaw(rule)}",
        RuleKind.TwoArguments => FunctionLaw(rule),
        _ => "term by term",
    };

    private static string FunctionLaw(RuleApplication rule) => ((Call)rule.Of).Function is AbstractFunction function
        ? $"{function.Name} is left open, and so is its derivative {function.Name}'"
        : ((Call)rule.Of).Function.Law;

    // What u, v, ... are here, where it is not plain to see.
    private static Prose Letters(RuleApplication rule)
    {
        (string Letter, Expr Part)[] letters = rule.Kind switch
        {
            RuleKind.ConstantMultiple when rule.Parts[0] == Expr.MinusOne => [],
            RuleKind.ConstantMultiple => [("c", rule.Parts[0]), ("u", rule.Parts[1])],
            RuleKind.Product => rule.Parts.Count <= 3 ? [.. rule.Parts.Select((part, i) => ("uvw"[i].ToString(), part))] : [],
            RuleKind.Quotient or RuleKind.GeneralPower or RuleKind.TwoArguments => [("u", rule.Parts[0]), ("v", rule.Parts[1])],
            RuleKind.Reciprocal => rule.Parts[0] == Expr.One ? [("v", rule.Parts[1])] : [("c", rule.Parts[0]), ("v", rule.Parts[1])],
            RuleKind.Power when rule.Inner[0].Kind == RuleKind.Variable => [],
            RuleKind.Power => [("u", rule.Parts[0]), ("n", rule.Parts[1])],
            RuleKind.Exponential => rule.Parts[0] == Expr.E ? [("v", rule.Parts[1])] : [("a", rule.Parts[0]), ("v", rule.Parts[1])],
            RuleKind.Chain when rule.Inner[0].Kind != RuleKind.Variable => [("u", rule.Parts[0])],
            _ => [],
        };
        return letters.Length == 0 || !letters.All(item => Written.IsShort(item.Part, LongestPart)) ? new Prose() : ListOf(rule, letters);
    }

    private static Prose ListOf(RuleApplication rule, (string Letter, Expr Part)[] letters)
    {
        Prose text = rule.Kind == RuleKind.Chain ? " and " : ", with ";
        for (int i = 0; i < letters.Length; i++)
        {
            text.AppendLiteral(i == 0 ? "" : i == letters.Length - 1 ? " and " : ", ");
            text.AppendLiteral(letters[i].Letter + " = ");
            text.AppendFormatted(letters[i].Part);
        }

        return text;
    }

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
