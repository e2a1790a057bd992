using System.Globalization;
using System.Text;
using System.Text.Json;
using AutodiffTeach.Derivations;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Bench;

/// <summary>Verdicts on formulas the size of the course's, beside SymPy's simplify of the difference in the same run.</summary>
internal sealed class JudgingBenchmark : IBenchmark
{
    private const int Students = 1_000;
    private const int AnswersOfEach = 20;
    private const int LargestDepth = 8;

    /// <inheritdoc/>
    public string Name => "judging";

    /// <inheritdoc/>
    public void Run(Report report)
    {
        JudgingPairs[] sets = [JudgingPairs.LinearNetwork, JudgingPairs.ThroughTime];
        report.Line();
        report.Line("Verdicts with evidence on answers, right and wrong, one thread: the answer is read, decided, and a counterexample found where it is");
        report.Line("wrong. SymPy's `simplify(a - b)` on the same pairs in the same run, parsing not counted.");
        report.Line();
        report.Header("answers to", "verdicts per second", "SymPy", "ratio");
        foreach (JudgingPairs pairs in sets)
            Verdicts(report, pairs);
        report.Line();
        report.Line("The slowest pair of each depth: dh/dw of h = tanh(w*h + u), as 1 - tanh² step by step against sech² as a sum over paths, and against");
        report.Line("that sum without its oldest path.");
        report.Line();
        report.Header("depth", "characters of the answer", "equal, ms", "oldest path missing, ms");
        for (int depth = 1; depth <= LargestDepth; depth++)
            Nested(report, JudgingPairs.NestedTanh(depth), depth);
        report.Line();
        report.Header("work", "time");
        LongDerivative(report);
        LongDerivation(report);
        Class(report, sets);
        report.Save();
    }

    private static void Verdicts(Report report, JudgingPairs pairs)
    {
        Expr expected = Formula.Parse(pairs.Expected);
        TimeSpan time = Stopclock.Median(() =>
        {
            foreach (string answer in pairs.Answers)
                Equality.Decide(expected, Formula.Parse(answer));
        });
        double own = pairs.Answers.Count / time.TotalSeconds;
        string file = Path.GetTempFileName();
        File.WriteAllText(file, JsonSerializer.Serialize(pairs.Answers.Select(answer => new[] { pairs.Expected, answer })));
        double? peer = Peer.Number("/usr/bin/python3", Path.Combine(Report.Root(), "bench", "peers", "sympy_equal.py"), file);
        File.Delete(file);
        report.Row(pairs.Name, own.ToString("N0", CultureInfo.InvariantCulture),
            peer?.ToString("N0", CultureInfo.InvariantCulture) ?? "not installed",
            peer is { } other ? (own / other).ToString("N0", CultureInfo.InvariantCulture) : "");
    }

    private static void Nested(Report report, JudgingPairs pairs, int depth)
    {
        Expr expected = Formula.Parse(pairs.Expected);
        Expr[] answers = [.. pairs.Answers.Select(answer => Formula.Parse(answer))];
        string[] times = [.. answers.Select(answer => Milliseconds(Stopclock.Median(() => Equality.Decide(expected, answer))))];
        report.Row(depth.ToString(CultureInfo.InvariantCulture), pairs.Answers[0].Length.ToString("N0", CultureInfo.InvariantCulture),
            times[0], times.Length > 1 ? times[1] : "");
    }

    private static void LongDerivative(Report report)
    {
        Expr formula = Expr.Sum([.. Enumerable.Range(1, 1_000).Select(i =>
            Formula.Parse(string.Create(CultureInfo.InvariantCulture, $"a_{i}*x^{i % 7}*tanh(w_{i}*x + b_{i})")))]);
        Variable x = Expr.Variable("x");
        report.Row("derivative of a formula of 1,000 terms a*x^n*tanh(w*x + b), simplified",
            Milliseconds(Stopclock.Median(() => Simplifier.Simplify(Differentiation.Derivative(formula, x)))) + " ms");
    }

    private static void LongDerivation(Report report)
    {
        Model model = Model.Parse(
            """
            const N = 8
            param w
            input u[1..N]
            input y
            state h[0] = 0
            h[t] = tanh(w*h[t-1] + u[t]) for t in 1..N
            L = (h[N] - y)^2
            output L
            """);
        report.Row("worked derivation of dL/dw for a tanh network of 8 steps, every line checked",
            Milliseconds(Stopclock.Median(() => Derivation.Create(model, "L", "w"))) + " ms");
    }

    private static void Class(Report report, JudgingPairs[] sets)
    {
        string file = Path.GetTempFileName();
        var lines = new StringBuilder();
        for (int i = 0; i < Students * AnswersOfEach; i++)
        {
            JudgingPairs pairs = sets[i % sets.Length];
            lines.Append(JsonSerializer.Serialize(new { id = i, expect = pairs.Expected, answer = pairs.Answers[i / sets.Length % pairs.Answers.Count] })).Append('\n');
        }

        File.WriteAllText(file, lines.ToString());
        string tool = Path.Combine(AppContext.BaseDirectory, "AutodiffTeach.Cli.dll");
        TimeSpan? time = Peer.Time(TimeSpan.FromMinutes(2), "dotnet", tool, "check", "--batch", file);
        File.Delete(file);
        report.Row($"`check --batch` for a class of {Students:N0} students with {AnswersOfEach} answers each, the whole process",
            time is { } elapsed ? elapsed.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture) + " s" : "failed");
    }

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("G3", CultureInfo.InvariantCulture);
}
