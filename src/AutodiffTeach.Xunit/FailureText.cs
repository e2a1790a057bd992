using System.Globalization;
using System.Text;
using AutodiffTeach.Checking;
using AutodiffTeach.Formulas.Equivalence;

namespace AutodiffTeach.Xunit;

/// <summary>The message of a failed assertion about a formula.</summary>
internal static class FailureText
{
    public static string Of(string assertion, string expected, string answer, Judgement judgement)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{assertion}: {Finding(judgement)}");
        text.Append('\n').Append(expected).Append("\nActual: ").Append(answer);
        if (judgement.Answer?.ToString() is { } read && read != answer)
            text.Append("\nRead as: ").Append(read);
        if (judgement.Decision.Counterexample is { } point)
            text.Append('\n').Append(At(point));
        foreach (Feedback feedback in judgement.Feedback)
            text.Append(CultureInfo.InvariantCulture, $"\n{feedback.Kind}: {feedback.Message}");
        foreach (string note in judgement.Decision.Notes)
            text.Append('\n').Append(note);
        return text.ToString();
    }

    private static string Finding(Judgement judgement) => judgement.Verdict switch
    {
        Verdict.Equivalent => "the formulas are equal.",
        Verdict.Different when judgement.Decision.IsDomainProblem => "the formulas are nowhere defined together.",
        Verdict.Different => "the formulas differ.",
        Verdict.Undecided => "neither equal nor different could be shown.",
        _ => "the formula cannot be judged.",
    };

    private static string At(Counterexample point)
    {
        string at = string.Join(", ", point.At.Select(entry => $"{entry.Key} = {entry.Value}"));
        return $"{(at.Length == 0 ? "Values" : "At " + at)}: expected {point.ExpectedText}, actual {point.AnswerText}";
    }
}
