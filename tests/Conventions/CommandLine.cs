using System.Reflection;

namespace Conventions;

/// <summary>The command line tool, run in this process from the root of the repository.</summary>
internal static class CommandLine
{
    private static readonly Lock Running = new();

    /// <summary>Why tests that need a command skip, or null: the entry point is a placeholder until the first command exists.</summary>
    public static string? Missing { get; } =
        Repository.Read("src/AutodiffTeach.Cli/Program.cs").Trim() == "return 0;" ? "the command line tool has no commands yet" : null;

    /// <summary>Runs a command; the output is what it wrote to standard output.</summary>
    public static (int ExitCode, string Output, string Error) Run(params string[] arguments)
    {
        lock (Running)
        {
            (TextWriter output, TextWriter error, string folder) = (Console.Out, Console.Error, Environment.CurrentDirectory);
            using StringWriter written = new(), complaints = new();
            try
            {
                Console.SetOut(written);
                Console.SetError(complaints);
                Environment.CurrentDirectory = Repository.Root;
                MethodInfo entry = ShippedProject.Named("AutodiffTeach.Cli").Assembly.EntryPoint!;
                int code = entry.Invoke(null, [arguments]) as int? ?? 0;
                return (code, written.ToString().ReplaceLineEndings("\n"), complaints.ToString());
            }
            finally
            {
                Console.SetOut(output);
                Console.SetError(error);
                Environment.CurrentDirectory = folder;
            }
        }
    }
}
