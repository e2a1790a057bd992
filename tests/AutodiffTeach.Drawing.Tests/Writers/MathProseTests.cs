using System.Xml.Linq;
using AutodiffTeach.Drawing.Writers;

namespace AutodiffTeach.Drawing.Tests.Writers;

/// <summary>Texts with mathematics between dollar signs, for pages.</summary>
public sealed class MathProseTests
{
    [Theory]
    [InlineData("the norm $‖h_t‖$", @"the norm $\Vert h_{t}\Vert $")]
    [InlineData("a_b costs 3\\$ & <b>", @"a\_b costs 3\$ & \<b\>")]
    [InlineData("$∂L/∂h_t$", @"$\frac{\partial L}{\partial h_{t}}$")]
    [InlineData("one $ alone", @"one \$ alone")]
    [InlineData("", "")]
    public void Markdown_has_latex_between_dollar_signs(string text, string markdown) => Assert.Equal(markdown, MathProse.ToMarkdown(text));

    [Theory]
    [InlineData("∑_{k=1}^T c_k", @"$${\textstyle\sum }_{k=1}^{T}\,c_{k}$$")]
    [InlineData("‖W‖_2", @"$$\Vert W{\Vert }_{2}$$")]
    [InlineData("dL/dh", @"$$\dfrac{dL}{dh}$$")]
    public void A_formula_of_its_own_is_a_display(string formula, string markdown) => Assert.Equal(markdown, MathProse.FormulaToMarkdown(formula));

    [Theory]
    [InlineData("h_t^2", "<msubsup><mi>h</mi><mi>t</mi><mn>2</mn></msubsup>")]
    [InlineData("x_1", "<msub><mi>x</mi><mn>1</mn></msub>")]
    [InlineData("∑_{k=1}^T", "<munderover><mo>∑</mo><mrow><mi>k</mi><mo>=</mo><mn>1</mn></mrow><mi>T</mi></munderover>")]
    [InlineData("a/b", "<mrow><mi>a</mi><mo>/</mo><mi>b</mi></mrow>")]
    [InlineData("da/db", "<mfrac><mrow><mi>d</mi><mi>a</mi></mrow><mrow><mi>d</mi><mi>b</mi></mrow></mfrac>")]
    [InlineData("tanh(z)", "<mrow><mi mathvariant=\"normal\">tanh</mi><mrow><mo>(</mo><mi>z</mi><mo>)</mo></mrow></mrow>")]
    [InlineData("-a-b=-c", "<mrow><mo>−</mo><mi>a</mi><mo>−</mo><mi>b</mi><mo>=</mo><mo form=\"prefix\">−</mo><mi>c</mi></mrow>")]
    [InlineData("sqrt(x)", "<msqrt><mi>x</mi></msqrt>")]
    [InlineData("[[1, 2], [3, 4]]", "<mrow><mo>[</mo><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr><mtr><mtd><mn>3</mn></mtd><mtd><mn>4</mn></mtd></mtr></mtable><mo>]</mo></mrow>")]
    public void Html_has_mathml(string formula, string mathMl) =>
        Assert.Equal($"<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\"><mrow>{mathMl}</mrow></math>", MathProse.FormulaToHtml(formula));

    [Theory]
    [InlineData("prose with <b> & \"quotes\" and $x < y & z$")]
    [InlineData("$<script>$ and ]]> and $‖$")]
    [InlineData("$a\u0000b$ \u0001 \ud800")]
    [InlineData("$((((((((((x$ $\\frac{1}{2}$ $__^^$")]
    public void Whatever_a_text_holds_its_html_is_well_formed(string text) =>
        Assert.NotNull(XDocument.Parse($"<p>{MathProse.ToHtml(text)}</p>").Root);
}
