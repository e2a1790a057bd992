#:project ../src/AutodiffTeach.Xunit/AutodiffTeach.Xunit.csproj

using AutodiffTeach.Graphs;
using AutodiffTeach.Xunit;

Model model = Model.Parse("""
    param w = 2
    input u[1..3] = 3, 5, 7
    state h[0] = 0
    h[t] = w * (u[t] + h[t-1])   for t in 1..3
    y = h[3]
    """);

FormulaAssert.Equivalent("1 - tanh(z)^2", @"\frac{1}{\cosh^2 z}");
FormulaAssert.IsDerivative("x^2*sin(x)", "x", "2x sin(x) + x^2 cos(x)");
FormulaAssert.Answers(model, "derivative y w", @"u_3 + h_2 + w \frac{dh_2}{dw}");
GradientAssert.Matches(x => x[0] * Math.Sin(x[1]), point: [2, 0.5], gradient: [Math.Sin(0.5), 2 * Math.Cos(0.5)]);
Console.WriteLine("All four hold.");

try
{
    FormulaAssert.Answers(model, "derivative y w", "u_3 + h_2 + w*(u_2 + h_1)");
}
catch (AssertionException failure)
{
    Console.WriteLine(failure.Message);
}
