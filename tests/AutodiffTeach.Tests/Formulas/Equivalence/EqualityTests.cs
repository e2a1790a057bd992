using System.Diagnostics;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;
using AutodiffTeach.Formulas.Equivalence.Sampling;
using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;
using AutodiffTeach.Scalars.Enclosures;

namespace AutodiffTeach.Tests.Formulas.Equivalence;

/// <summary>Domains, counterexamples, vanished terms, and formulas made to hang.</summary>
public sealed class EqualityTests
{
    private const int ManyBits = 4000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60); // a second in a release build on an idle machine; this tells what hangs

    [Theory]
    [InlineData("sqrt(x^2)", "x", "x = -1", "1", "-1")]
    [InlineData("3*x + 2*y", "3*x + 2*y + 1", "x = 2, y = 3", "12", "13")]
    [InlineData("u_3 + 2*w*u_2 + 3*w^2*u_1", "u_3 + 2*w*u_2", "u_1 = 2, u_2 = 3, u_3 = 5, w = 7", "341", "47")]
    [InlineData("abs(x + 100001) - 100001", "x", "x = -130000", "-70002", "-130000")]
    [InlineData("18^x", "0", "x = 2", "324", "0")]
    [InlineData("relu(2*x - 2)*relu(2.002 - 2*x)", "0", "x = 2001/2000", "1e-6", "0")]
    [InlineData("step(x)", "1 - step(-x)", "x = 0", "0", "1")]
    [InlineData("log(1 - x)", "log(1 + x)", "x = 3/10", "-0.356675", "0.262364")]
    [InlineData("2", "3", "", "2", "3")]
    [InlineData("sqrt((mu^2 + 1)/(mu^2 - 1))*(m*g/2)", "m*g*sqrt(1 + mu^2)/(2*mu*sqrt(1 - 1/mu^2))", "g = 2, m = 3, mu = -5", "3.1225", "-3.1225")]
    [InlineData("b*sqrt(p^2/4 - p*b)", "sqrt(b^2*(p^2/4 - p*b))", "b = -2, p = 3", "-5.74456", "5.74456")]
    [InlineData("a + b", "a - b", "a = 2, b = 3", "5", "-1")]
    [InlineData("sqrt(x - 100)", "sqrt(x - 99)", "x = 300", "14.1421", "14.1774")]
    public void Counterexamples_are_short_and_certain(string expected, string answer, string at, string expectedText, string answerText)
    {
        Decision decision = Decide(expected, answer);
        Assert.Equal((Verdict.Different, Evidence.Counterexample), (decision.Verdict, decision.Evidence));
        Counterexample counterexample = decision.Counterexample!;
        Assert.Equal(at, string.Join(", ", counterexample.At.Select(value => $"{value.Key} = {value.Value}")));
        Assert.Equal((expectedText, answerText), (counterexample.ExpectedText, counterexample.AnswerText));
    }

    [Theory]
    [InlineData("e^(10*x) + sin(10*x) + 0.0000001", "e^(10*x) + sin(10*x)")]
    [InlineData("e^(10*x) + 1e-40", "e^(10*x)")]
    [InlineData("x*1e300", "x*1e300*(1 + 1e-300)")]
    [InlineData("tanh(20*x)", "tanh(20*x)*(1 - 1e-90)")]
    [InlineData("sin(1e30*x)", "sin(1e30*x) + 1e-20")]
    [InlineData("tanh(tanh(tanh(tanh(tanh(u + v) + v) + v) + v) + v)", "tanh(tanh(tanh(tanh(tanh(u + v) + v) + v) + v) + v) + 1e-60")]
    [InlineData("sqrt(x - 100001)", "sqrt(x - 100001)*(1 + step(x - 100003))")]
    [InlineData("abs(x + 100001) - 100001", "abs(x + 100000) - 100000")]
    [InlineData("1/(1 + x^2) + exp(-x^2 - 1000)", "1/(1 + x^2)")]
    [InlineData("tanh(x^2 + 500)", "1")]
    [InlineData("sigmoid(x^2 + 1000)", "1")]
    [InlineData("cosh(1e-200*x)*abs(x)", "abs(x)")]
    [InlineData("x^(1e-350)*softplus(x)", "softplus(x)")]
    public void Terms_that_vanish_beside_others_still_count(string expected, string answer)
    {
        Decision decision = Decide(expected, answer);
        Assert.Equal(Verdict.Different, decision.Verdict);
        Assert.NotEqual(decision.Counterexample!.ExpectedText, decision.Counterexample.AnswerText);
    }

    [Theory]
    [InlineData("1/(1 + x^2) + exp(-x^2 - 10^6)", "1/(1 + x^2)")]
    [InlineData("sqrt(5 + 2*sqrt(6)) + exp(-10^7)", "sqrt(2) + sqrt(3)")]
    [InlineData("tanh(x^2 + 10^5)", "1")]
    [InlineData("softplus(x^2 + 10^5)", "x^2 + 10^5")]
    [InlineData("sin(10^-3000*x)", "10^-3000*x")]
    [InlineData("abs(x)^(10^-3000)", "1")]
    public void Digits_that_cannot_show_a_term_accept_nothing(string expected, string answer) =>
        Assert.NotEqual(Verdict.Equivalent, Decide(expected, answer).Verdict);

    [Theory]
    [InlineData("sqrt(-1 - x^2)", "sqrt(-1 - x^2)", "Neither formula is defined on an open set of real numbers.")]
    [InlineData("x", "x + 0*sqrt(-1 - x^2)", "The answer is not defined on any open set of real numbers.")]
    [InlineData("(-2)^n", "(-2)^n", "Neither formula is defined on an open set of real numbers.")]
    [InlineData("sqrt(-x^2)", "0", "The expected formula is not defined on any open set of real numbers.")]
    [InlineData("log(x - 5) + log(3 - x)", "1", "The expected formula is not defined on any open set of real numbers.")]
    [InlineData("log(x - 5)", "log(3 - x)", "The formulas have no open set in common on which both are defined.")]
    [InlineData("sqrt(x - 1)*sqrt(0.999 - x)", "0", "The expected formula is not defined on any open set of real numbers.")]
    [InlineData("log(tanh(x) - 1)", "0", "The expected formula is not defined on any open set of real numbers.")]
    [InlineData("0/0", "1", "The expected formula has no value.")]
    [InlineData("1", "sqrt(-2)", "The answer has no value.")]
    [InlineData("(-8)^(1/3)", "-2", "The expected formula has no value.")]
    public void Without_a_common_open_set_formulas_differ_by_their_domain(string expected, string answer, string note)
    {
        Decision decision = Decide(expected, answer);
        Assert.Equal((Verdict.Different, true), (decision.Verdict, decision.IsDomainProblem));
        Assert.Equal([note], decision.Notes);
    }

    [Theory]
    [InlineData("sqrt(-relu(x))", "0")]
    [InlineData("sqrt(relu(x))", "sqrt((x + abs(x))/2)")]
    [InlineData("0^x", "0^(2*x)")]
    [InlineData("sqrt(x - 1)*sqrt(1.001 - x)", "sqrt((x - 1)*(1.001 - x))")]
    [InlineData("sqrt(1 - x^2 - y^2 - z^2)^2", "1 - x^2 - y^2 - z^2")]
    [InlineData("log(3 - abs(x)) + log(x - 2.9)", "log((3 - abs(x))*(x - 2.9))")]
    public void Narrow_domains_are_no_empty_ones(string expected, string answer)
    {
        Decision decision = Decide(expected, answer);
        Assert.False(decision.IsDomainProblem);
        Assert.NotEqual(Verdict.Different, decision.Verdict);
    }

    [Theory]
    [InlineData("x/x", "1", "The expected formula is not defined at x = 0, where the answer is; they are equal wherever both are defined.")]
    [InlineData("x", "sqrt(x)^2", "The answer is not defined for x < 0, where the expected formula is; they are equal wherever both are defined.")]
    [InlineData("log(x^2)", "2*log(x)", "The answer is not defined for x < 0, where the expected formula is; they are equal wherever both are defined.")]
    public void Where_the_domains_differ_is_said(string expected, string answer, string note)
    {
        Decision decision = Decide(expected, answer);
        Assert.Equal(Verdict.Equivalent, decision.Verdict);
        Assert.Contains(note, decision.Notes);
    }

    [Fact]
    public void Positive_variables_are_positive()
    {
        var positive = new EqualityOptions { Assume = Assumption.Positive };
        Assert.Equal(Verdict.Equivalent, Decide("sqrt(x^2)", "x", positive).Verdict);
        Assert.Equal(Verdict.Different, Decide("sqrt(x^2)", "-x", positive).Verdict);
        Decision negative = Decide("log(-x)", "1", positive);
        Assert.True(negative.IsDomainProblem);
    }

    [Theory]
    [InlineData("x/3 - 1", "0.333*x - 1", "0.01", Verdict.Equivalent)]
    [InlineData("x/3 - 1", "0.333*x - 1", "0.0001", Verdict.Different)]
    [InlineData("exp(x)*pi", "3.14*exp(x)", "0.001", Verdict.Equivalent)]
    [InlineData("x^2", "x^2*y", "0.01", Verdict.Different)]
    public void Rounding_is_allowed_where_it_is_asked_for(string expected, string answer, string tolerance, Verdict verdict)
    {
        Assert.Equal(Verdict.Different, Decide(expected, answer).Verdict);
        Assert.Equal(verdict, Decide(expected, answer, new EqualityOptions { Tolerance = Rational.Parse(tolerance) }).Verdict);
    }

    [Theory]
    [InlineData("s(x + y)", "s(y + x)", true)]
    [InlineData("2*s'(2*x) - s'(2*x)", "s'(2*x)", true)]
    [InlineData("s(x + y)", "s(x) + s(y)", false)]
    [InlineData("s'(x)", "s(x)*(1 - s(x))", false)]
    [InlineData("s'(x)", "1 - s(x)^2", false)]
    [InlineData("s'(x)", "s(x)", false)]
    [InlineData("s'(x)", "f'(x)", false)]
    [InlineData("s(x)^2", "s(x^2)", false)]
    [InlineData("s(-x)", "-s(x)", false)]
    public void Unknown_functions_satisfy_only_the_identities_of_all_functions(string expected, string answer, bool equal)
    {
        var reading = new ReadingOptions
        {
            Functions = new Dictionary<string, Operation> { ["s"] = AbstractFunction.Create("s"), ["f"] = AbstractFunction.Create("f") },
        };
        Decision decision = Equality.Decide(Formula.Parse(expected, reading), Formula.Parse(answer, reading));
        Assert.Equal(equal ? Verdict.Equivalent : Verdict.Different, decision.Verdict);
    }

    [Fact]
    public void Symbols_of_derivatives_are_variables_of_their_own()
    {
        Expr partial = Formula.Parse("∂y/∂w"), other = Formula.Parse("∂y/∂w + x");
        Counterexample counterexample = Equality.Decide(partial, other).Counterexample!;
        Assert.Equal(["x", "∂y/∂w"], counterexample.At.Select(value => value.Key));
        Assert.Equal(Verdict.Different, Decide("∂y/∂w*∂w/∂x", "∂y/∂x").Verdict);
        Assert.Equal(Verdict.Different, Decide("∂y/∂w", "y/w").Verdict);
    }

    [Theory]
    [InlineData("9^9^9^9", "9^9^9^9 + 1")]
    [InlineData("9^9^9^9", "9^9^9")]
    [InlineData("exp(10^9)", "exp(10^9) + 1")]
    [InlineData("exp(exp(exp(exp(exp(x)))))", "exp(exp(exp(exp(exp(x))))) + 1")]
    [InlineData("x^1000000000", "x^1000000000 + exp(-10^9)")]
    [InlineData("tanh(1e9*x)^2 + 1", "2 - sech(1e12*x)")]
    [InlineData("sin(10^4000*x)", "cos(10^4000*x)")]
    [InlineData("sin(exp(exp(exp(x^2 + 9))))", "0")]
    [InlineData("(a + b + c)^1000", "(a + b + c)^999")]
    [InlineData("x^(1/1000000007)", "x^(1/1000000009)")]
    [InlineData("1e9000*x", "1e-9000*x")]
    public void Hostile_numbers_end_soon_and_accept_nothing(string expected, string answer)
    {
        var clock = Stopwatch.StartNew();
        Assert.NotEqual(Verdict.Equivalent, Decide(expected, answer).Verdict);
        Assert.True(clock.Elapsed < Patience, $"{clock.Elapsed}");
    }

    [Theory]
    [InlineData(100_000, "+")]
    [InlineData(100_000, "*")]
    [InlineData(20_000, "tanh")]
    [InlineData(20_000, "sqrt")]
    [InlineData(3_000, "names")]
    public void Long_and_deep_formulas_end_soon(int length, string kind)
    {
        Expr formula = Long(length, kind);
        var clock = Stopwatch.StartNew();
        Assert.NotEqual(Verdict.Equivalent, Equality.Decide(formula, Expr.Sum(formula, Expr.One)).Verdict);
        Assert.NotEqual(Verdict.Different, Equality.Decide(formula, Expr.Product(Expr.One, formula)).Verdict);
        Assert.True(clock.Elapsed < Patience, $"{clock.Elapsed}");
    }

    [Theory]
    [InlineData(10, "names")]
    [InlineData(3_000, "names")]
    [InlineData(100_000, "+")]
    public void Shrinking_a_counterexample_takes_little_work(int length, string kind)
    {
        Expr formula = Long(length, kind);
        var survey = new Survey(FormulaProgram.Of(formula, Expr.Sum(formula, Expr.One)), positive: false);
        QuickLook.Take(survey);
        long before = survey.Work;
        Shrinking.Run(survey);
        Assert.InRange(survey.Work - before, 0, 60_000 + 2 * survey.Program.Code.Count);
    }

    private static Expr Long(int length, string kind)
    {
        Expr x = Expr.Variable("x");
        Expr[] terms = [.. Enumerable.Range(1, length).Select(i => Expr.Power(x, Expr.Number(i % 7 + 1)))];
        return kind switch
        {
            "+" => Expr.Sum([.. terms.Select((term, i) => Expr.Product(Expr.Number(i + 1), term))]),
            "*" => Expr.Product([.. terms]),
            "names" => Expr.Sum([.. Enumerable.Range(1, length).Select(i => Expr.Variable($"x_{i}"))]),
            _ => Enumerable.Range(1, length).Aggregate(x, (inner, i) =>
                Expr.Call(OperationTable.FindFunction(kind)!, Expr.Sum(inner, Expr.Number(new Rational(1, i + 1))))),
        };
    }

    [Fact]
    public void Counterexamples_of_random_pairs_really_differ()
    {
        int different = 0;
        for (int seed = 0; seed < 400; seed++)
        {
            var random = new RandomFormula(seed);
            Expr expected = Formula.Parse(random.Next(3)), answer = Formula.Parse(random.Next(3));
            if (Equality.Decide(expected, answer).Counterexample is not { } counterexample)
                continue;
            different++;
            Ball left = At(expected, counterexample), right = At(answer, counterexample);
            Assert.True(left.HasValue && right.HasValue, $"seed {seed}");
            Assert.NotNull(new BallArithmetic(ManyBits).Subtract(left, right).Sign);
            Assert.Equal(left.ToDouble(), counterexample.Expected);
            Assert.Equal(right.ToDouble(), counterexample.Answer);
        }

        Assert.True(different > 200, $"only {different} pairs differ");
    }

    [Fact]
    public void Formulas_rewritten_by_the_simplifier_are_never_refused()
    {
        for (int seed = 0; seed < 400; seed++)
        {
            Expr formula = Formula.Parse(new RandomFormula(seed).Next(3, withKinks: seed % 2 == 0));
            Decision decision = Equality.Decide(formula, Simplifier.Simplify(formula));
            Assert.True(decision.Verdict != Verdict.Different || decision.IsDomainProblem, $"seed {seed}: {formula} at {decision.Counterexample}");
        }
    }

    private static Ball At(Expr formula, Counterexample counterexample)
    {
        var arithmetic = new BallArithmetic(ManyBits);
        var program = FormulaProgram.Of(formula);
        Dictionary<string, Rational> values = counterexample.At.ToDictionary(value => value.Key, value => value.Value);
        return new ProgramRun<Ball, BallArithmetic>(program, new ProgramTraits(program), arithmetic)
            .At([.. program.Names.Select(name => arithmetic.FromRational(values[name]))])[program.Roots[0]];
    }

    private static Decision Decide(string expected, string answer, EqualityOptions? options = null) =>
        Equality.Decide(Formula.Parse(expected), Formula.Parse(answer), options);

    [Theory]
    [InlineData("x^sum(t=1..N, -1)")]
    [InlineData("x^(2 + prod(t=1..N, w))")]
    public void An_exponent_of_unknown_length_is_undecided(string text) =>
        Assert.Equal(Verdict.Undecided, Equality.Decide(Formula.Parse(text), Expr.Variable("x")).Verdict);
}
