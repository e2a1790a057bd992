using AutodiffTeach.Formulas;

namespace AutodiffTeach.Tests.Formulas.Reading;

public sealed class PythonReadingTests
{
    [Theory]
    [InlineData("3*w**2*u_1 - w", "3*w^2*u_1 - w")]
    [InlineData("-x**2 + 2**-x + 2**3**2", "-x^2 + 2^(-x) + 2^(3^2)")]
    [InlineData("np.exp(x) + torch.tanh(x) + math.sqrt(x) + torch.nn.functional.relu(x) + F.softplus(x)", "exp(x) + tanh(x) + sqrt(x) + relu(x) + softplus(x)")]
    [InlineData("torch.clamp(z, min=0) + torch.clamp(z, 0, 6) + np.clip(z, None, 1)", "max(z, 0) + min(max(z, 0), 6) + min(z, 1)")]
    [InlineData("np.maximum(0, x) + torch.sigmoid(x) + abs(x) + np.power(x, 3) + math.pi", "max(0, x) + sigmoid(x) + abs(x) + x^3 + pi")]
    [InlineData("x.tanh() + (w*x).exp() + h[0]**2", "tanh(x) + exp(w*x) + h_0^2")]
    [InlineData("np.where(z > 0, z, 0) + (z > 0).float() + float(z > 0)", "z*1[z > 0] + 1[z > 0] + 1[z > 0]")]
    [InlineData("1/np.cosh(x)**2 + np.log1p(x)", "1/cosh(x)^2 + log(1 + x)")]
    [InlineData("sum(w**t*u[t] for t in range(1, 4))", "w^1*u_1 + w^2*u_2 + w^3*u_3")]
    [InlineData("np.sum([h[t] for t in range(1, N+1)]) + x**2", "sum(t=1..N, h_t) + x^2")]
    [InlineData("math.prod(h[j] for j in range(k+1, t)) + sum(u[i] for i in range(N))", "prod(j=k + 1..t - 1, h_j) + sum(i=0..N - 1, u_i)")]
    public void Python_is_read(string text, string expected)
    {
        Assert.Equal(expected, Formula.Parse(text, new ReadingOptions { Syntax = FormulaSyntax.Python }).ToString());
        Assert.Equal(expected, Formula.Parse(text).ToString());
    }

    [Theory]
    [InlineData("x^2", "formula:1:2: unexpected '^'; expected '**'; powers are written x**2 in Python")]
    [InlineData("x//2", "formula:1:2: unexpected '//'; expected an operator or the end of the line; '//' is not supported")]
    [InlineData("x % 2", "formula:1:3: unexpected '%'; expected an operator or the end of the line; '%' is not supported")]
    [InlineData("2x", "formula:1:2: unexpected 'x'; expected an operator or the end of the line; write products with '*'")]
    [InlineData("np.foo(x)", "formula:1:1: unknown function 'foo'")]
    [InlineData("x if x > 0 else 0", "formula:1:3: unexpected 'if'; expected an operator or the end of the line; write products with '*'")]
    [InlineData("np.exp(x, out=y)", "formula:1:11: the argument 'out'; expected an argument without a name")]
    [InlineData("sum(u[t] for t in v)", "formula:1:19: unexpected 'v'; expected 'range'; write for t in range(1, N + 1)")]
    [InlineData("x.shape", "formula:1:8: unexpected end of the line; expected '('")]
    public void What_is_no_formula_is_refused(string text, string message)
    {
        Assert.False(Formula.TryParse(text, new ReadingOptions { Syntax = FormulaSyntax.Python }, out _, out var problems));
        Assert.Equal(message, problems[0].Message);
    }

    [Fact]
    public void Known_names_bind_in_Python_too()
    {
        var options = new ReadingOptions { Syntax = FormulaSyntax.Python, KnownNames = ["u_1", "w"] };
        Assert.Equal("3*w^2*u_1 + u_1", Formula.Parse("3*w**2*u1 + u[1]", options).ToString());
        Assert.False(Formula.TryParse("wu1", options, out _, out var problems));
        Assert.Equal("formula:1:1: unknown name 'wu1'", problems[0].Message);
    }
}
