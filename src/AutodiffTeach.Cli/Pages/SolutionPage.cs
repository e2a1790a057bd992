using AutodiffTeach.Cli.Models;
using AutodiffTeach.Derivations;
using AutodiffTeach.Derivations.Writers;
using AutodiffTeach.Formulas;

namespace AutodiffTeach.Cli.Pages;

/// <summary>A worked solution as one page that needs nothing else: figure, tables, derivation.</summary>
internal static class SolutionPage
{
    private const int LongestAnswer = 60;

    public static string Write(Solution solution) => PageFrame.Write(
        $"{PageText.TitleOf(solution)}: derivative of {solution.Of.Name} with respect to {solution.WithRespectTo.Name}",
        $"""
        <p class="kind">Worked solution</p>
        <h1>{PageText.Escape(PageText.TitleOf(solution))}</h1>
        <div class="answer scroll">{Answer(solution.Derivation)}</div>
        """,
        $"""
        {Section("model", "Model", $"<pre><code>{PageText.Escape(solution.Source.Trim())}</code></pre>")}
        {Section("graph", "Computation graph", Figure(solution))}
        {Section("values", "Values and gradients", ValueTable.Write(solution))}
        {Section("partials", "Direct partials", PartialTable.Write(solution))}
        {Section("derivation", "Derivation", HtmlWriter.WriteFragment(solution.Derivation).TrimEnd())}
        """,
        "Every line was compared with the numeric engine.");

    private static string Section(string id, string heading, string content) => $"""
        <section id="{id}">
        <h2>{heading}</h2>
        {content}
        </section>
        """;

    private static string Figure(Solution solution) => $"""
        <figure>
        <div class="scroll picture">
        {solution.Figure.TrimEnd()}
        </div>
        <figcaption>{Caption(solution)}</figcaption>
        </figure>
        """;

    // A closed form that does not fit on a line stands at the end of the derivation.
    private static string Answer(Derivation derivation)
    {
        Notation notation = derivation.Model.Notation;
        bool isShort = PlainPrinter.Print(derivation.Formula, notation, LongestAnswer + 1).Length <= LongestAnswer;
        string answer = MathMlPrinter.PrintInner(derivation.Subject, notation);
        if (isShort || derivation.Value is null)
            answer += $"<mo>=</mo>{MathMlPrinter.PrintInner(derivation.Formula, notation)}";
        if (derivation.Value is { } value && derivation.Formula is not Number)
            answer += MathMl.RelationTo(value) + MathMl.Number(value);
        return MathMl.Math(answer);
    }

    private static string Caption(Solution solution)
    {
        string output = MathMl.Math(PageText.NameOf(solution.Of, solution.Model.Notation));
        string gradient = solution.Of is { IsScalar: true, Element: null } ? $", <span class=\"gradient\">the derivative of {output}</span> with respect to it" : "";
        return $"At each node its name, <span class=\"value\">its value</span>{gradient}; on each edge the direct partial. {PageText.Paths(solution)}";
    }
}
