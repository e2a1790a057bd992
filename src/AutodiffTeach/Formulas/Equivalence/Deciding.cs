using System.Globalization;
using AutodiffTeach.Formulas.Equivalence.Sampling;
using AutodiffTeach.Scalars.Enclosures;

namespace AutodiffTeach.Formulas.Equivalence;

/// <summary>One decision: the steps, each of which may settle it, from the cheapest to the most thorough.</summary>
internal sealed class Deciding(Expr expected, Expr answer, EqualityOptions options)
{
    private const int FewPoints = 6;
    private const int FewBits = 256;
    private const int ManyBits = 1100;
    private const int MostBits = 6000;
    private const int SpareBits = 103; // that an agreement may lose
    private const double DigitsOfBit = 0.30103;
    private const int EnoughPoints = 40;
    private const int SimplePoints = 20;
    private const int MostPoints = 160;
    private const int MostRegions = 48;
    private const int OtherPoints = 6;

    private static readonly int[] Bits = [ManyBits, 640, 400]; // fewer for formulas that are large

    private readonly Survey _survey = new(FormulaProgram.Of(expected, answer), options.Assume == Assumption.Positive);
    private Separation? _separation;
    private int _bits = ManyBits;
    private readonly List<SamplePoint> _agreed = [];
    private readonly List<string> _conventions = [];

    private Separation Balls => _separation ??= new Separation(_survey);

    public Decision Decide() =>
        Unreadable()
        ?? Identical()
        ?? Quick()
        ?? Domain()
        ?? Proof(withPoints: false)
        ?? VanishedTerm()
        ?? Explored()
        ?? Proof(withPoints: true)
        ?? OnKinks()
        ?? Numeric();

    private Decision? Unreadable() => _survey.Program.Code.Any(step => step.Code == OpCode.Unreadable)
        ? Undecided("The length of a sum or product is not known.")
        : null;

    // A formula without restrictions equals itself.
    private Decision? Identical() => expected == answer && _survey.Traits.Restricting.Count == 0
        ? new Decision(Verdict.Equivalent, Evidence.Proof) { ErrorProbability = 0 }
        : null;

    private Decision? Quick()
    {
        if (options.Tolerance is { } tolerance && expected != answer && Rounding.IsNear(_survey, expected, tolerance) == true)
        {
            return new Decision(Verdict.Equivalent, Evidence.Numeric)
            {
                Notes = ["The values agree within the tolerance; rounding was allowed."],
            };
        }

        QuickLook.Take(_survey);
        return Differing();
    }

    private Decision? Differing() => _survey.HasCounterexample && CounterexampleChoice.Of(_survey, Balls) is { } counterexample
        ? new Decision(Verdict.Different, Evidence.Counterexample) { Counterexample = counterexample }
        : null;

    private Decision? Domain()
    {
        if (_survey.HasCommonDomain)
            return null;
        LookCloser();
        if (!_survey.HasCommonDomain)
            new DomainSearch(_survey).Run();
        if (_survey.HasCommonDomain)
            return Differing();
        return new Emptiness(_survey).IsCertain() || IsConstantWithoutValue()
            ? new Decision(Verdict.Different, Evidence.None) { IsDomainProblem = true, Notes = [Nowhere()] }
            : Undecided("No point was found at which both formulas are defined.");
    }

    // Doubles may not decide whether a point is in the domain.
    private void LookCloser()
    {
        foreach (Observation seen in _survey.Seen.Where(seen => seen.Standing is Standing.Unclear or Standing.Alike).Take(FewPoints).ToArray())
        {
            if (Balls.IsInterior(seen.Point, ManyBits))
                _survey.Keep(seen with { Standing = Standing.Alike, IsInterior = true });
        }
    }

    private bool IsConstantWithoutValue()
    {
        if (_survey.Program.Names.Count > 0)
            return false;
        (Ball left, Ball right) = Balls.Values(new SamplePoint([]), ManyBits);
        return left.Presence == Presence.None || right.Presence == Presence.None;
    }

    private string Nowhere()
    {
        bool isExpected = IsNowhere(expected), isAnswer = IsNowhere(answer);
        if (_survey.Program.Names.Count == 0)
            return isExpected ? "The expected formula has no value." : "The answer has no value.";
        return isExpected && isAnswer ? "Neither formula is defined on an open set of real numbers."
            : isAnswer ? "The answer is not defined on any open set of real numbers."
            : isExpected ? "The expected formula is not defined on any open set of real numbers."
            : "The formulas have no open set in common on which both are defined.";
    }

    private bool IsNowhere(Expr formula)
    {
        var alone = new Survey(FormulaProgram.Of(formula, formula), _survey.Positive);
        return new Emptiness(alone).IsCertain();
    }

    private Decision? Proof(bool withPoints)
    {
        if (withPoints && _survey.Traits.Kinked.Count == 0)
            return null;
        ProofResult result = Prove(withPoints);
        if (result.Outcome == ProofOutcome.Equal && result.AssumedSigns.Count > 0
            && SignSearch.Run(_survey, expected, answer, result.AssumedSigns) && !_survey.HasCounterexample)
            result = Prove(withPoints: true);
        if (result.Outcome != ProofOutcome.Equal)
            return null;
        DomainNotes.Probe(_survey);
        if (_survey.Traits.HasJumps)
            new Exploration(_survey).Run();
        return Differing() ?? OnKinks() ?? new Decision(Verdict.Equivalent, Evidence.Proof)
        {
            ErrorProbability = result.ErrorProbability,
            Notes = [.. _conventions, .. DomainNotes.Of(_survey)],
        };
    }

    private ProofResult Prove(bool withPoints) => expected == answer
        ? new ProofResult(ProofOutcome.Equal, 0, false)
        : IdentityProof.Try(expected, answer, withPoints ? Oracles() : []);

    // A point of each region, the latest first, and some others.
    private ISignOracle[] Oracles() =>
    [
        .. _survey.Representatives.AsEnumerable().Reverse().Take(MostRegions)
            .Concat(_survey.Seen.AsEnumerable().Reverse().Where(seen => seen.IsInterior).Take(OtherPoints))
            .DistinctBy(seen => seen.Point).Select(seen => new PointOracle(_survey, seen.Point)),
    ];

    // Terms that vanish beside others: more digits at a few points.
    private Decision? VanishedTerm()
    {
        foreach (Observation seen in _survey.Seen.Where(seen => seen.IsInterior).Take(FewPoints).ToArray())
            Compare(seen, FewBits, FewBits * 3 / 4);

        return Differing();
    }

    private BallStanding Compare(Observation seen, int precision, int agreement)
    {
        BallStanding standing = Balls.Compare(seen.Point, precision, agreement);
        if (standing == BallStanding.Apart)
            _survey.Keep(seen with { Standing = Standing.Apart });
        return standing;
    }

    private Decision? Explored()
    {
        new Exploration(_survey).Run();
        return Differing();
    }

    // Differences on kinks only are differences too, and said to be no more, unless they are conventions.
    private Decision? OnKinks()
    {
        if (options.IgnoresJumps)
            SetConventionsAside();
        if (_survey.Apart.Count == 0 || CounterexampleChoice.Of(_survey, Balls) is not { } counterexample)
            return null;
        return new Decision(Verdict.Different, Evidence.Counterexample)
        {
            Counterexample = counterexample,
            IsAtJumpOnly = true,
            Notes = ["They were found to differ only where a part changes its law, as abs(x) does at x = 0."],
        };
    }

    private void SetConventionsAside()
    {
        Observation[] allowed = [.. _survey.Apart.Where(seen => JumpConvention.Allows(_survey, seen))];
        if (allowed.Length == 0)
            return;
        _survey.Apart.RemoveAll(allowed.Contains);
        if (_conventions.Count == 0 && JumpConvention.Note(_survey, Balls, expected, allowed.MinBy(Readability.CostOf)!) is { } note)
            _conventions.Add(note);
    }

    private Decision Numeric()
    {
        bool complete = CompareAll();
        if ((Differing() ?? OnKinks() ?? FarVanishedTerm(complete)) is { } different)
            return different;
        bool isConstant = _survey.Program.Names.Count == 0;
        if (complete && _agreed.Count >= (isConstant ? 1 : EnoughPoints))
        {
            return new Decision(Verdict.Equivalent, Evidence.Numeric)
            {
                Notes = [AgreementNote(), .. _conventions, .. DomainNotes.Of(_survey)],
            };
        }

        return Undecided(_agreed.Count > 0 ? AgreementNote() + " No proof was found." : "Neither a proof nor a point at which they differ was found.");
    }

    // Terms that vanish beside others in spite of so many digits.
    private Decision? FarVanishedTerm(bool complete)
    {
        if (complete)
            return null;
        foreach (Observation seen in Candidates().Take(FewPoints).TakeWhile(_ => Balls.CanAfford(MostBits)).ToArray())
            Compare(seen, MostBits, MostBits - SpareBits);

        return Differing();
    }

    private string AgreementNote()
    {
        string digits = ((int)((_bits - SpareBits) * DigitsOfBit)).ToString(CultureInfo.InvariantCulture);
        return _survey.Program.Names.Count == 0
            ? $"The two numbers agree to {digits} digits."
            : $"The formulas agree to {digits} digits at {_agreed.Count} points.";
    }

    // Points of all regions first, then others of all scales, then neighbours of these; false where too many of them tell nothing.
    private bool CompareAll()
    {
        _bits = Bits.FirstOrDefault(bits => Balls.CanAfford(bits, EnoughPoints), ManyBits);
        int unclear = 0;
        foreach (Observation seen in Candidates())
        {
            if (_agreed.Count >= EnoughPoints || !Balls.CanAfford(_bits))
                break;
            BallStanding standing = Compare(seen, _bits, _bits - SpareBits);
            if (standing == BallStanding.Apart)
                break;
            if (standing == BallStanding.Agree)
                _agreed.Add(seen.Point);
            unclear += standing == BallStanding.Unclear ? 1 : 0;
        }

        return unclear <= _agreed.Count;
    }

    private IEnumerable<Observation> Candidates()
    {
        Observation[] regions = [.. _survey.Representatives.Take(MostRegions)];
        Observation[] others = [.. _survey.Seen.Where(seen => seen.IsInterior && seen.Standing == Standing.Alike).Except(regions)];
        int step = others.Length / EnoughPoints + 1, share = Balls.Affordable(_bits) / 3;
        IEnumerable<Observation> found = regions.Concat(others.Where((_, i) => i < SimplePoints || i % step == 0)).Take(Math.Max(share, FewPoints));
        return _survey.Program.Names.Count == 0 ? found : found.Concat(Neighbours());
    }

    // Beside points that agree in all digits others will.
    private IEnumerable<Observation> Neighbours()
    {
        for (int i = 1, first = _agreed.Count; i < MostPoints && first > 0 && !_survey.IsExhausted; i++)
        {
            Observation seen = _survey.Look(PointSource.Near(_agreed[i % first], i));
            if (seen.IsInterior)
                yield return seen;
        }
    }

    private static Decision Undecided(string note) => new(Verdict.Undecided, Evidence.None) { Notes = [note] };
}
