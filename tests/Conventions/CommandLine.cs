namespace Conventions;

/// <summary>The command line tool, run in this process from the root of the repository.</summary>
internal static class CommandLine
{
    private static readonly Lock Running = new();

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
                int code = AutodiffTeach.Cli.Program.Run(arguments, output, error);
                return (code, output.ToString(), error.ToString());
            }
            finally
            {
                Environment.CurrentDirectory = folder;
            }
        }
    }
}
