using System.Text.Json;
using AutodiffTeach.Checking;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;

namespace AutodiffTeach.Tests.Checking.Mistakes;

/// <summary>Wrong answers that authors of question banks foresaw and named: refused, and explained by that name.</summary>
public sealed class MisconceptionCorpusTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, string[]> Codes = new()
    {
        ["lost-constant-factor"] = [FeedbackKinds.ConstantFactor],
        ["sign-error"] = [FeedbackKinds.Sign],
        ["quotient-rule-malformed"] = [FeedbackKinds.QuotientMalformed],
        ["quotient-rule-divided-derivatives"] = [FeedbackKinds.QuotientDivided],
        ["product-rule-multiplied-derivatives"] = [FeedbackKinds.ProductMultiplied],
        ["product-rule-mispaired-factors"] = [FeedbackKinds.ProductMispaired],
        ["product-rule-used-sum-rule"] = [FeedbackKinds.ProductSummed],
        ["chain-rule-inner-derivative-missing-or-wrong"] = [FeedbackKinds.ChainInnerMissing],
        ["inner-argument-dropped"] = [FeedbackKinds.InnerArgumentDropped],
        ["differentiated-once-instead-of-twice"] = [FeedbackKinds.WrongOrder],
        ["higher-derivative-sign-or-sum"] = [FeedbackKinds.WrongOrder],
        ["wrong-derivative-target-or-inverted"] = [FeedbackKinds.WrongVariable, FeedbackKinds.Inverted, FeedbackKinds.FunctionConfusion],
    };

    [Fact]
    public void Known_misconceptions_are_refused_and_named()
    {
        int total = 0, named = 0, wrong = 0;
        foreach (JsonElement line in Corpora.Read("misconceptions.jsonl"))
        {
            Judgement judgement = Judge.Check(QuestionOf(line), Formula.Parse(line.GetProperty("answer").GetString()!));
            Assert.Equal(Verdict.Different, judgement.Verdict);
            if (line.GetProperty("label").GetString() is not { } label)
                continue;
            total++;
            Feedback? said = judgement.Feedback.FirstOrDefault(feedback => feedback.Kind != FeedbackKinds.Domain);
            if (said is not null && Codes[label].Contains(said.Kind))
                named++;
            else
                output.WriteLine($"{line.GetProperty("id")} {label}: {said?.Kind ?? "nothing"}");
            wrong += said is not null && !Codes[label].Contains(said.Kind) ? 1 : 0;
        }

        output.WriteLine($"{named} named, {wrong} with another code, of {total}");
        Assert.True(named >= 0.95 * total);
        Assert.True(wrong <= 0.03 * total);
    }

    private static Question QuestionOf(JsonElement line)
    {
        Expr expected = Formula.Parse(line.GetProperty("expect").GetString()!);
        return line.GetProperty("formula").GetString() is { } formula
            ? new DerivativeQuestion(Formula.Parse(formula), Expr.Variable(line.GetProperty("wrt").GetString()!)) { Expected = expected }
            : new FormulaQuestion(expected);
    }
}
