namespace AutodiffTeach.Tests;

/// <summary>Models of the course that several tests work on.</summary>
internal static class CourseModels
{
    /// <summary>Problem set 10: backpropagation through time, scalar, a loss at every step.</summary>
    public const string Bptt = """
        const N = 3
        param U = 0.1
        param V = 0.2
        param W = 0.3
        input x[1..N+1] = 0.5, 0.6, 0.7, 0.8
        state h[0] = 0
        h[t] = relu(U * x[t] + V * h[t-1]) for t in 1..N
        o[t] = W * h[t] for t in 1..N
        L = sum(t in 1..N: (x[t+1] - o[t])^2)
        output L
        """;
}
