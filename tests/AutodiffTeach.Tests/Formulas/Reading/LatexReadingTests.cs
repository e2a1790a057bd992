using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Syntax;

namespace AutodiffTeach.Tests.Formulas.Reading;

public sealed class LatexReadingTests
{
    private static readonly ReadingOptions Known = new()
    {
        Syntax = FormulaSyntax.Latex,
        KnownNames = ["w", "u_1", "u_2", "h_1", "h_2", "y", "z", "U", "W", "x_{1,2}", "w_hh", "alpha", "xy", "y_hat_1", "loss", "L", "o_1"],
    };

    [Theory]
    [InlineData(@"3 w^{2} u_{1} + \alpha", "3*w^2*u_1 + alpha")]
    [InlineData(@"xy", "x*y")]
    [InlineData(@"a \cdot b \times c \ast d \odot f \circ g \div h", "a*b*c*d*f*g/h")]
    [InlineData(@"a\,b\;c\:d\!f\ g\quad h~i", "a*b*c*d*f*g*h*i")]
    [InlineData(@"\displaystyle \frac{a+b}{c} \hspace{2em} d", "(a + b)/c*d")]
    [InlineData(@"\frac12 y + \frac1234", "1/2*y + 1/2*34")]
    [InlineData(@"\frac xyz + \frac1x2", "x/y*z + 1/x*2")]
    [InlineData(@"\dfrac{\tfrac{a}{b}}{\cfrac{c}{d}}", "(a/b)/(c/d)")]
    [InlineData(@"-\frac{x}{2} + 2 \frac{x}{3}", "-x/2 + 2*(x/3)")]
    [InlineData(@"\sqrt{x+1} + \sqrt[3]{x} + \sqrt 2", "sqrt(x + 1) + x^(1/3) + sqrt(2)")]
    [InlineData(@"\left|x\right| + |x| + \lvert y \rvert + \left\vert z \right\vert", "abs(x) + abs(x) + abs(y) + abs(z)")]
    [InlineData(@"\left( x + 1 \right) \big( y \big) \left[ z \right] \{ w \}", "(x + 1)*y*z*w")]
    [InlineData(@"[x][y] + w[1]", "x*y + w_1")]
    [InlineData(@"2x2y + x^a3", "2*x*2*y + x^a*3")]
    [InlineData(@"\mathrm{loss} \, \text{out} \, \mathbf{U} \, \boldsymbol{\alpha} \, \mathbf{h_1} \, \mathit{ab}", "loss*out*U*alpha*h_1*ab")]
    [InlineData(@"\hat{y} + \hat y_1 + \tilde{x}_{t-1} + \bar{x_1} + \widehat{\alpha}", "y_hat + y_hat_1 + x_tilde_{t-1} + x_bar_1 + alpha_hat")]
    [InlineData(@"h_{t-1}^2 + h^2_{t-1} + w_{hh} + a_{1,2} + x_{\text{out}}", "h_{t-1}^2 + h_{t-1}^2 + w_hh + a_{1,2} + x_out")]
    [InlineData(@"x_t^{(i)} + x^{(2)} + x^{2} + x^{(a b)}", "x_{t,i} + x_2 + x^2 + x^(a*b)")]
    [InlineData(@"W^\top x + W^{\top} x + W^{\mathsf{T}} x + \operatorname{diag}(1 - h^2)", "W*x + W*x + W*x + (1 - h^2)")]
    [InlineData(@"e^{x} y + e^x y + e^{-x} + \exp(x) + \exp{-x}", "e^x*y + e^x*y + e^(-x) + exp(x) + exp(-x)")]
    [InlineData(@"x^\frac{1}{2} + x^\alpha", "x^(1/2) + x^alpha")]
    [InlineData(@"\theta (x + y) + \epsilon \varepsilon", "theta*(x + y) + epsilon*epsilon")]
    [InlineData("α β₁ + ŷ", "alpha*beta_1 + y_hat")]
    [InlineData(@"3.1E-3 + 1.+x", "0.0031 + 1 + x")]
    [InlineData(@"||x||y|| + |\sin|x|| + |x|y|z|", "abs(abs(x)*abs(y)) + abs(sin(abs(x))) + abs(x)*y*abs(z)")]
    [InlineData(@"x^(n-1) + \frac{1}{1+e^-x} + x^-1", "x^(n - 1) + 1/(1 + e^(-x)) + 1/x")]
    [InlineData(@"a^{[1]} + a^{[l]}_j + a_j^{[l-1]}", "a_1 + a_{j,l} + a_{j,l-1}")]
    [InlineData(@"\frac{1}{\sigma\sqrt{2\pi}} e^{-\frac{x^2}{2\sigma^2}} + \sigma_x", "1/(sigma*sqrt(2*pi))*e^(-x^2/(2*sigma^2)) + sigma_x")]
    [InlineData(@"\sigma(x) + \sigma^2(x) + \sigma^{2}\left(x\right)", "sigmoid(x) + sigmoid(x)^2 + sigmoid(x)^2")]
    [InlineData(@"x^{{2}} + \frac{{a}}{{b}}", "x^2 + a/b")]
    public void Notation_is_read(string latex, string expected) => Assert.Equal(expected, Read(latex));

    [Theory]
    [InlineData(@"\sin^2 x + \cos^{2}(x) + \tanh^3\left(x\right)", "sin(x)^2 + cos(x)^2 + tanh(x)^3")]
    [InlineData(@"\cos ^\theta (x)", "cos(x)^theta")]
    [InlineData(@"\log xy + z", "log(x*y) + z")]
    [InlineData(@"\sin 2x \cos y", "sin(2*x)*cos(y)")]
    [InlineData(@"\sin x \cdot y / \ln z", "sin(x)*y/log(z)")]
    [InlineData(@"\tanh \frac{x}{2} y", "tanh(x/2*y)")]
    [InlineData(@"\sin \cos x", "sin(cos(x))")]
    [InlineData(@"\log |x| + \log_2 x + \log_{a}(b)", "log(abs(x)) + log(x)/log(2) + log(b)/log(a)")]
    [InlineData(@"\tanh'(z_t) + \sigma'(z) + \tanh^\prime(z)", "(1 - tanh(z_t)^2) + sigmoid(z)*(1 - sigmoid(z)) + (1 - tanh(z)^2)")]
    [InlineData(@"\operatorname{relu}(x) + \mathrm{ReLU}(x) + \tanh{x}", "relu(x) + relu(x) + tanh(x)")]
    [InlineData(@"\max(0,z) + \max\{0, z\} + \min\left(a,b\right)", "max(0, z) + max(0, z) + min(a, b)")]
    [InlineData(@"tanh(x) + xtanh(y)", "tanh(x) + x*tanh(y)")]
    [InlineData(@"\mathbb{1}[z>0] + \mathbb{1}_{z>0} + \mathbf{1}_{\{z \ge 0\}} + 1[z<0]", "1[z > 0] + 1[z > 0] + (1 - 1[-z > 0]) + 1[-z > 0]")]
    [InlineData(@"\begin{cases} x & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}", "x*1[x > 0]")]
    [InlineData(@"\begin{cases} 1, & x > 0, \\ -1, & x < 0 \end{cases}", "1[x > 0] - 1[-x > 0]")]
    [InlineData(@"\begin{cases} x & x \ge 0 \\ 0.1x & x < 0 \\ \end{cases}", "x*(1 - 1[-x > 0]) + (0.1*x)*1[-x > 0]")]
    [InlineData(@"\begin{cases} 1 & x > 0 \\ 2 & y > 0 \\ 3 & \text{otherwise} \end{cases}", "1[x > 0] + 2*(1 - 1[x > 0])*1[y > 0] + 3*(1 - 1[x > 0])*(1 - 1[y > 0])")]
    public void Functions_are_read(string latex, string expected) => Assert.Equal(expected, Read(latex));

    [Theory]
    [InlineData(@"\frac{\partial L}{\partial o_t} x", "∂L/∂o_t*x")]
    [InlineData(@"\frac{\partial h_t}{\partial h_{t-1}} \frac{\partial h_{t-1}}{\partial w}", "∂h_t/∂h_{t-1}*∂h_{t-1}/∂w")]
    [InlineData(@"\frac{\partial^+ h_k}{\partial w} + \frac{\partial^{+} h_k}{\partial w}", "∂⁺h_k/∂w + ∂⁺h_k/∂w")]
    [InlineData(@"\left.\frac{\partial h_t}{\partial w}\right|_{h_{t-1}} + \frac{\partial h_t}{\partial w}\Big|_{h_{t-1}}", "∂⁺h_t/∂w + ∂⁺h_t/∂w")]
    [InlineData(@"\frac{\mathrm{d}y}{\mathrm{d}w} + \frac{dy}{dw} + \frac{d y_1}{d w_{hh}}", "∂y/∂w + ∂y/∂w + ∂y_1/∂w_hh")]
    [InlineData(@"dy/dw + \partial y/\partial w + \mathrm{d} y / \mathrm{d} w", "∂y/∂w + ∂y/∂w + ∂y/∂w")]
    [InlineData(@"\partial_w y + \partial_{w} L", "∂y/∂w + ∂L/∂w")]
    [InlineData(@"\frac{\partial^2 L}{\partial w^2} + \frac{d^2y}{dw^2}", "∂²L/∂w² + ∂²y/∂w²")]
    [InlineData(@"\frac{\partial^2 L}{\partial w \partial u}", "∂(∂L/∂u)/∂w")]
    [InlineData(@"\frac{\partial}{\partial w}(w^2 x) y", "∂(w^2*x)/∂w*y")]
    [InlineData(@"\frac{d}{dw} w \tanh(w x) + 1", "∂(w*tanh(w*x))/∂w + 1")]
    [InlineData(@"\frac{\partial}{\partial w} L", "∂L/∂w")]
    [InlineData(@"\frac{\partial \tanh(w)}{\partial w}", "∂(tanh(w))/∂w")]
    [InlineData(@"\frac{d x}{2}", "d*x/2")]
    [InlineData(@"\frac{{\partial L}}{{\partial w}}", "∂L/∂w")]
    [InlineData(@"\frac{\partial{L}}{\partial{w}}", "∂L/∂w")]
    [InlineData(@"\frac{{\rm d}y}{{\rm d}w}", "∂y/∂w")]
    public void A_derivative_is_a_symbol_and_no_quotient(string latex, string expected) => Assert.Equal(expected, Read(latex));

    [Theory]
    [InlineData(@"wu_{2}", "w*u_2")]
    [InlineData(@"w u_{2}h_1", "w*u_2*h_1")]
    [InlineData(@"w(1-h_1^2)", "w*(1 - h_1^2)")]
    [InlineData(@"xyw", "xy*w")]
    [InlineData(@"w_{hh} \hat{y}_1 + \hat{y}_{1}", "w_hh*y_hat_1 + y_hat_1")]
    [InlineData(@"x_1^{(2)} + x^{(2)}_1", "x_{1,2} + x_{1,2}")]
    [InlineData(@"w^{(2)}", "w^2")]
    [InlineData(@"\frac{dy}{dw} + \frac{dL}{do_1} + dh_{1}/dw", "∂y/∂w + ∂L/∂o_1 + ∂h_1/∂w")]
    [InlineData(@"wtanh(z) + loss", "w*tanh(z) + loss")]
    [InlineData(@"2w2z", "2*w*2*z")]
    [InlineData(@"x2", "formula:1:1: unknown name 'x2'; did you mean 'xy'?")]
    [InlineData(@"w\mathrm{wz}", "formula:1:2: unknown name 'wz'; did you mean 'W'?")]
    public void Words_are_resolved_against_known_names(string latex, string expected)
    {
        bool isRead = Formula.TryParse(latex, Known, out Expr? formula, out var problems);
        Assert.Equal(expected, isRead ? formula!.ToString() : problems[0].Message);
    }

    [Theory]
    [InlineData("$x^2$")]
    [InlineData("$$ x^2 $$")]
    [InlineData(@"\(x^2\)")]
    [InlineData(@" \[ x^{2} \] ")]
    public void Signs_around_mathematics_are_left_out(string latex) => Assert.Equal("x^2", Formula.Parse(latex).ToString());

    [Theory]
    [InlineData(@"\tanh^{-1}(x)", "formula:1:6: tanh^(-1) may be the inverse or the reciprocal; write 1/tanh(x) for the reciprocal; inverse functions are not supported")]
    [InlineData(@"\sin x (1 + x)", "formula:1:8: a bracket behind the argument of 'sin' that has none; expected an operator or the end of the line; write sin(...) with brackets around its argument")]
    [InlineData(@"\sin + a", "formula:1:1: the function 'sin' without an argument; expected an argument in brackets, as in sin(x)")]
    [InlineData(@"x^12", "formula:1:3: '12' without braces behind '^'; expected one digit or braces; write ^{12}")]
    [InlineData(@"x^2^3", "formula:1:4: two exponents; expected one exponent; write (x^2)^3 or x^{2^3}")]
    [InlineData(@"12 \, 3", "formula:1:7: unexpected '3'; expected an operator or the end of the line; write products with '*'")]
    [InlineData(@"\foo x", @"formula:1:1: unknown command '\foo'")]
    [InlineData(@"\cdotx", @"formula:1:1: unknown command '\cdotx'; did you mean '\cdot'?")]
    [InlineData(@"a \% b", @"formula:1:3: '\%' cannot be read here; write 0.5 for 50 %")]
    [InlineData(@"x \\ y", @"formula:1:3: unexpected '\\'; expected an operator or the end of the line; an alignment is not part of a formula")]
    [InlineData(@"\left( x \right]", @"formula:1:10: unexpected '\right]'; expected an operator or '\right)'")]
    [InlineData(@"\frac{a}{b", "formula:1:9: '{' is never closed; expected '}'")]
    [InlineData(@"\left( x", @"formula:1:1: '\left(' is never closed; expected '\right)'")]
    [InlineData(@"x_{1}(", "formula:1:6: '(' is never closed; expected ')'")]
    [InlineData(@"0{,}5", "formula:1:3: unexpected ','; expected a name, a number, a function or a bracket; write decimals with a point: 0.5")]
    [InlineData(@"\sum_{t} u_t", "formula:1:8: unexpected '}'; expected '='; write the range with both bounds, as in \\sum_{t=1}^{N}")]
    [InlineData(@"\sum_{t=1} u_t", @"formula:1:1: '\sum' without its range; expected an index with two bounds; write \sum_{t=1}^{N} or sum(t=1..N, ...)")]
    [InlineData(@"\frac{\partial^2 x}{\partial t^3}", "formula:1:21: a derivative of order 2 by 3 variables; expected as many as the order")]
    [InlineData(@"\frac{\partial L(w)}{\partial w}", @"formula:1:17: a bracket behind the name in a derivative; expected '}'; write \frac{\partial L}{\partial w} without arguments")]
    [InlineData(@"\frac{\partial L}{\partial w} = 3", "formula:1:31: unexpected '='; expected an operator or the end of the line; give the right side of the equation alone")]
    [InlineData(@"\overline{\overline{z}}", @"formula:1:1: '\overline' over more than a name; expected a name, as in \overline{y}")]
    [InlineData(@"\begin{cases} \log x & x > 0 \\ 0 & \text{otherwise} \end{cases}", "formula:1:15: a case that is not defined everywhere; expected a formula without divisions, roots and logarithms")]
    [InlineData(@"\left.x^2\right|_{x=2}", @"formula:1:1: a bar behind a formula; expected a partial with the names that are held constant; write \left.\frac{\partial h}{\partial w}\right|_{x}")]
    [InlineData(@"1 + \arcsin(x)", @"formula:1:5: '\arcsin' cannot be read here; inverse functions are not supported")]
    [InlineData(@"\mathit{21}", @"formula:1:1: no word in '\mathit'; expected a name such as \mathrm{loss}")]
    [InlineData(@"\frac12 w^-12", "formula:1:12: '12' without braces behind '^-'; expected one digit or braces; write ^{-12}")]
    [InlineData(@"\sum_t u_t", "formula:1:1: '\\sum' without its range; expected an index with two bounds; write \\sum_{t=1}^{N} or sum(t=1..N, ...)")]
    public void What_cannot_be_read_is_refused_with_the_reason(string latex, string message)
    {
        Assert.False(Formula.TryParse(latex, new ReadingOptions { Syntax = FormulaSyntax.Latex }, out _, out var problems));
        Assert.Equal(message, problems[0].Message);
    }

    [Fact]
    public void What_is_raised_in_square_brackets_is_never_an_exponent()
    {
        Assert.Equal("h_2", Read(@"h^{[2]}"));
        Assert.False(Formula.TryParse(@"y^{[2]}", Known, out _, out IReadOnlyList<Diagnostic> problems));
        Assert.Equal("formula:1:1: unknown name 'y_2'; did you mean 'h_2'?", problems[0].Message);
    }

    private static string Read(string latex) => Formula.Parse(latex, new ReadingOptions { Syntax = FormulaSyntax.Latex }).ToString();
}
