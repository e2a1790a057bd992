using System.Numerics;
using AutodiffTeach.Checking.Generality;
using AutodiffTeach.Checking.Resolution;
using AutodiffTeach.Derivations.General;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;
using AutodiffTeach.Formulas.SeriesLaws;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Checking;

/// <summary>Judges answers for every length of a model, at one length after the other.</summary>
/// <remarks>
/// Agreement over the symbols of direct partials at as many lengths as <see cref="GeneralProof"/> asks for is a proof for every length; else the
/// evidence is bounded. An answer that fails is judged and explained at the first length where it does.
/// </remarks>
internal sealed class GeneralKey : AnswerKey
{
    private const int MostNotes = 3;
    private const int HighestLast = 20;
    private const int FarthestExplained = 3;

    private readonly ModelQuestion _question;
    private readonly ModelLengths _lengths;
    private readonly Differentiated _of;

    public GeneralKey(ModelQuestion question)
    {
        _question = question;
        _lengths = ModelLengths.Of(question.Model);
        _of = Differentiated.Of(question.Model, question.Of, _lengths.Name!);
    }

    private bool IsDerivative => _question.Ask is Ask.General or Ask.Derivative or Ask.Backward;

    /// <summary>Whether a question is about every length.</summary>
    public static bool Concerns(ModelQuestion question) => question.Ask == Ask.General && ModelLengths.Of(question.Model).Name is not null;

    /// <summary>Whether an answer names the length, so that it is about every length.</summary>
    public static bool Concerns(ModelQuestion question, Expr answer) =>
        ModelLengths.Of(question.Model).Name is { } length && FreeIndices.Of(answer, [length]).Any(index => index.Name == length);

    /// <inheritdoc/>
    public override ReadingOptions Reading(ReadingOptions given) => ModelReading.Of(_question.Model).Formulas with { Syntax = given.Syntax };

    // At the largest usual length that the model has, where h_1 is not h_N.
    /// <inheritdoc/>
    public override string? RefusalOfLeft(Expr left)
    {
        for (int n = SeriesEquality.UsualLast; n > 0; n--)
        {
            if (_lengths.At(n) is { } model && (_question.Ask == Ask.Formula || model.Graph.FindElement(_of.At(n)) is not null))
                return new ModelKey(QuestionAt(model, n)).RefusalOfLeft(SeriesExpansion.Expand(left, new Dictionary<string, BigInteger> { [_lengths.Name!] = n }));
        }

        return null;
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Feedback> Refusals(Expr answer) => [];

    /// <inheritdoc/>
    protected override Judgement Decide(Expr answer)
    {
        var trial = new SymbolTrial(_question) { IsBroken = !IsDerivative };
        bool allowsAsked = !Enumerable.Range(1, FarthestExplained).All(n => IsCircularAt(n, answer));
        var judgements = new Dictionary<int, Judgement>();
        int last = SeriesEquality.UsualLast;
        for (int n = 0; n <= last; n++)
        {
            if (JudgeAt(n, answer, trial, allowsAsked) is not { } judgement)
                continue;
            judgements.Add(n, judgement);
            if (judgement.Verdict != Verdict.Equivalent)
                return Failed(judgement, n, [.. judgements.Keys], answer, allowsAsked);
            if (n == SeriesEquality.UsualLast)
                last = Enough(trial, answer) ?? last;
        }

        return judgements.Count > 0
            ? Agreed(judgements, judgements.ContainsKey(last) && Enough(trial, answer) <= last)
            : Invalid(answer, [new Feedback(FeedbackKinds.Limit, $"the model cannot be read at any {_lengths.Name} up to {last}")]);
    }

    // How many lengths make a proof, where that many can be tried.
    private int? Enough(SymbolTrial trial, Expr answer) =>
        !trial.IsBroken && GeneralProof.LastLength(_question.Model, answer, trial.Totals) + trial.Reach is { } enough and <= HighestLast
            ? Math.Max(enough, SeriesEquality.UsualLast)
            : null;

    // Null where the model has no such length, or the answer names members that are not there at length 0.
    private Judgement? JudgeAt(int n, Expr answer, SymbolTrial trial, bool allowsAsked)
    {
        if (_lengths.At(n) is not { } model || (_question.Ask != Ask.Formula && model.Graph.FindElement(_of.At(n)) is null))
            return null;
        Expr written = WrittenAt(n, answer);
        var members = new MissingMembers(model, _question.Model);
        Expr present = members.ReplaceIn(written);
        var key = new ModelKey(QuestionAt(model, n)) { AllowsAsked = allowsAsked };
        Judgement judgement = n > 0 && key.RefusalsOf(present).Count == 0 && trial.AgreesAt(model, _of.At(n), present)
            ? new Judgement(new Decision(Verdict.Equivalent, Evidence.Proof) { ErrorProbability = trial.ErrorProbability }) { Feedback = [.. trial.ZeroNotes] }
            : key.Judge(present);
        bool isMeaningless = n == 0 && (present != written || judgement.Verdict != Verdict.Equivalent);
        return isMeaningless ? null : judgement with { Feedback = [.. judgement.Feedback, .. members.Notes] };
    }

    // The loss of the only step is the whole loss; circular is what is so at every length, or where there is none.
    private bool IsCircularAt(int n, Expr answer) => _lengths.At(n) is not { } model
        || (_question.Ask != Ask.Formula && model.Graph.FindElement(_of.At(n)) is null)
        || new ModelKey(QuestionAt(model, n)).RefusalsOf(new MissingMembers(model, _question.Model).ReplaceIn(WrittenAt(n, answer))).Any(refusal => refusal.Kind == FeedbackKinds.Circular);

    private Expr WrittenAt(int n, Expr answer) => SeriesExpansion.Expand(answer, new Dictionary<string, BigInteger> { [_lengths.Name!] = n });

    private ModelQuestion QuestionAt(Model model, int n) => _question with
    {
        Model = model,
        Ask = _question.Ask == Ask.General ? Ask.Derivative : _question.Ask,
        Of = _question.Ask == Ask.Formula ? _question.Of : _of.At(n),
    };

    private static Judgement Agreed(Dictionary<int, Judgement> judgements, bool isComplete)
    {
        bool isNumeric = judgements.Values.Any(judgement => judgement.Decision.Evidence == Evidence.Numeric);
        Evidence evidence = isNumeric ? Evidence.Numeric : isComplete ? Evidence.Proof : Evidence.Bounded;
        var decision = new Decision(Verdict.Equivalent, evidence)
        {
            ErrorProbability = isNumeric ? null : judgements.Values.Sum(judgement => judgement.Decision.ErrorProbability ?? 0),
            Lengths = [.. judgements.Keys],
        };
        return new Judgement(decision) { Feedback = [.. judgements.Values.SelectMany(judgement => judgement.Feedback).DistinctBy(note => note.Message).Take(MostNotes)] };
    }

    // The first length where it fails, with what is missing or too much there; where that says little, also what the next lengths show.
    private Judgement Failed(Judgement judgement, int n, IReadOnlyList<int> lengths, Expr answer, bool allowsAsked)
    {
        if (judgement.Verdict != Verdict.Different)
            return judgement with { Decision = judgement.Decision with { Lengths = lengths } };
        List<Feedback> feedback = [.. Explained(judgement, n)];
        bool isTold = IsTelling(judgement);
        for (int later = n + 1; later <= FarthestExplained && !isTold; later++)
        {
            if (JudgeAt(later, answer, new SymbolTrial(_question) { IsBroken = true }, allowsAsked) is not { Verdict: Verdict.Different } other || !IsTelling(other))
                continue;
            feedback.InsertRange(0, Explained(other, later).Where(item => item.Kind != FeedbackKinds.ZeroPartial));
            isTold = true;
        }

        Decision decision = LengthTrial.At(judgement.Decision, new Dictionary<string, BigInteger> { [_lengths.Name!] = n });
        return judgement with { Decision = decision with { Lengths = lengths }, Feedback = feedback };
    }

    private IEnumerable<Feedback> Explained(Judgement judgement, int n) =>
        judgement.Feedback.Select(item => item with { Message = $"At {_lengths.Name} = {n}: {item.Message}" });

    // Of an answer that is 0 there it can only be said that everything is missing.
    private static bool IsTelling(Judgement judgement) => judgement.Decision.Counterexample is { Answer: not 0 }
        && judgement.Feedback.Any(item => item.Kind is not (FeedbackKinds.ZeroPartial or FeedbackKinds.Domain));
}
