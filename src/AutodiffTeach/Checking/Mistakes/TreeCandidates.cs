using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Calculus;

namespace AutodiffTeach.Checking.Mistakes;

/// <summary>The wrong derivatives that misapplied rules lead to: one rule at one place, or the same at all places.</summary>
/// <param name="sampled">The rules and their values.</param>
internal sealed class TreeCandidates(SampledTree sampled)
{
    private const int MostPlaces = 200; // nearest to the whole first

    private readonly RuleTree _tree = sampled.Tree;

    private IEnumerable<RuleApplication> Places => _tree.Applications.Reverse().Where(place => !place.IsConstant && sampled.Reaches(place)).Take(MostPlaces);

    /// <summary>One misapplication at one place, the rest right; then the same at every place where it can be made.</summary>
    public IEnumerable<Candidate> All() => [.. Single(), .. Everywhere(), .. Coefficients()];

    private IEnumerable<Candidate> Single() =>
        from place in Places
        from view in RuleViews.Of(place)
        from wrong in Misapplications.Of(view)
        select new Candidate(
            wrong.Kind,
            sampled.With(place, sampled.Misapplied(view, wrong)),
            () => _tree.Recompute((application, _) => application == place ? Misapplied(view, wrong) : null),
            () => Wording.Of(view, wrong));

    private IEnumerable<Candidate> Everywhere()
    {
        var at = Places.ToDictionary(place => place, place => Misapplications.Of(place).DistinctBy(wrong => wrong.Done).ToDictionary(wrong => wrong.Done));
        IEnumerable<string> repeated = at.Values.SelectMany(wrongs => wrongs.Keys).CountBy(done => done).Where(count => count.Value > 1).Select(count => count.Key);
        return repeated.Select(done => Of(application => at.TryGetValue(application, out Dictionary<string, Misapplication>? wrongs) ? wrongs.GetValueOrDefault(done) : null));
    }

    // The constant factors of the terms, those of inner parts apart: lost, or lost but for their signs.
    private IEnumerable<Candidate> Coefficients()
    {
        HashSet<RuleApplication> coefficients = TermCoefficients();
        if (coefficients.Count < 2)
            yield break;
        yield return Of(application => coefficients.Contains(application) ? ProductMistakes.Loss(application, false) : null);
        yield return Of(application => coefficients.Contains(application) ? ProductMistakes.Loss(application, true) : null);
    }

    private HashSet<RuleApplication> TermCoefficients()
    {
        var found = new HashSet<RuleApplication>();
        var pending = new Stack<RuleApplication>([_tree.Root]);
        while (pending.TryPop(out RuleApplication? application))
        {
            if (application.Kind == RuleKind.ConstantMultiple)
                found.Add(application);
            if (application.Kind is RuleKind.ConstantMultiple or RuleKind.Sum)
                application.Inner.ToList().ForEach(pending.Push);
        }

        return found;
    }

    private Candidate Of(Func<RuleApplication, Misapplication?> misapplied)
    {
        RuleApplication first = Places.First(place => misapplied(place) is not null);
        Misapplication wrong = misapplied(first)!;
        return new Candidate(
            wrong.Kind,
            sampled.Everywhere(misapplied),
            () => _tree.Recompute((application, slopes) => misapplied(application)?.SlopeOf(application, slopes)),
            () => Wording.Everywhere(first, wrong));
    }

    private static Expr Misapplied(RuleApplication view, Misapplication wrong) => wrong.SlopeOf(view, [.. view.Inner.Select(inner => inner.Derivative)]);
}
