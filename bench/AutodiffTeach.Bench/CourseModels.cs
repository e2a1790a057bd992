using System.Globalization;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Bench;

/// <summary>Models of the course in any length.</summary>
internal static class CourseModels
{
    /// <summary>Backpropagation through time of problem set 10: scalar, ReLU, squared error at every step.</summary>
    public static Model Bptt(int steps) => Model.Parse(
        """
        title Backpropagation through time
        const N = 3
        param U = 0.1
        param V = 0.2
        param W = 0.3
        input x[1..N+1]
        state h[0] = 0
        h[t] = relu(U*x[t] + V*h[t-1])   for t in 1..N
        o[t] = W*h[t]                    for t in 1..N
        L = sum(t in 1..N: (x[t+1] - o[t])^2)
        output L
        """,
        new ModelSettings { Overrides = [string.Create(CultureInfo.InvariantCulture, $"N={steps}")] });
}
