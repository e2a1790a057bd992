using System.Text.Json;
using System.Text.RegularExpressions;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Syntax;

namespace AutodiffTeach.Tests.Formulas.Reading;

public sealed partial class LatexCorpusTests
{
    private static readonly ReadingOptions Latex = new() { Syntax = FormulaSyntax.Latex };

    /// <summary>Cases that are read otherwise, with the reasons that docs/judging.md gives.</summary>
    private static readonly HashSet<string> Otherwise =
    [
        "purdue-0237", // \log is the natural logarithm
        "purdue-0276", // E is a letter, e the constant
        "doenet-parse-00043", // cos( is the function
        "doenet-parse-00053", "doenet-parse-00121", "doenet-parse-00129", // in TeX a subscript behind an exponent belongs to the base
        "doenet-parse-00104", // an argument without brackets reaches over the factors beside it
    ];

    [Fact]
    public void What_is_read_is_what_the_authors_meant()
    {
        var wrong = new List<string>();
        foreach (JsonElement line in Corpora.Read("latex.jsonl"))
        {
            string latex = line.Text("latex");
            if (!Formula.TryParse(latex, Latex, out Expr? formula, out IReadOnlyList<Diagnostic> problems))
                Assert.All(problems, problem => Assert.NotEmpty(problem.Problem));
            else if (AreEqual(formula, Expected(line)) == Otherwise.Contains(line.Text("id")))
                wrong.Add($"{line.Text("id")}: {latex} is read as {formula}");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Nothing_of_the_listed_syntax_is_refused()
    {
        // Commands, inverse functions, other notations of subscripts and signs that no student's formula here has.
        string[] beyond =
        [
            "infty", "arcsin", "arccos", "arsinh", "arcosh", "artanh", "atan", "lg ", "det", "gcd", "lcm", "circ", "perp", "bot", "%", @"\$", "|^", "exponentialE", "^{-1}",
            "overline{\\overline", "^\\theta ^", "_1^2", "_x", "'}", @"\sin +a", "t^3",
        ];
        var refused = from line in Corpora.Read("latex.jsonl")
                      let latex = line.Text("latex")
                      where !Formula.TryParse(latex, Latex, out _, out _) && !Array.Exists(beyond, part => latex.Contains(part, StringComparison.Ordinal))
                      select latex;
        Assert.Empty(refused);
    }

    private static Expr Expected(JsonElement line) =>
        Formula.Parse(
            Logarithm().Replace(line.Text("expect").Replace("xbar_n", "x_bar_n", StringComparison.Ordinal), "(log($1)/log($2))"),
            new ReadingOptions { Syntax = FormulaSyntax.Plain });

    // log(x, b) is the logarithm to the base b
    [GeneratedRegex(@"log\(([^,]*), ([^)]*)\)")]
    private static partial Regex Logarithm();

    private static bool AreEqual(Expr left, Expr right)
    {
        var random = new Random(5);
        string[] names = [.. Expressions.Variables(left).Concat(Expressions.Variables(right)).Select(variable => variable.Name).Distinct().Order(StringComparer.Ordinal)];
        for (int i = 0; i < 10; i++)
        {
            Dictionary<string, double> point = names.ToDictionary(name => name, _ => 0.3 + 2 * random.NextDouble());
            double a = Evaluation.At(left, point);
            double b = Evaluation.At(right, point);
            if (!(Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Abs(a)) || (double.IsNaN(a) && double.IsNaN(b)) || a.Equals(b)))
                return false;
        }

        return true;
    }
}
