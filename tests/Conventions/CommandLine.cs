using System.Reflection;

namespace Conventions;

/// <summary>The command line tool, run in this process from the root of the repository.</summary>
internal static class CommandLine
{
    private static readonly Lock Running = new();

    // Program.Run(args, output, error, input), which is internal to the tool.
    private static readonly MethodInfo? Entry = ShippedProject.Named("AutodiffTeach.Cli").Assembly.GetType("AutodiffTeach.Cli.Program")?
        .GetMethod("Run", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic);

    /// <summary>Why tests that need a command skip, or null.</summary>
    public static string? Missing { get; } = Entry is null ? "the command line tool has no commands yet" : null;

    /// <summary>Runs a command; paths are relative to the root of the repository.</summary>
    public static (int ExitCode, string Output, string Error) Run(params string[] arguments)
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        lock (Running)
        {
            string folder = Environment.CurrentDirectory;
            try
            {
                Environment.CurrentDirectory = Repository.Root;
                int code = (int)Entry!.Invoke(null, [arguments, output, error, TextReader.Null])!;
                return (code, output.ToString(), error.ToString());
            }
            finally
            {
                Environment.CurrentDirectory = folder;
            }
        }
    }
}
