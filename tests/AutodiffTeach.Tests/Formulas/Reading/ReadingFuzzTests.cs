using System.Diagnostics;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Syntax;

namespace AutodiffTeach.Tests.Formulas.Reading;

public sealed class ReadingFuzzTests
{
    private static readonly string[] Pieces =
    [
        "x", "y", "w_1", "h", "2", "10", "0.5", "d", "e", "t", "N", " ", "+", "-", "*", "/", "^", "_", "**", "//", "%", "&", "=", ",", ".", "'", "|", "<", ">", "<=",
        "(", ")", "[", "]", "{", "}", @"\{", @"\}", @"\left(", @"\right)", @"\left|", @"\right|", @"\left.", @"\big(", @"\frac", @"\frac{", "}{", @"\sqrt", @"\sqrt[", @"\sin", "tanh",
        @"\sigma", @"\alpha", @"\hat", @"\mathrm{", @"\mathrm{d}", @"\mathbf{U}", @"\mathbb{1}", "1[", @"\text{if }", @"\begin{cases}", @"\end{cases}", @"\\", @"\partial", "∂", "⁺", "²", "₁", "ₜ",
        "⁽ⁱ⁾", "ᵀ", "√", "Σ", "∑", @"\sum_{t=1}^{N}", @"\prod", "sum(t=1..3,", "sum(t=1..N,", "prod(", "dy/dw", "dL_do1", "∂y/∂w", "np.", "torch.tanh(", ".exp()", " for t in range(1, 3)", @"\cdot", @"\,", "$", "~",
        "ŷ", "x\u0303", "\u200b", "−", "’", "（", "\0", "\ud835", "!", "\"", @"\foo", @"\top", @"\prime", @"\max", "min=0", "1e400", "sigma'", "|_{h_1}", @"\lim", "#",
    ];

    private static readonly ReadingOptions[] Readings =
    [
        new(),
        new() { Syntax = FormulaSyntax.Latex },
        new() { Syntax = FormulaSyntax.Python },
        new() { Syntax = FormulaSyntax.Plain, AllowImplicitProducts = false },
        new() { Syntax = FormulaSyntax.Latex, KnownNames = ["x", "y", "w_1", "h_1", "h_2", "hx", "U"], IndexNames = ["N"] },
        new() { KnownNames = ["x", "y", "w_1", "h_1", "h_2", "hx", "L", "o_1"], IndexNames = ["N"] },
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Any_text_ends_in_a_formula_or_in_problems(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < 8_000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            AssertEnds(text, Readings[random.Next(Readings.Length)]);
        }
    }

    [Fact]
    public void Formulas_cut_anywhere_end_in_a_formula_or_in_problems()
    {
        string[] texts =
        [
            @"\sum_{t=1}^{N} \frac{\partial L}{\partial o_t} \left(\prod_{j=k+1}^{t} \frac{\partial^+ h_j}{\partial h_{j-1}}\right)^2 \cdot \hat{y}_{t}^{(i)} + \begin{cases} 1 & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}",
            @"\left.\frac{\mathrm{d} y}{\mathrm{d} w}\right|_{h_{t-1}} \tanh'(z_t)^2 - \sqrt[3]{\left|x\right|} \log_2 xy \, \mathbb{1}_{\{z>0\}} W^\top",
            "np.sum([torch.clamp(h[t], min=0)**2 for t in range(1, N+1)]) + np.where(z > 0, z, 0) + (w*x).tanh()",
        ];
        foreach (string text in texts)
        {
            for (int i = 0; i < text.Length; i++)
            {
                AssertEnds(text[..i], Readings[i % Readings.Length]);
                AssertEnds(text[i..], Readings[0]);
                AssertEnds(text.Remove(i, 1), Readings[0]);
            }
        }
    }

    [Fact]
    public void Long_texts_end_soon()
    {
        foreach (string piece in Pieces.Where((_, i) => i % 3 == 0).Append(@"\max\{").Append("∂/∂x ").Append(@"\partial_w ").Append("Σ_{t=1}^N ").Append("dx/").Append("d_{"))
        {
            foreach (ReadingOptions options in (ReadingOptions[])[Readings[0], Readings[1], Readings[4]])
                AssertEnds(string.Concat(Enumerable.Repeat(piece, Formula.MaximumLength / piece.Length)), options);
        }

        AssertEnds(new string('(', 100_000), Readings[1]);
    }

    [Fact]
    public void Too_long_a_text_is_a_limit()
    {
        Assert.False(Formula.TryParse(new string('x', 100_000), null, out _, out var problems));
        Assert.Equal("formula:1:50001: the formula has 100000 characters; expected at most 50000", problems[0].Message);
        Assert.Equal(DiagnosticKind.Limit, problems[0].Kind);
    }

    private static void AssertEnds(string text, ReadingOptions options)
    {
        var watch = Stopwatch.StartNew();
        bool isRead = Formula.TryParse(text, options, out Expr? formula, out IReadOnlyList<Diagnostic> problems);
        Assert.True(isRead == (problems.Count == 0), text);
        Assert.Equal(isRead, formula is not null);
        foreach (Diagnostic problem in problems)
            Assert.InRange(problem.Span.Start, 0, text.Length);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
    }
}
