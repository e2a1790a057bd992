using System.Diagnostics;
using System.Globalization;
using AutodiffTeach.Checking;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.SeriesLaws;
using AutodiffTeach.Formulas.Syntax;
using AutodiffTeach.Fuzz;

// dotnet run -c Release --project bench/fuzz -- 1000000 [first seed]
// Reads that many texts as formulas, and judges those that are formulas against each other, some as derivatives. Fails on an exception, on a text that
// takes longer than a second, and on a problem that points outside its text.
int count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
int firstSeed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
const int PerSeed = 1_000;
TimeSpan limit = TimeSpan.FromSeconds(1);
int formulas = 0, judged = 0, failures = 0;
long slowest = 0;
Parallel.For(0, (count + PerSeed - 1) / PerSeed, block =>
{
    var inputs = new Inputs(firstSeed + block);
    Expr other = Expr.One;
    for (int i = 0; i < PerSeed; i++)
    {
        string before = other.ToString(), text = inputs.Next();
        long start = Stopwatch.GetTimestamp();
        try
        {
            if (Formula.TryParse(text, null, out Expr? formula, out IReadOnlyList<Diagnostic> problems))
            {
                Interlocked.Increment(ref formulas);
                Judge(other, formula, text, i);
                Interlocked.Increment(ref judged);
                other = formula;
            }
            else if (problems.Count == 0 || problems.Any(problem => problem.Span.Start < 0 || problem.Span.Start > text.Length))
                Fail("no place", text);
        }
        catch (Exception error)
        {
            Fail(error.ToString(), text);
        }

        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        if (elapsed > limit)
            Fail(string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds:F1} s, judged against {before}"), text);
        InterlockedMaximum(ref slowest, elapsed.Ticks);
    }
});

Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $"{count:N0} texts, {formulas:N0} of them formulas, {judged:N0} judged; slowest {TimeSpan.FromTicks(slowest).TotalMilliseconds:F0} ms; {failures} failures"));
return failures == 0 ? 0 : 1;

static void Judge(Expr other, Expr formula, string text, int i)
{
    if (i % 4 == 0)
        AutodiffTeach.Checking.Judge.Check(new DerivativeQuestion(other, Expr.Variable("x")), formula);
    else if (i % 4 == 1)
        AutodiffTeach.Checking.Judge.Check(new FormulaQuestion(other), text);
    else
        SeriesEquality.Decide(other, formula);
}

void Fail(string what, string text)
{
    if (Interlocked.Increment(ref failures) <= 20)
        Console.Error.WriteLine($"{what}\n    on: {string.Concat(text.Take(300).Select(c => c is < ' ' or > '~' ? $"\\u{(int)c:X4}" : c.ToString()))}");
}

static void InterlockedMaximum(ref long target, long value)
{
    for (long seen = Volatile.Read(ref target); value > seen;)
    {
        long found = Interlocked.CompareExchange(ref target, value, seen);
        if (found == seen)
            return;
        seen = found;
    }
}
