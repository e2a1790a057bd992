using System.Diagnostics;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Syntax;

namespace AutodiffTeach.Tests.Formulas;

public sealed class FormulaTests
{
    private static readonly ReadingOptions Known = new()
    {
        KnownNames = ["w", "u_1", "u_2", "h", "y", "U", "W", "x_1", "x_2", "a_{1,2}", "w_hh", "alpha", "hu"],
    };

    [Theory]
    [InlineData("2w(u + h)", "2*w*(u + h)")]
    [InlineData("3w^2 u_1 + 2 w u_2 + u_3", "3*w^2*u_1 + 2*w*u_2 + u_3")]
    [InlineData("1/2w", "1/2*w")]
    [InlineData("a/2b", "a/2*b")]
    [InlineData("e^x y", "e^x*y")]
    [InlineData("x^2y", "x^2*y")]
    [InlineData("-2W(x_2 − W·relu(U×x_1))", "-2*W*(x_2 - W*relu(U*x_1))")]
    [InlineData("(a+b)(c+d)", "(a + b)*(c + d)")]
    [InlineData("2 1[z>0] w 1[z<0]", "2*1[z > 0]*w*1[-z > 0]")]
    [InlineData("x²y⁻¹", "x^2/y")]
    [InlineData("u₁ + u[2] + u_{3} + u_4", "u_1 + u_2 + u_3 + u_4")]
    [InlineData("h_1[2] + h[1][2] + h_{1,2} + h[1,2]", "h_{1,2} + h_{1,2} + h_{1,2} + h_{1,2}")]
    [InlineData("w_{hh} h_{ t - 1 }", "w_hh*h_{t-1}")]
    [InlineData("√x + √(x + 1) + √2x", "sqrt(x) + sqrt(x + 1) + sqrt(2)*x")]
    [InlineData("|x||y| + ||x| - 1|", "abs(x)*abs(y) + abs(abs(x) - 1)")]
    [InlineData("(z > 0) x", "1[z > 0]*x")]
    [InlineData("1[a >= b]", "1 - 1[b - a > 0]")]
    [InlineData("1[0 < z]", "1[z > 0]")]
    [InlineData("∂y/∂w x + ∂^+ h_2/∂h[1]", "∂y/∂w*x + ∂⁺h_2/∂h_1")]
    [InlineData("tanh'(x)", "1 - tanh(x)^2")]
    [InlineData("sigma'(x)", "sigmoid(x)*(1 - sigmoid(x))")]
    [InlineData("σ(α) + ln(x)", "sigmoid(alpha) + log(x)")]
    [InlineData("max(a, b, c)", "max(max(a, b), c)")]
    [InlineData("sum(t=1..3, w^t*u_t)", "w^1*u_1 + w^2*u_2 + w^3*u_3")]
    [InlineData("prod(j in 2..3: h[j-1])", "h_1*h_2")]
    [InlineData("sum(t=1..2, sum(k=1..t, a_{t,k}))", "a_{1,1} + (a_{2,1} + a_{2,2})")]
    [InlineData("sum(t=1..0, x) + prod(t=1..0, x)", "0 + 1")]
    [InlineData("--x + +y", "x + y")]
    [InlineData("-x*y - -z", "-x*y + z")]
    [InlineData("-x/2 + (-1)/2", "-x/2 - 1/2")]
    [InlineData("4/2 + 0.5/2", "2 + 1/2/2")]
    [InlineData("2pi r e", "2*pi*r*e")]
    [InlineData("log_2(x) + log10(x) + log(x, b)", "log(x)/log(2) + log(x)/log(10) + log(x)/log(b)")]
    [InlineData("cosec(x) + cosech(x) + signum(x)", "1/sin(x) + 1/sinh(x) + sign(x)")]
    [InlineData("1/(sigma*sqrt(2pi))*e^(-x^2/(2sigma^2)) + sigma(x)", "1/(sigma*sqrt(2*pi))*e^(-x^2/(2*sigma^2)) + sigmoid(x)")]
    [InlineData("w h_(t-1)^2", "w*h_{t-1}^2")]
    [InlineData("||x||y||", "abs(abs(x)*abs(y))")]
    public void A_text_is_read_as(string text, string expected) => Assert.Equal(expected, Formula.Parse(text).ToString());

    [Theory]
    [InlineData("wu_2", "w*u_2")]
    [InlineData("2wu2h", "2*w*u_2*h")]
    [InlineData("hu", "hu")]
    [InlineData("hhu", "h*hu")]
    [InlineData("w(1-h^2)", "w*(1 - h^2)")]
    [InlineData("h(y)", "h*y")]
    [InlineData("2wtanh(h)^2", "2*w*tanh(h)^2")]
    [InlineData("wu[2] + ha_{1,2}", "w*u_2 + h*a_{1,2}")]
    [InlineData("whw_hh", "w*h*w_hh")]
    [InlineData("dy/dw", "∂y/∂w")]
    [InlineData("dy_du1 + dy/du_2", "∂y/∂u_1 + ∂y/∂u_2")]
    [InlineData("αw + pih", "alpha*w + pi*h")]
    public void Words_are_resolved_against_known_names(string text, string expected) =>
        Assert.Equal(expected, Formula.Parse(text, Known).ToString());

    [Theory]
    [InlineData("U^f x^2", "Uf*x^2")]
    [InlineData("U^{f}_{1} + U^f_2*Uf", "Uf_1 + Uf_2*Uf")]
    [InlineData("(U^f)^2 + U^2", "Uf^2 + U^2")]
    public void Printed_names_are_read(string text, string expected)
    {
        var options = new ReadingOptions { PrintedNames = new Dictionary<string, string> { ["Uf"] = "U^f" } };
        Assert.Equal(expected, Formula.Parse(text, options).ToString());
    }

    [Fact]
    public void Known_names_go_before_constants()
    {
        Assert.IsType<Variable>(Formula.Parse("e", new ReadingOptions { KnownNames = ["e"] }));
        Assert.Same(Expr.E, Formula.Parse("e"));
    }

    [Fact]
    public void A_model_may_name_its_activation()
    {
        var options = new ReadingOptions { Functions = new Dictionary<string, AutodiffTeach.Operations.Operation> { ["sigma"] = AutodiffTeach.Operations.OperationTable.Relu } };
        Assert.Equal("relu(x) + 1[x > 0]", Formula.Parse("σ(x) + σ'(x)", options).ToString());
    }

    [Theory]
    [InlineData("", "formula:1:1: unexpected end of the line; expected a name, a number, a function or a bracket")]
    [InlineData("x +", "formula:1:4: unexpected end of the line; expected a name, a number, a function or a bracket")]
    [InlineData("(x", "formula:1:1: '(' is never closed; expected ')'")]
    [InlineData("x)", "formula:1:2: unexpected ')'; expected an operator or the end of the line")]
    [InlineData("x 2", "formula:1:3: unexpected '2'; expected an operator or the end of the line; write products with '*'")]
    [InlineData("tahn(x)", "formula:1:1: unknown function 'tahn'; did you mean 'tanh'?")]
    [InlineData("tanh + 1", "formula:1:1: the function 'tanh' without an argument; expected an argument in brackets, as in tanh(x)")]
    [InlineData("tanh(x, y)", "formula:1:1: 'tanh' with 2 arguments; expected one argument")]
    [InlineData("max(x)", "formula:1:1: 'max' with 1 arguments; expected two arguments")]
    [InlineData("max'(x)", "formula:1:1: 'max' has no prime; expected a function of one argument")]
    [InlineData("x'", "formula:1:1: a prime behind a value; expected a prime behind a function, as in tanh'(x)")]
    [InlineData("A @ B", "formula:1:3: the matrix product '@' in a formula of numbers; expected '*'")]
    [InlineData("[x, y]", "formula:1:1: a vector or matrix in a formula of numbers")]
    [InlineData("1[z]", "formula:1:4: unexpected ']'; expected a comparison such as z > 0; an indicator is written 1[z > 0]")]
    [InlineData("∂y/w", "formula:1:4: unexpected 'w'; expected '∂'; a derivative is written ∂y/∂w")]
    [InlineData("∂y/∂pi", "formula:1:1: a derivative of or by a constant; expected two variables")]
    [InlineData("x $ y", "formula:1:3: unexpected character '$'; expected a name, a number, an operator or a bracket")]
    [InlineData("1e99999", "formula:1:1: '1e99999' is not a number that can be read; expected at most 10,000 in the exponent")]
    [InlineData("sum(t=1/2..N, x)", "formula:1:1: a range that is not between integers; expected bounds such as 1..3 or 1..N")]
    [InlineData("sum(t=1..1000000000000, x)", "formula:1:1: a range of 1000000000000 values; expected at most 200,000")]
    [InlineData("sum(t=1..1000, sum(k=1..1000, x))", "formula:1:31: the formula is too large when its sums are written out; expected at most 200,000 parts")]
    public void What_is_no_formula_is_refused_with_the_reason(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormulaException>(() => Formula.Parse(text)).Message);

    [Theory]
    [InlineData("hx + w", "formula:1:1: unknown name 'hx'; did you mean 'hu'?")]
    [InlineData("w + u_3 + z", "formula:1:5: unknown name 'u_3'; did you mean 'u_1'?\nformula:1:11: unknown name 'z'")]
    [InlineData("gradient", "formula:1:1: unknown name 'gradient'")]
    public void Unknown_names_are_reported_all_at_once(string text, string message)
    {
        FormulaException error = Assert.Throws<FormulaException>(() => Formula.Parse(text, Known));
        Assert.Equal(message, error.Message);
        Assert.Equal(message.Split('\n').Length, error.Diagnostics.Count);
    }

    [Theory]
    [InlineData('(')]
    [InlineData('-')]
    [InlineData('√')]
    [InlineData('|')]
    [InlineData('\'')]
    [InlineData('[')]
    [InlineData('∂')]
    [InlineData('^')]
    [InlineData('2')]
    [InlineData('a')]
    [InlineData('_')]
    public void Long_runs_of_a_sign_end_in_a_verdict(char sign)
    {
        foreach (string text in (string[])[new string(sign, 15_000), "x" + new string(sign, 15_000), string.Concat(Enumerable.Repeat($"x{sign}", 7_000)), new string(sign, 30_000)])
            AssertEnds(text, null);
        AssertEnds(new string(sign, 15_000), Known);
    }

    [Fact]
    public void Any_characters_end_in_a_verdict()
    {
        const string Characters = "xyuw012.,:;()[]{}+-*/^_'|=<>∂⁺√²₁σ·×!@#$%&~`\"\\ \t\n\0\ud835\u20d0eE";
        var random = new Random(17);
        for (int i = 0; i < 20_000; i++)
        {
            char[] text = new char[random.Next(30)];
            for (int j = 0; j < text.Length; j++)
                text[j] = Characters[random.Next(Characters.Length)];
            AssertEnds(new string(text), random.Next(2) == 0 ? Known : null);
        }
    }

    [Fact]
    public void Formulas_cut_anywhere_end_in_a_verdict()
    {
        const string Text = "sum(t=1..3, -2W_{hh}*(x[t] - |√(w_1)|/3e-1)^2*1[u_t>0]*tanh'(σ)) + ∂⁺h_2/∂h_1";
        for (int i = 0; i < Text.Length; i++)
        {
            AssertEnds(Text[..i], null);
            AssertEnds(Text[i..], null);
            AssertEnds(Text.Remove(i, 1), Known);
        }
    }

    private static void AssertEnds(string text, ReadingOptions? options)
    {
        var watch = Stopwatch.StartNew();
        bool isRead = Formula.TryParse(text, options, out Expr? formula, out IReadOnlyList<Diagnostic> problems);
        Assert.NotEqual(isRead, problems.Count > 0);
        if (isRead && PlainPrinter.Print(formula!) is { Length: <= Formula.MaximumLength } printed && options is null)
            Assert.Same(formula, Formula.Parse(printed));
        foreach (Diagnostic problem in problems)
            Assert.NotEmpty(problem.ToString());
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
    }
}
