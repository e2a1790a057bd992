using System.Diagnostics;
using System.Text;

namespace AutodiffTeach.Drawing.Tests.Samples;

/// <summary>Runs a program of the machine; a test that needs one which is not there is skipped, but not in CI.</summary>
internal static class ExternalTool
{
    private static readonly string[] Folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    public static void Need(string name) =>
        Assert.SkipWhen(!IsThere(name) && Environment.GetEnvironmentVariable("CI") is null, $"{name} is not installed");

    public static bool IsThere(string name) => Folders.Any(folder => File.Exists(Path.Combine(folder, name)));

    /// <summary>The exit code, the output, and what was written to standard error.</summary>
    public static (int Code, string Output, string Errors) Run(string name, string input, string? folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(name, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = folder ?? "",
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromMinutes(5)))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{name} does not end");
        }

        return (process.ExitCode, output.Result, errors.Result);
    }
}
