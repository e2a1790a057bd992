using System.ComponentModel;
using System.Diagnostics;

namespace AutodiffTeach.Drawing.Writers.Export;

/// <summary>One run of a program, without a shell.</summary>
/// <param name="Program">Its name.</param>
/// <param name="Code">Its exit code.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Errors">What it wrote to standard error.</param>
internal sealed record ProgramRun(string Program, int Code, byte[] Output, string Errors)
{
    private const int LongestReason = 300;

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="ExportException">It cannot be started, fails, or takes too long; then it is ended with all that it started.</exception>
    public static ProgramRun Start(string path, IEnumerable<string> arguments, byte[] input, TimeSpan timeout)
    {
        var name = Path.GetFileName(path);
        using var process = Launch(path, arguments, name);
        using var output = new MemoryStream();
        var reading = process.StandardOutput.BaseStream.CopyToAsync(output);
        var errors = process.StandardError.ReadToEndAsync();
        var writing = Feed(process, input);
        if (!Task.WaitAll([reading, errors, writing], timeout) || !process.WaitForExit(timeout))
        {
            process.Kill(entireProcessTree: true);
            throw new ExportException(FormattableString.Invariant($"{name} has not finished within {timeout.TotalSeconds} seconds; try again, or write svg"));
        }

        var run = new ProgramRun(name, process.ExitCode, output.ToArray(), errors.Result);
        return run.Code == 0 ? run : throw run.Failure();
    }

    /// <summary>What to tell where the run gave nothing.</summary>
    public ExportException Failure()
    {
        var reason = Errors.Trim().ReplaceLineEndings(" ");
        reason = reason.Length > LongestReason ? "…" + reason[^LongestReason..] : reason;
        return new ExportException(FormattableString.Invariant($"{Program} failed with exit code {Code}{(reason.Length > 0 ? ": " + reason : "")}; try another program or write svg"));
    }

    private static Process Launch(string path, IEnumerable<string> arguments, string name)
    {
        var start = new ProcessStartInfo(path, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        // The date in a PDF of cairo, so that the same picture has the same bytes.
        start.Environment["SOURCE_DATE_EPOCH"] = "0";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception cause)
        {
            throw new ExportException($"{name} cannot be started: {cause.Message}; try another program or write svg");
        }
    }

    // A program that ends early closes the pipe; its exit code tells more.
    private static async Task Feed(Process process, byte[] input)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            return;
        }
    }
}
