namespace AutodiffTeach.Cli.Invocation;

/// <summary>What the user gave cannot be used; each problem is one line, <em>where: what is wrong; what was expected; what to try</em>.</summary>
internal sealed class InputException : Exception
{
    public InputException(params IReadOnlyList<string> problems) : base(string.Join('\n', problems)) => Problems = problems;

    public InputException(string problem, Exception cause) : base(problem, cause) => Problems = [problem];

    public IReadOnlyList<string> Problems { get; }
}
