using System.Numerics;
using AutodiffTeach.Checking.Generality;
using AutodiffTeach.Derivations.General;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;
using AutodiffTeach.Formulas.SeriesLaws;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Checking;

/// <summary>Judges answers for every length of a model: at one length after the other, and by the model's own formula.</summary>
internal sealed class GeneralKey : AnswerKey
{
    private readonly ModelQuestion _question;
    private readonly ModelLengths _lengths;
    private readonly Differentiated _of;

    public GeneralKey(ModelQuestion question)
    {
        _question = question;
        _lengths = ModelLengths.Of(question.Model);
        _of = Differentiated.Of(question.Model, question.Of, _lengths.Name!);
    }

    /// <summary>Whether a question, or the answer to it, is about every length.</summary>
    public static bool Concerns(ModelQuestion question, Expr? answer) =>
        (question.Ask == Ask.General || answer is not null) && ModelLengths.Of(question.Model).Name is { } length
        && (question.Ask == Ask.General || FreeIndices.Of(answer!, [length]).Any(index => index.Name == length));

    /// <inheritdoc/>
    public override ReadingOptions Reading(ReadingOptions given) => new ModelKey(_question with { Ask = Ask.Formula, Of = "0" }).Reading(given);

    /// <inheritdoc/>
    protected override IReadOnlyList<Feedback> Refusals(Expr answer) => [];

    /// <inheritdoc/>
    protected override Judgement Decide(Expr answer)
    {
        var lengths = new List<int>();
        var notes = new List<Feedback>();
        Judgement? last = null;
        for (int n = 0; n <= SeriesEquality.UsualLast; n++)
        {
            if (JudgeAt(n, answer) is not { } judgement)
                continue;
            lengths.Add(n);
            if (judgement.Verdict != Verdict.Equivalent)
                return Failed(judgement, n, lengths);
            last = judgement;
            notes.AddRange(judgement.Feedback.Where(note => notes.TrueForAll(other => other.Message != note.Message)));
        }

        if (last is null)
            return Invalid(answer, [new Feedback(FeedbackKinds.Limit, $"the model cannot be read at any {_lengths.Name} up to {SeriesEquality.UsualLast}")]);
        Decision decision = last.Decision.Evidence == Evidence.Numeric
            ? last.Decision
            : GeneralProof.Try(_question, _lengths, _of, answer) ?? new Decision(Verdict.Equivalent, Evidence.Bounded) { ErrorProbability = last.Decision.ErrorProbability };
        return new Judgement(decision with { Lengths = decision.Lengths.Count > 0 ? decision.Lengths : lengths }) { Feedback = [.. notes.Take(MostNotes)] };
    }

    private const int MostNotes = 3;

    // Null where the model has no such length, or the answer names members that are not there at length 0.
    private Judgement? JudgeAt(int n, Expr answer)
    {
        if (_lengths.At(n) is not { } model || model.Graph.FindElement(_of.At(n)) is null && _question.Ask != Ask.Formula)
            return null;
        Expr written = SeriesExpansion.Expand(answer, new Dictionary<string, BigInteger> { [_lengths.Name!] = n });
        var members = new MissingMembers(model, _question.Model);
        Expr present = members.ReplaceIn(written);
        Ask ask = _question.Ask == Ask.General ? Ask.Derivative : _question.Ask;
        Judgement judgement = new ModelKey(_question with { Model = model, Ask = ask, Of = _question.Ask == Ask.Formula ? _question.Of : _of.At(n) }).Judge(present);
        bool isMeaningless = n == 0 && (present != written || judgement.Verdict != Verdict.Equivalent);
        return isMeaningless ? null : judgement with { Feedback = [.. judgement.Feedback, .. members.Notes] };
    }

    // The first length where it fails, and what is missing or too much there.
    private Judgement Failed(Judgement judgement, int n, List<int> lengths)
    {
        string at = $"At {_lengths.Name} = {n}";
        IEnumerable<Feedback> feedback = judgement.Verdict == Verdict.Different
            ? judgement.Feedback.Select(item => item with { Message = $"{at}: {item.Message}" })
            : judgement.Feedback;
        Decision decision = LengthTrial.At(judgement.Decision, new Dictionary<string, BigInteger> { [_lengths.Name!] = n });
        return judgement with { Decision = decision with { Lengths = lengths }, Feedback = [.. feedback] };
    }
}
