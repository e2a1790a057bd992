using System.Numerics;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;
using AutodiffTeach.Formulas.SeriesLaws;

namespace AutodiffTeach.Checking;

/// <summary>What it takes to judge the answers to one question.</summary>
internal abstract class AnswerKey
{
    /// <summary>How answers are read: the known names, printed names and functions.</summary>
    public abstract ReadingOptions Reading(ReadingOptions given);

    /// <summary>Judges an answer that has been read.</summary>
    public Judgement Judge(Expr answer)
    {
        try
        {
            return Refusals(answer) is { Count: > 0 } refusals ? Invalid(answer, refusals) : Decide(answer) with { Answer = answer };
        }
        catch (SeriesTooLongException tooLong)
        {
            return Invalid(answer, [new Feedback(FeedbackKinds.Limit, tooLong.Message)]);
        }
        catch (NotSupportedException unsupported)
        {
            return Invalid(answer, [new Feedback(FeedbackKinds.Syntax, unsupported.Message)]);
        }
    }

    /// <summary>Why the answer may not be judged, or nothing.</summary>
    public IReadOnlyList<Feedback> RefusalsOf(Expr answer) => Refusals(answer);

    /// <summary>Why the answer may not be given as this quantity with an equals sign behind it, or null.</summary>
    public abstract string? RefusalOfLeft(Expr left);

    /// <summary>The key of a question.</summary>
    public static AnswerKey Of(Question question) => question switch
    {
        FormulaQuestion formula => new FormulaKey(formula),
        DerivativeQuestion derivative => new DerivativeKey(derivative),
        ModelQuestion model => GeneralKey.Concerns(model) ? new GeneralKey(model) : new ModelKey(model),
        _ => throw new ArgumentException($"questions of type {question.GetType().Name} are not known", nameof(question)),
    };

    /// <summary>The judgement that an answer cannot be judged.</summary>
    public static Judgement Invalid(Expr? answer, IReadOnlyList<Feedback> feedback) =>
        new(new Decision(Verdict.Invalid, Evidence.None)) { Answer = answer, Feedback = feedback };

    /// <summary>Why the answer may not be judged, or nothing.</summary>
    protected abstract IReadOnlyList<Feedback> Refusals(Expr answer);

    /// <summary>Verdict, evidence and feedback for an answer that is not refused.</summary>
    protected abstract Judgement Decide(Expr answer);

    /// <summary>The words that refuse a quantity.</summary>
    protected static string OtherQuantity(Expr left, string expected) => $"{left} stands before '='; expected {expected}, or the right side alone";

    /// <summary>The decision with its notes as feedback, and what explains a wrong answer.</summary>
    protected static Judgement Judgement(Question question, Decision decision, Func<IEnumerable<Feedback>> explain)
    {
        bool isRounded = question.Tolerance is not null;
        string kind = decision switch
        {
            { Verdict: Verdict.Undecided } => FeedbackKinds.Undecided,
            { Verdict: Verdict.Equivalent, Evidence: Evidence.Numeric } when isRounded => FeedbackKinds.Tolerance,
            _ => FeedbackKinds.Domain,
        };
        IEnumerable<Feedback> notes = decision.Notes.Select(note => new Feedback(kind, note));
        bool isExplained = decision is { Verdict: Verdict.Different, IsDomainProblem: false };
        return new Judgement(decision) { Feedback = isExplained ? [.. explain(), .. notes] : [.. notes] };
    }

    /// <summary>The options for a decision on the question's answers. Where a function has no derivative, its value is a convention.</summary>
    protected static EqualityOptions Options(Question question) => new()
    {
        Assume = question.Assume,
        Tolerance = question.Tolerance,
        IgnoresJumps = question is DerivativeQuestion or ModelQuestion { Ask: Ask.Derivative or Ask.Backward or Ask.Partial or Ask.General },
    };

    /// <summary>What explains formulas that differ; of formulas for every length, at the first where they do.</summary>
    protected static IEnumerable<Feedback> AtLength(Decision decision, IReadOnlyList<Expr> formulas, Func<IReadOnlyList<Expr>, IEnumerable<Feedback>> explain)
    {
        if (decision.Lengths.Count == 0)
            return explain(formulas);
        if (FreeIndices.Of(Expr.Sum([.. formulas])) is not [var length])
            return [];
        var at = new Dictionary<string, BigInteger> { [length.Name] = decision.Lengths[^1] };
        return explain([.. formulas.Select(formula => SeriesExpansion.Expand(formula, at))])
            .Select(item => item with { Message = $"At {length} = {decision.Lengths[^1]}: {item.Message}" });
    }

    /// <summary>The first explanation that one of the explainers has.</summary>
    protected static IEnumerable<Feedback> First<TQuestion>(IEnumerable<IExplainer<TQuestion>> explainers, TQuestion question, Expr expected, Expr answer)
        where TQuestion : Question =>
        explainers.Select(explainer => explainer.Explain(question, expected, answer)).OfType<Feedback>().Take(1);
}
