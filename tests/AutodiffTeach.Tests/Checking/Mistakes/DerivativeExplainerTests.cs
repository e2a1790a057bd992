using AutodiffTeach.Checking;
using AutodiffTeach.Checking.Mistakes;
using AutodiffTeach.Formulas;

namespace AutodiffTeach.Tests.Checking.Mistakes;

/// <summary>Each family of misapplied rules by its code, and the messages of the main ones.</summary>
public sealed class DerivativeExplainerTests
{
    [Theory]
    [InlineData("x^4*sin(2*x)", "8*x^3*cos(2*x)", "product-multiplied")]
    [InlineData("x^4*sin(2*x)", "4*x^7 + 2*sin(2*x)*cos(2*x)", "product-mispaired")]
    [InlineData("x^4*sin(2*x)", "4*x^3 + 2*cos(2*x)", "product-summed")]
    [InlineData("x^4*sin(2*x)", "4*x^3*sin(2*x) - 2*x^4*cos(2*x)", "sign")]
    [InlineData("x^4*sin(2*x)", "4*x^3*sin(2*x)", "product-term-missing")]
    [InlineData("3*x*exp(2*x)", "6*exp(2*x)", "product-multiplied")]
    [InlineData("3*x*exp(2*x)", "9*x + 2*exp(4*x)", "product-mispaired")]
    [InlineData("x*exp(x)*sin(x)", "exp(x)*cos(x)", "product-multiplied")]
    [InlineData("sin(x)/(x^2 + 1)", "cos(x)/(2*x)", "quotient-divided")]
    [InlineData("sin(x)/(x^2 + 1)", "((x^2 + 1)*cos(x) + 2*x*sin(x))/(x^2 + 1)^2", "quotient-malformed")]
    [InlineData("sin(x)/(x^2 + 1)", "(2*x*sin(x) - (x^2 + 1)*cos(x))/(x^2 + 1)^2", "quotient-malformed")]
    [InlineData("sin(x)/(x^2 + 1)", "((x^2 + 1)*cos(x) - 2*x*sin(x))/(x^2 + 1)", "quotient-malformed")]
    [InlineData("sin(x)/(x^2 + 1)", "((x^2 + 1)*cos(x) - 2*x*sin(x))/sin(x)^2", "quotient-malformed")]
    [InlineData("sin(x)/(x^2 + 1)", "(x^2 + 1)*cos(x) - 2*x*sin(x)", "quotient-malformed")]
    [InlineData("sin(x)/(x^2 + 1)", "-2*x*cos(x)/(x^2 + 1)^2", "product-multiplied")]
    [InlineData("1/(x^3 + x)", "1/(3*x^2 + 1)", "quotient-divided")]
    [InlineData("sin(x^3)", "cos(x^3)", "chain-inner-missing")]
    [InlineData("sin(x^3)", "cos(x^3)*x^3", "chain-inner-missing")]
    [InlineData("sin(x^3)", "cos(x^3)/(3*x^2)", "chain-inner-missing")]
    [InlineData("sin(x^3)", "3*x^2*cos(x)", "inner-argument-dropped")]
    [InlineData("sin(x^3)", "-3*x^2*cos(x^3)", "sign")]
    [InlineData("sin(x^3)", "3*x^2*sin(x^3)", "function-confusion")]
    [InlineData("x^2 + sqrt(cos(x) + 3)", "2*x + 1/(2*sqrt(cos(x) + 3))", "chain-inner-missing")]
    [InlineData("log(tanh(x^2))", "1/tanh(x^2)", "chain-inner-missing")]
    [InlineData("exp(x^2)", "exp(x^2)", "chain-inner-missing")]
    [InlineData("sin(11*x)", "cos(11*x)", "constant-factor")]
    [InlineData("exp(-x)", "exp(-x)", "sign")]
    [InlineData("cos(7*x + 2)", "-sin(7*x + 2)", "chain-inner-missing")]
    [InlineData("pi*x^3 + x", "3*x^2 + 1", "constant-factor")]
    [InlineData("sqrt(3)*x^6 - x", "6*x^5 - 1", "constant-factor")]
    [InlineData("5*x^3 - 4*x^2", "3*x^2 - 2*x", "constant-factor")]
    [InlineData("x^7 + x", "x^6 + 1", "constant-factor")]
    [InlineData("x^7 + x", "7*x^7 + 1", "power-malformed")]
    [InlineData("2^x + x", "x*2^(x - 1) + 1", "power-malformed")]
    [InlineData("2^x + x", "2^x + 1", "constant-factor")]
    [InlineData("x^3 - 5*x", "3*x^2 + 5", "sign")]
    [InlineData("tanh(3*x)", "3*(1 - tanh(3*x))", "tanh-derivative")]
    [InlineData("tanh(3*x)", "3*(1 + tan(3*x)^2)", "function-confusion")]
    [InlineData("tanh(w*x)", "w", "activation-derivative-missing")]
    [InlineData("tanh(w*x)", "w*tanh(w*x)", "activation-instead-of-derivative")]
    [InlineData("sigmoid(w*x)", "w*sigmoid(w*x)", "activation-instead-of-derivative")]
    [InlineData("tanh(w*x + b)", "w*(1 - tanh(tanh(w*x + b))^2)", "activation-derivative-point")]
    [InlineData("x^3 + 2*x", "x^3 + 2*x", "not-differentiated")]
    [InlineData("x^3 + 2*x", "x^4/4 + x^2 + 7", "integrated")]
    [InlineData("x^3 + 2*x", "6*x", "wrong-order")]
    [InlineData("x^2*y + y^2", "x^2 + 2*y", "wrong-variable")]
    [InlineData("x^3 + 2*x", "1/(3*x^2 + 2)", "inverted")]
    [InlineData("x^4*sin(2*x)", "4*x^3*cos(2*x)", "product-multiplied")]
    [InlineData("(w*x + b)^2", "2*(w*x + b)", "chain-inner-missing")]
    [InlineData("(w*x + b)^2", "2*(w*x + b)*x", "wrong-variable")]
    [InlineData("x^3 + x^2", "3*x^2", "missing-term")]
    [InlineData("x^3 + x^2", "3*x^2 + 2*x + 1", "extra-term")]
    [InlineData("sum(t=1..3, u_t*x^t)", "-sum(t=1..3, t*u_t*x^(t - 1))", "sign")]
    [InlineData("-exp(4*x) - sin(5*x)", "-exp(4*x) - sin(5*x)", "not-differentiated")] // of the coefficients nothing but signs can be lost
    public void The_code_of_a_wrong_derivative_is(string formula, string answer, string code) => Assert.Equal(code, Explain(formula, answer)?.Kind);

    [Theory]
    [InlineData("x^2*exp(x)", "2*x*exp(x) + x^2*exp(x)", "wrong-order")]
    [InlineData("x^2*exp(x)", "(2*x*exp(x) + x^2*exp(x))^2", "wrong-order")]
    [InlineData("exp(x^3)", "3*x^2*exp(x^3)", "wrong-order")]
    [InlineData("exp(x^3)", "6*x*3*x^2*exp(x^3)", "product-multiplied")]
    [InlineData("x^2*sin(x)", "2*cos(x) - 2*x*sin(x)", "product-multiplied")]
    public void The_code_of_a_wrong_second_derivative_is(string formula, string answer, string code) => Assert.Equal(code, Explain(formula, answer, 2)?.Kind);

    [Theory]
    [InlineData("exp(x)", "exp(x) + 2")] // no integral: the formula is its own derivative
    [InlineData("x*cos(x)", "cos(x) + x*sin(x)")] // the integral, and a wrong sign
    [InlineData("sin(x)", "0")]
    [InlineData("x + y*sqrt(-1 - y^2)", "2")] // no point has a value, and nothing of it is left
    [InlineData("x^3*log(x)", "x^2 + 17")]
    [InlineData("x^3*log(x)", "3*x^2*log(x) + x^2")] // right
    [InlineData("tanh(x)/x", "1/(x^2 + 5)")]
    [InlineData("sum(t=1..N, x^t)", "x")] // N is not known
    [InlineData("sum(t=1..20000, x^t)", "x")]
    public void Nothing_is_said_where_nothing_is_known(string formula, string answer) => Assert.Null(Explain(formula, answer));

    [Theory]
    [InlineData("x^4*sin(2*x)", "8*x^3*cos(2*x)",
        "In the derivative of x^4*sin(2*x), the product rule was applied as u'*v': the derivatives were multiplied.\nRight is (uv)' = u'v + uv', here with u = x^4 and v = sin(2*x).")]
    [InlineData("sin(x)/(x^2 + 1)", "((x^2 + 1)*cos(x) + 2*x*sin(x))/(x^2 + 1)^2",
        "In the derivative of sin(x)/(x^2 + 1), the quotient rule was applied with a plus in the numerator.\nRight is (u/v)' = (u'v - uv')/v^2, here with u = sin(x) and v = x^2 + 1.")]
    [InlineData("x + exp(sin(x))", "1 + exp(sin(x))",
        "In the derivative of exp(sin(x)), the derivative u' of the inner part is missing.\nRight is f(u)' = f'(u)*u', here with u = sin(x).")]
    [InlineData("tanh(3*x)", "3*(1 - tanh(3*x))",
        "In the derivative of tanh(3*x), 1 - tanh(u) was taken for the derivative of tanh(u).\nRight is tanh'(z) = 1 - tanh(z)^2.")]
    [InlineData("x^2*y + y^2", "x^2 + 2*y", "This is the derivative by y.\nAsked is the derivative by x, y held constant.")]
    [InlineData("cos(x)*sin(x)", "-3*sin(x)*cos(x)",
        "In the derivative of cos(x)*sin(x), the product rule was applied as u'*v': the derivatives were multiplied.\nRight is (uv)' = u'v + uv', here with u = cos(x) and v = sin(x).\nBesides, a constant factor is lost or wrong.")]
    public void The_message_names_place_and_rule(string formula, string answer, string message) => Assert.Equal(message, Explain(formula, answer)?.Message);

    [Fact]
    public void No_message_has_more_than_three_lines()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            var derivative = new WrongDerivative(seed, 3);
            Feedback? feedback = Explain(derivative.Formula, derivative.Mistaken().Answer);
            Assert.InRange(feedback?.Message.Split('\n').Length ?? 1, 1, 3);
        }
    }

    private static Feedback? Explain(string formula, string answer, int order = 1)
    {
        (Expr of, Variable x) = (Formula.Parse(formula), Expr.Variable("x"));
        return new DerivativeExplainer().Explain(new DerivativeQuestion(of, x) { Order = order }, Expected(of, x, order), Formula.Parse(answer));
    }

    // An unknown or a large length is not for this explainer; any right answer will do.
    private static Expr Expected(Expr of, Variable x, int order) => of is Series && SamplePoints.WrittenOut(of) is null ? of : Differentiation.Derivative(of, x, order);
}
