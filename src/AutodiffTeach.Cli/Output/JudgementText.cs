using System.Text.Json;
using AutodiffTeach.Checking;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Cli.Output;

/// <summary>Writes judgements, for people and as JSON.</summary>
internal static class JudgementText
{
    /// <summary>Writes the properties of a judgement.</summary>
    public static void Judgement(this Utf8JsonWriter json, Judgement judgement)
    {
        Decision decision = judgement.Decision;
        json.WriteString("verdict", Word(decision.Verdict));
        json.WriteString("evidence", Word(decision.Evidence));
        if (decision.ErrorProbability is { } probability)
            json.Number("errorProbability", probability);
        if (decision.Lengths.Count > 0)
            json.Counts("lengths", decision.Lengths);
        if (decision.Counterexample is { } counterexample)
            Write(json, counterexample);
        if (judgement.Answer is { } answer)
            json.WriteString("readAs", PlainPrinter.Print(answer));
        json.WriteStartArray("feedback");
        foreach (Feedback feedback in judgement.Feedback)
            Write(json, feedback);
        json.WriteEndArray();
    }

    /// <summary>Writes a judgement for people: the verdict in one word, the evidence, the counterexample, the feedback.</summary>
    public static void Write(TextWriter output, Judgement judgement)
    {
        Decision decision = judgement.Decision;
        bool isRounded = judgement.Feedback.Any(feedback => feedback.Kind == FeedbackKinds.Tolerance);
        string evidence = isRounded ? "agrees at many points within the tolerance" : Evidence(decision);
        output.WriteLine($"{Word(decision.Verdict)}{(evidence.Length > 0 ? $": {evidence}" : "")}");
        if (decision.Counterexample is { } counterexample)
            Write(output, counterexample);
        if (judgement.Answer is { } answer)
            output.WriteLine($"read as: {PlainPrinter.Print(answer)}");
        foreach (Feedback feedback in judgement.Feedback)
            output.WriteLine($"{feedback.Kind}: {feedback.Message}");
    }

    private static string Word(Enum value) => value.ToString().ToLowerInvariant();

    private static string Evidence(Decision decision) => (decision.Verdict, decision.Evidence) switch
    {
        (_, Formulas.Equivalence.Evidence.Proof) when decision.ErrorProbability is { } probability and > 0 =>
            $"proved, with an error probability below {NumberFormat.Short(probability)}",
        (_, Formulas.Equivalence.Evidence.Proof) => "proved",
        (_, Formulas.Equivalence.Evidence.Bounded) => $"proved for the lengths {string.Join(", ", decision.Lengths)}",
        (_, Formulas.Equivalence.Evidence.Numeric) => "agrees at many points to many digits, without a proof",
        (_, Formulas.Equivalence.Evidence.Counterexample) => "the values differ, for example here",
        (Verdict.Different, _) when decision.IsDomainProblem => "the two have no common domain",
        (Verdict.Undecided, _) => "neither proved nor refuted",
        _ => "",
    };

    private static void Write(TextWriter output, Counterexample counterexample)
    {
        output.WriteLine();
        var table = new TextTable([.. counterexample.At.Select(item => item.Key), "expected", "answer"]);
        table.Add([.. counterexample.At.Select(item => item.Value.ToString()), counterexample.ExpectedText, counterexample.AnswerText]);
        table.Write(output);
        output.WriteLine();
    }

    private static void Write(Utf8JsonWriter json, Counterexample counterexample)
    {
        json.WriteStartObject("counterexample");
        json.WriteStartObject("at");
        foreach ((string name, Rational value) in counterexample.At)
            json.Number(name, value.ToDouble());
        json.WriteEndObject();
        json.Number("expected", counterexample.Expected);
        json.Number("answer", counterexample.Answer);
        // As doubles the two may be the same.
        if (counterexample.Expected.Equals(counterexample.Answer))
        {
            json.WriteString("expectedText", counterexample.ExpectedText);
            json.WriteString("answerText", counterexample.AnswerText);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Feedback feedback)
    {
        json.WriteStartObject();
        json.WriteString("kind", feedback.Kind);
        if (feedback.Paths.Count > 0)
        {
            json.WriteStartArray("paths");
            foreach (IReadOnlyList<string> path in feedback.Paths)
                WritePath(json, path);
            json.WriteEndArray();
        }

        json.WriteString("message", feedback.Message);
        json.WriteEndObject();
    }

    private static void WritePath(Utf8JsonWriter json, IReadOnlyList<string> path)
    {
        json.WriteStartArray();
        foreach (string node in path)
            json.WriteStringValue(node);
        json.WriteEndArray();
    }
}
