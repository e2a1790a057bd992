using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;
using AutodiffTeach.Operations;

namespace AutodiffTeach.Tests.Formulas.Equivalence;

/// <summary>dh_n/dw of h_t = f(w h_{t-1} + u_t), as sums over paths and as recurrences, with the slope of f in all its spellings.</summary>
public sealed class BackpropagationIdentityTests
{
    private static readonly Expr W = Expr.Variable("w");

    public static TheoryData<string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (string function in new[] { "tanh", "sigmoid", "relu" })
            {
                for (int length = 1; length <= 8; length++)
                    cases.Add(function, length);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_spelling_of_the_gradient_is_proved(string function, int length)
    {
        if (function == "relu" && length > 5)
            return; // more signs than are tried in all combinations
        Expr expected = OverPaths(function, length, SlopesOf(function)[0], 1);
        Assert.Equal(ProofOutcome.Equal, IdentityProof.Try(expected, Differentiation.Derivative(State(function, length), (Variable)W), []).Outcome);
        foreach (Func<Expr, Expr, Expr> slope in SlopesOf(function))
        {
            Assert.Equal(ProofOutcome.Equal, IdentityProof.Try(expected, OverPaths(function, length, slope, 1), []).Outcome);
            Assert.Equal(ProofOutcome.Equal, IdentityProof.Try(expected, Recurrent(function, length, slope), []).Outcome);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_missing_oldest_path_is_a_difference_however_small(string function, int length)
    {
        if (length == 1)
            return;
        Expr expected = OverPaths(function, length, SlopesOf(function)[0], 1);
        foreach (Func<Expr, Expr, Expr> slope in SlopesOf(function))
        {
            ProofOutcome outcome = IdentityProof.Try(expected, OverPaths(function, length, slope, 2), []).Outcome;
            Assert.Equal(function == "relu" ? ProofOutcome.Open : ProofOutcome.Different, outcome);
        }
    }

    private static Func<Expr, Expr, Expr>[] SlopesOf(string function) => function switch
    {
        "tanh" =>
        [
            (z, h) => Minus(Expr.One, Expr.Power(h, Expr.Number(2))),
            (z, h) => Expr.Power(Expr.Call(OperationTable.Sech, z), Expr.Number(2)),
            (z, h) => Expr.Product(Minus(Expr.One, h), Expr.Sum(Expr.One, h)),
            (z, h) => Expr.Power(Expr.Call(OperationTable.Cosh, z), Expr.Number(-2)),
        ],
        "sigmoid" =>
        [
            (z, h) => Expr.Product(h, Minus(Expr.One, h)),
            (z, h) => Minus(h, Expr.Power(h, Expr.Number(2))),
            (z, h) => Expr.Product(Expr.Call(OperationTable.Exp, Expr.Negate(z)), Expr.Power(h, Expr.Number(2))),
        ],
        _ =>
        [
            (z, h) => Expr.Call(OperationTable.Step, z),
            (z, h) => Expr.Product(h, Expr.Reciprocal(z)),
            (z, h) => Expr.Product(Expr.Sum(Expr.One, Expr.Call(OperationTable.Sign, z)), Expr.Reciprocal(Expr.Number(2))),
        ],
    };

    private static Expr State(string function, int length) => States(function, length).States[^1];

    private static (Expr[] Inputs, Expr[] States) States(string function, int length)
    {
        Operation f = OperationTable.FindFunction(function)!;
        var z = new Expr[length + 1];
        var h = new Expr[length + 1];
        z[0] = h[0] = Expr.Variable("h_0");
        for (int t = 1; t <= length; t++)
        {
            z[t] = Expr.Sum(Expr.Product(W, h[t - 1]), Expr.Variable($"u_{t}"));
            h[t] = Expr.Call(f, z[t]);
        }

        return (z, h);
    }

    private static Expr OverPaths(string function, int length, Func<Expr, Expr, Expr> slope, int oldest)
    {
        (Expr[] z, Expr[] h) = States(function, length);
        var terms = new List<Expr>();
        for (int k = oldest; k <= length; k++)
        {
            Expr term = h[k - 1];
            for (int t = k; t <= length; t++)
                term = Expr.Product(term, slope(z[t], h[t]), t > k ? W : Expr.One);
            terms.Add(term);
        }

        return Expr.Sum([.. terms]);
    }

    private static Expr Recurrent(string function, int length, Func<Expr, Expr, Expr> slope)
    {
        (Expr[] z, Expr[] h) = States(function, length);
        Expr gradient = Expr.Zero;
        for (int t = 1; t <= length; t++)
            gradient = Expr.Product(slope(z[t], h[t]), Expr.Sum(h[t - 1], Expr.Product(W, gradient)));
        return gradient;
    }

    private static Expr Minus(Expr left, Expr right) => Expr.Sum(left, Expr.Negate(right));
}
