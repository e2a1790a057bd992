using AutodiffTeach.Formulas.Simplification;

namespace AutodiffTeach.Formulas;

/// <summary>Brings formulas to the form a course would write.</summary>
/// <remarks>
/// <para>Numbers are exact and folded, like terms and powers collected, factors and terms in a fixed order, the expanded or the structured
/// form taken, whichever is shorter to read. The laws are in the files of this namespace's <c>Simplification</c>; each holds at every point
/// where the formula as written is defined, so the result may be defined at more points: x/x becomes 1, sqrt(x)^2 becomes x.</para>
/// <para>Ends quickly on any formula: sums are multiplied out up to a number of terms, powers of numbers up to a number of digits.
/// Near-linear in the distinct parts, without recursion. The result reads back as itself and is simplified already.</para>
/// </remarks>
public static class Simplifier
{
    private const int HighestTermLimit = 200;
    private const int LowestTermLimit = 24;
    private const int TermsTimesParts = 60_000; // large formulas are expanded less, so that time stays near-linear
    private const int TermLimitOnRequest = 1000;
    private const int MaximumPasses = 6;

    /// <summary>The simplified formula.</summary>
    public static Expr Simplify(Expr formula)
    {
        ArgumentNullException.ThrowIfNull(formula);
        return Repeat(formula, Preference.Shorter, null);
    }

    /// <summary>The formula multiplied out, like terms collected; a product with more than 1,000 terms is left as it is.</summary>
    public static Expr Expand(Expr formula)
    {
        ArgumentNullException.ThrowIfNull(formula);
        return Repeat(formula, Preference.Expanded, TermLimitOnRequest);
    }

    /// <summary>The formula as a product: common numbers, powers and sums taken out, polynomials in one variable split at their rational roots.</summary>
    public static Expr Factor(Expr formula)
    {
        ArgumentNullException.ThrowIfNull(formula);
        (Workspace workspace, Form form) = SimplificationPass.FormIn(Simplify(formula), Preference.Shorter, TermLimitOnRequest);
        return workspace.Display.Of(Factoring.Of(workspace, form));
    }

    /// <summary>The formula multiplied out and sorted by powers of a variable, one term for each power: <c>w^2*(a + b) + w*c</c>.</summary>
    public static Expr Collect(Expr formula, Variable variable)
    {
        ArgumentNullException.ThrowIfNull(formula);
        ArgumentNullException.ThrowIfNull(variable);
        (Workspace workspace, Form form) = SimplificationPass.FormIn(formula, Preference.Expanded, TermLimitOnRequest);
        return Collecting.Of(workspace, form, workspace.Kernels.Atom(variable));
    }

    // What a pass leaves may let the next one see more; it rarely does, and the second pass then confirms the first.
    private static Expr Repeat(Expr formula, Preference preference, int? termLimit)
    {
        for (int i = 0; i < MaximumPasses; i++)
        {
            int limit = termLimit ?? Math.Clamp(TermsTimesParts / Traversal.PostOrder(formula).Count, LowestTermLimit, HighestTermLimit);
            Expr simpler = SimplificationPass.Run(formula, preference, limit);
            if (simpler == formula)
                break;
            formula = simpler;
        }

        return formula;
    }
}
