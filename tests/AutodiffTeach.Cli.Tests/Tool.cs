using System.Diagnostics;
using System.Text.Json;

namespace AutodiffTeach.Cli.Tests;

/// <summary>What one run of the tool gave.</summary>
internal sealed record Outcome(int Code, string Output, string Error)
{
    /// <summary>The standard output as JSON; fails where it is anything but one document.</summary>
    public JsonElement Json
    {
        get
        {
            Assert.Equal((0, ""), (Code, Error));
            using JsonDocument document = JsonDocument.Parse(Output);
            return document.RootElement.Clone();
        }
    }
}

/// <summary>Runs the tool.</summary>
internal static class Tool
{
    /// <summary>Runs a command line in this process.</summary>
    public static Outcome Run(params string[] args) => RunWith("", args);

    /// <summary>Runs a command line in this process with a text on standard input.</summary>
    public static Outcome RunWith(string input, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        int code = Program.Run(args, output, error, new StringReader(input));
        return new Outcome(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs a command line of the shell, in which <c>autodiffteach</c> is the tool, in the folder of the repository.</summary>
    public static Outcome Shell(string command)
    {
        // A function, for the path of a clone may hold blanks.
        string script = "autodiffteach() { dotnet \"$dll\" \"$@\"; }\n" + command;
        using Process process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
            Environment = { ["dll"] = Path.Combine(AppContext.BaseDirectory, "AutodiffTeach.Cli.dll") },
        })!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Outcome(process.ExitCode, output, error.Result);
    }
}
