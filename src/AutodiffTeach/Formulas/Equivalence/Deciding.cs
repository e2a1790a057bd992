using AutodiffTeach.Formulas.Equivalence.Sampling;
using AutodiffTeach.Scalars.Enclosures;

namespace AutodiffTeach.Formulas.Equivalence;

/// <summary>One decision: the steps, each of which may settle it, from the cheapest to the most thorough.</summary>
internal sealed class Deciding(Expr expected, Expr answer, EqualityOptions options)
{
    private const int FewPoints = 6;
    private const int FewBits = 256;
    private const int ManyBits = 1100;
    private const int AgreementBits = 997; // 300 digits
    private const int EnoughPoints = 40;
    private const int MostPoints = 90;
    private const double MostWork = 400_000; // operations on 128 bits
    private const int MostRegions = 24;

    private readonly Survey _survey = new(FormulaProgram.Of(expected, answer), options.Assume == Assumption.Positive);
    private Separation? _separation;
    private int _agreeing;

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
        ProofResult result = expected == answer
            ? new ProofResult(ProofOutcome.Equal, 0, false)
            : IdentityProof.Try(expected, answer, withPoints ? Oracles() : []);
        if (result.Outcome != ProofOutcome.Equal)
            return null;
        DomainNotes.Probe(_survey);
        return Differing() ?? new Decision(Verdict.Equivalent, Evidence.Proof)
        {
            ErrorProbability = result.ErrorProbability,
            Notes = DomainNotes.Of(_survey),
        };
    }

    private ISignOracle[] Oracles() =>
        [.. _survey.Representatives.Take(MostRegions).Select(seen => new PointOracle(_survey, seen.Point))];

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
        if (_survey.Traits.Kinked.Count > 0 || _survey.Traits.Restricting.Count > 0)
            new Exploration(_survey).Run();
        return Differing();
    }

    // Differences on kinks only are differences too, and said to be no more.
    private Decision? OnKinks() => _survey.Apart.Count > 0 && CounterexampleChoice.Of(_survey, Balls) is { } counterexample
        ? new Decision(Verdict.Different, Evidence.Counterexample)
        {
            Counterexample = counterexample,
            Notes = ["They were found to differ only where a part changes its law, as abs(x) does at x = 0."],
        }
        : null;

    private Decision Numeric()
    {
        bool complete = CompareAll();
        if (Differing() is { } different)
            return different;
        bool isConstant = _survey.Program.Names.Count == 0;
        if (complete && _agreeing >= (isConstant ? 1 : EnoughPoints))
        {
            return new Decision(Verdict.Equivalent, Evidence.Numeric)
            {
                Notes = [AgreementNote(), .. DomainNotes.Of(_survey)],
            };
        }

        return Undecided(_agreeing > 0 ? AgreementNote() + " No proof was found." : "Neither a proof nor a point at which they differ was found.");
    }

    private string AgreementNote() => _survey.Program.Names.Count == 0
        ? "The two numbers agree to 300 digits."
        : $"The formulas agree to 300 digits at {_agreeing} points.";

    // Representatives of all regions first, then simple points; false where a point contradicts.
    private bool CompareAll()
    {
        bool none = _survey.Program.Names.Count == 0;
        List<Observation> points = [.. _survey.Representatives.Take(MostRegions)];
        for (int i = 0; !none && i < MostPoints; i++)
            points.Add(_survey.Look(PointSource.At(i, _survey.Program.Names.Count, _survey.Positive)));
        int unclear = 0;
        foreach (Observation seen in points)
        {
            if (!seen.IsInterior && seen.Standing != Standing.Unclear)
                continue;
            if (_agreeing >= EnoughPoints || _survey.HasCounterexample || Balls.Work + Balls.CostOf(ManyBits) > MostWork)
                break;
            switch (Compare(seen, ManyBits, AgreementBits))
            {
                case BallStanding.Agree:
                    _agreeing++;
                    break;
                case BallStanding.Unclear:
                    unclear++;
                    break;
            }
        }

        return unclear <= _agreeing / 4;
    }

    private static Decision Undecided(string note) => new(Verdict.Undecided, Evidence.None) { Notes = [note] };
}
