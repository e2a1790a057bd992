using AutodiffTeach.Cli.Invocation;

namespace AutodiffTeach.Cli;

/// <summary>The <c>autodiffteach</c> tool.</summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        using var streams = new ProcessStreams();
        bool hasTerminal = !Console.IsErrorRedirected;
        return new Session(streams.Output, streams.Error, streams.Input) { HasTerminal = hasTerminal, ShowsProgress = hasTerminal && Console.IsOutputRedirected }.Run(args);
    }

    /// <summary>Runs one command line; the seam through which tests run the tool in their own process.</summary>
    /// <returns>The exit code, see <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error, TextReader? input = null) =>
        new Session(output, error, input ?? TextReader.Null).Run(args);
}
