namespace AutodiffTeach.Derivations.Writers;

/// <summary>Headings of derivations and of their sections.</summary>
internal static class DerivationTitle
{
    /// <summary>The first line of a worked solution, without markup.</summary>
    public static string Of(Derivation derivation)
    {
        string derivative = derivation.Order == 2 ? "second derivative" : "derivative";
        string title = derivation.Model.Title.Length > 0 ? $"{derivation.Model.Title}: {derivative}" : $"{char.ToUpperInvariant(derivative[0])}{derivative[1..]}";
        return $"{title} of {derivation.Of} with respect to {derivation.WithRespectTo}";
    }

    /// <summary>The heading of a section.</summary>
    public static string Of(Step section) => section.Rule switch
    {
        Rules.ForwardValue => "Forward pass",
        Rules.DirectPartial => "Direct partials",
        Rules.BackwardPass => "Backward pass",
        Rules.Contribution => "Contribution of each edge",
        Rules.SumOverEdges => "Sum",
        Rules.Path => "Paths",
        Rules.SumOverPaths => "Sum over the paths",
        Rules.Substitute => "One formula",
        Rules.Differentiate => "Differentiate",
        Rules.SecondDerivative => "Second derivative",
        Rules.Recursion => "Recursion",
        Rules.UnrollRecursion => "The recursion unrolled",
        Rules.GeneralFormula => "For every length",
        _ => "Check",
    };
}
