using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Calculus;

namespace AutodiffTeach.Checking.Mistakes;

/// <summary>The wrong derivatives that misapplied rules lead to: one rule at one place, or the same at all places.</summary>
internal sealed class TreeCandidates
{
    private const int MostPlaces = 200; // nearest to the whole first
    private const int PlacesTimesRules = 10_000; // large formulas are searched less deep, so that time stays near-linear
    private const int Repeated = 1_000_000; // one mistake at one place is simpler than the same at all

    private readonly SampledTree _sampled;
    private readonly RuleTree _tree;
    private readonly Dictionary<RuleApplication, int> _depths = [];

    public TreeCandidates(SampledTree sampled)
    {
        (_sampled, _tree) = (sampled, sampled.Tree);
        var pending = new Queue<RuleApplication>([_tree.Root]);
        _depths[_tree.Root] = 0;
        int places = Math.Clamp(PlacesTimesRules / _tree.Applications.Count, 2, MostPlaces);
        while (_depths.Count < places && pending.TryDequeue(out RuleApplication? application))
        {
            foreach (RuleApplication inner in application.Inner.Where(inner => !inner.IsConstant && _depths.TryAdd(inner, _depths[application] + 1)))
                pending.Enqueue(inner);
        }
    }

    private IEnumerable<RuleApplication> Places => _tree.Applications.Reverse().Where(place => _depths.ContainsKey(place) && _sampled.Reaches(place));

    /// <summary>One misapplication at one place, the rest right; then the same at every place where it can be made.</summary>
    public IEnumerable<Candidate> All() => [.. Single(), .. Everywhere(), .. Coefficients()];

    private IEnumerable<Candidate> Single() =>
        from place in Places
        from view in RuleViews.Of(place)
        let reading = _sampled.ReadingOf(view)
        from wrong in Misapplications.Of(view)
        select new Candidate(
            KindOf(wrong, _depths[place]),
            _sampled.With(place, wrong.ValueOf(view, reading)),
            () => _tree.Recompute((application, _) => application == place ? Misapplied(view, wrong) : null),
            () => Wording.Of(view, wrong))
        { Depth = _depths[place] };

    // Within a larger formula a reversed difference is no more than a sign.
    private static string KindOf(Misapplication wrong, int depth) => depth > 0 && wrong == QuotientMistakes.InReverse ? FeedbackKinds.Sign : wrong.Kind;

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
        foreach (bool keepsSigns in (bool[])[false, true])
        {
            Misapplication? Lost(RuleApplication application) => coefficients.Contains(application) ? ProductMistakes.Loss(application, keepsSigns) : null;
            if (coefficients.Count > 1 && Places.Any(place => Lost(place) is not null)) // of -1 nothing is left but the sign
                yield return Of(Lost);
        }
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
            _sampled.Everywhere(misapplied),
            () => _tree.Recompute((application, slopes) => misapplied(application)?.SlopeOf(application, slopes)),
            () => Wording.Everywhere(first, wrong))
        { Depth = Repeated };
    }

    private static Expr Misapplied(RuleApplication view, Misapplication wrong) => wrong.SlopeOf(view, [.. view.Inner.Select(inner => inner.Derivative)]);
}
