using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Calculus;

namespace AutodiffTeach.Checking.Mistakes;

/// <summary>Messages to the student: where, what was done, what is right; at most three lines, and never the answer.</summary>
internal static class Wording
{
    private const int LongestPart = 60;

    /// <summary>One misapplication at one place.</summary>
    public static string Of(RuleApplication view, Misapplication wrong) =>
        $"In the derivative of {Part(view.Of)}, {wrong.Done}.\nRight is {wrong.Rule}{With(view, wrong.Rule)}.";

    /// <summary>The same misapplication wherever it can be made.</summary>
    public static string Everywhere(RuleApplication first, Misapplication wrong) =>
        $"Throughout, first in the derivative of {Part(first.Of)}, {wrong.Done}.\nRight is {wrong.Rule}.";

    /// <summary>A part of a formula, or its kind where it is long.</summary>
    public static string Part(Expr formula)
    {
        string text = PlainPrinter.Print(formula, maximumLength: LongestPart + 1);
        return text.Length <= LongestPart ? text : text[..(LongestPart - 3)] + "...";
    }

    // What u and v are, where the law names them.
    private static string With(RuleApplication view, string rule)
    {
        string[] names = view.Kind switch
        {
            RuleKind.Product or RuleKind.Quotient when view.Parts.Count == 2 => ["u", "v"],
            RuleKind.Chain or RuleKind.Power when rule.Contains("u'", StringComparison.Ordinal) => ["u"],
            _ => [],
        };
        return names.Length == 0 || view.Parts[0] is Variable && names.Length == 1
            ? ""
            : ", here with " + string.Join(" and ", names.Select((name, i) => $"{name} = {Part(view.Parts[i])}"));
    }
}
