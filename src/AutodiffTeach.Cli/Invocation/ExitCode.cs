namespace AutodiffTeach.Cli.Invocation;

/// <summary>What the tool tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The answer is wrong or undecided.</summary>
    public const int Wrong = 1;

    /// <summary>Bad input or usage.</summary>
    public const int BadInput = 2;

    /// <summary>A failure of the program itself.</summary>
    public const int OwnFailure = 3;

    /// <summary>Ended by the user; what was done until then is kept. What shells give for Ctrl-C: 128 and the number of the signal.</summary>
    public const int Interrupted = 130;
}
