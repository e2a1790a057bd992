using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;
using AutodiffTeach.Operations;

namespace AutodiffTeach.Tests.Formulas.Equivalence;

/// <summary>Gradients of h_t = tanh(w h_{t-1} + u_t)(1 + h_{t-1}), a kernel a step, whose degree doubles with each step unless denominators are shared.</summary>
public sealed class LongRecurrenceProofTests
{
    private static readonly Expr W = Expr.Variable("w");

    [Theory]
    [InlineData(60, "tanh")]
    [InlineData(60, "sech")]
    [InlineData(60, "sigmoid")]
    [InlineData(100, "sech")]
    [InlineData(200, "tanh")]
    [InlineData(200, "sigmoid")]
    public void The_sum_over_paths_is_proved_equal_to_the_backward_pass(int length, string slope)
    {
        Decision decision = Equality.Decide(Forward(length), OverPaths(length, slope, 1));
        Assert.Equal((Verdict.Equivalent, Evidence.Proof), (decision.Verdict, decision.Evidence));
        Assert.InRange(decision.ErrorProbability!.Value, double.Epsilon, 1e-9);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(200)]
    public void Without_the_oldest_path_it_differs(int length) =>
        Assert.Equal(Verdict.Different, Equality.Decide(Forward(length), OverPaths(length, "sech", 2)).Verdict);

    private static (Expr[] Arguments, Expr[] Tanh, Expr[] States) Steps(int length)
    {
        var arguments = new Expr[length + 1];
        var tanh = new Expr[length + 1];
        var states = new Expr[length + 1];
        arguments[0] = tanh[0] = states[0] = Expr.Variable("h_0");
        for (int t = 1; t <= length; t++)
        {
            arguments[t] = Expr.Sum(Expr.Product(W, states[t - 1]), Expr.Variable($"u_{t}"));
            tanh[t] = Expr.Call(OperationTable.Tanh, arguments[t]);
            states[t] = Expr.Product(tanh[t], Expr.Sum(Expr.One, states[t - 1]));
        }

        return (arguments, tanh, states);
    }

    // dh_t/dw from dh_{t-1}/dw
    private static Expr Forward(int length)
    {
        (Expr[] arguments, Expr[] tanh, Expr[] states) = Steps(length);
        Expr gradient = Expr.Zero;
        for (int t = 1; t <= length; t++)
        {
            Expr inner = Expr.Sum(Expr.Product(W, gradient), states[t - 1]);
            gradient = Expr.Sum(Expr.Product(Slope("tanh", arguments[t], tanh[t]), inner, Expr.Sum(Expr.One, states[t - 1])), Expr.Product(tanh[t], gradient));
        }

        return gradient;
    }

    private static Expr OverPaths(int length, string slope, int oldest)
    {
        (Expr[] arguments, Expr[] tanh, Expr[] states) = Steps(length);
        var terms = new List<Expr>();
        Expr path = Expr.One;
        for (int t = length; t >= oldest; t--)
        {
            Expr local = Expr.Product(Slope(slope, arguments[t], tanh[t]), Expr.Sum(Expr.One, states[t - 1]));
            terms.Add(Expr.Product(path, local, states[t - 1]));
            path = Expr.Product(path, Expr.Sum(Expr.Product(local, W), tanh[t]));
        }

        return Expr.Sum([.. terms]);
    }

    private static Expr Slope(string slope, Expr argument, Expr tanh)
    {
        if (slope == "tanh")
            return Minus(Expr.One, Expr.Power(tanh, Expr.Number(2)));
        if (slope == "sech")
            return Expr.Power(Expr.Call(OperationTable.Sech, argument), Expr.Number(2));
        Expr sigmoid = Expr.Call(OperationTable.Sigmoid, Expr.Product(Expr.Number(2), argument));
        return Expr.Product(Expr.Number(4), sigmoid, Minus(Expr.One, sigmoid));
    }

    private static Expr Minus(Expr left, Expr right) => Expr.Sum(left, Expr.Negate(right));
}
