using System.Globalization;
using System.Text;

namespace AutodiffTeach.Bench;

/// <summary>A right answer and answers of students, in plain syntax.</summary>
/// <param name="Name">What is asked.</param>
/// <param name="Expected">The right answer.</param>
/// <param name="Answers">Answers, right and wrong ones.</param>
internal sealed record JudgingPairs(string Name, string Expected, IReadOnlyList<string> Answers)
{
    /// <summary>dy/dw of problem set 1, three steps.</summary>
    public static JudgingPairs LinearNetwork { get; } = new("problem set 1, dy/dw", "3*w^2*u_1 + 2*w*u_2 + u_3",
    [
        "u_3 + 2*w*u_2 + 3*w^2*u_1", "(u_3 + w*(u_2 + w*u_1)) + w*(u_2 + w*u_1) + w^2*u_1", "w*(3*w*u_1 + 2*u_2) + u_3", "u_3 + 2*w*(u_2 + 3/2*w*u_1)",
        "3*w^2*u_1 + 2*w*u_2", "3*w^2*u_1 + w*u_2 + u_3", "w^2*u_1 + w*u_2 + u_3", "3*w*u_1 + 2*u_2 + u_3", "3*w^2*u_1 - 2*w*u_2 + u_3", "u_1*w^3 + u_2*w^2 + u_3*w",
    ]);

    /// <summary>dL/dU of problem set 10 for N = 3 over direct partials.</summary>
    public static JudgingPairs ThroughTime { get; } = new("problem set 10, dL/dU for N = 3",
        "a_1*b_1*c_1 + a_2*b_2*(c_2 + d_2*c_1) + a_3*b_3*(c_3 + d_3*c_2 + d_3*d_2*c_1)",
        [
            "a_1*b_1*c_1 + a_2*b_2*c_2 + a_2*b_2*d_2*c_1 + a_3*b_3*c_3 + a_3*b_3*d_3*c_2 + a_3*b_3*d_3*d_2*c_1",
            "c_1*(a_1*b_1 + d_2*(a_2*b_2 + d_3*a_3*b_3)) + c_2*(a_2*b_2 + d_3*a_3*b_3) + c_3*a_3*b_3",
            "a_3*b_3*(c_3 + d_3*(c_2 + d_2*c_1)) + a_2*b_2*(c_2 + d_2*c_1) + a_1*b_1*c_1",
            "a_1*b_1*c_1 + a_2*b_2*c_2 + a_3*b_3*c_3", "a_1*b_1*c_1 + a_2*b_2*(c_2 + d_2*c_1) + a_3*b_3*(c_3 + d_3*c_2)",
            "a_1*b_1*c_1 + a_2*b_2*(c_2 + d_2*c_1) + a_3*b_3*(c_3 + d_3*c_2 + d_3*c_1)", "a_3*b_3*(c_3 + d_3*c_2 + d_3*d_2*c_1)",
            "(a_1*b_1*c_1 + a_2*b_2*(c_2 + d_2*c_1) + a_3*b_3*(c_3 + d_3*c_2 + d_3*d_2*c_1))/3",
        ]);

    /// <summary>dh/dw of a tanh network: one-minus-square with the chain forward, against sech with the sum over paths, and without the oldest path.</summary>
    public static JudgingPairs NestedTanh(int depth)
    {
        string[] z = new string[depth + 1], h = new string[depth + 1];
        h[0] = "h_0";
        string expected = "0";
        for (int t = 1; t <= depth; t++)
        {
            z[t] = Text($"w*{h[t - 1]} + u_{t}");
            h[t] = $"tanh({z[t]})";
            expected = $"(1 - {h[t]}^2)*({h[t - 1]} + w*({expected}))";
        }

        string Paths(int oldest) => string.Join(" + ", Enumerable.Range(oldest, depth - oldest + 1).Select(k => PathFrom(k, depth, z, h)));
        return new JudgingPairs(Text($"dh/dw of nested tanh, depth {depth}"), expected, depth == 1 ? [Paths(1)] : [Paths(1), Paths(2)]);
    }

    private static string PathFrom(int step, int depth, string[] z, string[] h)
    {
        var term = new StringBuilder(h[step - 1]);
        for (int t = step; t <= depth; t++)
            term.Append(t == step ? "" : "*w").Append("*sech(").Append(z[t]).Append(")^2");
        return term.ToString();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
