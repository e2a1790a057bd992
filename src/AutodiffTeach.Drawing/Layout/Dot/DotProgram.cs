using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace AutodiffTeach.Drawing.Layout.Dot;

/// <summary>Runs dot: the graph goes in and the drawing comes out through pipes, without a shell or files.</summary>
internal sealed class DotProgram(string name, TimeSpan timeout)
{
    private const string Alternatives = "choose another layout such as timeline or layered";

    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    public bool IsInstalled
    {
        get
        {
            try
            {
                using var process = Start("-V");
                _ = process.StandardError.ReadToEndAsync();
                process.StandardInput.Close();
                _ = process.StandardOutput.ReadToEnd();
                return process.WaitForExit(timeout) && process.ExitCode == 0;
            }
            catch (LayoutFailedException)
            {
                return false;
            }
        }
    }

    /// <summary>The drawing in Graphviz's JSON.</summary>
    public string Run(string source)
    {
        using var process = Start("-Tjson0");
        // All three pipes are served at once: whichever filled up alone would stop both programs for ever.
        var writing = Task.Run(() => Feed(process, source));
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(timeout))
        {
            process.Kill(entireProcessTree: true);
            throw new LayoutFailedException(FormattableString.Invariant(
                $"layout dot: '{name}' did not finish within {timeout.TotalSeconds:0.###} s and was stopped; expected a smaller graph; {Alternatives}"));
        }

        writing.Wait();
        if (process.ExitCode != 0)
            throw new LayoutFailedException(FormattableString.Invariant($"layout dot: '{name}' failed with exit code {process.ExitCode}{FirstLine(errors.Result)}; expected a drawing; {Alternatives}"));
        return output.Result;
    }

    private Process Start(string argument)
    {
        var start = new ProcessStartInfo(name)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Encoding,
            StandardOutputEncoding = Encoding,
            StandardErrorEncoding = Encoding,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        start.ArgumentList.Add(argument);
        start.Environment["LC_ALL"] = "C";
        try
        {
            return Process.Start(start)!;
        }
        catch (Exception missing) when (missing is Win32Exception or InvalidOperationException)
        {
            throw new LayoutFailedException(
                $"layout dot: the program '{name}' cannot be started; expected Graphviz's dot on the PATH; install Graphviz (https://graphviz.org/download, package 'graphviz'), or {Alternatives}", missing);
        }
    }

    // A program that ends before it has read everything closes the pipe; its exit code tells why.
    private static void Feed(Process process, string source)
    {
        try
        {
            process.StandardInput.Write(source);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
        }
    }

    private static string FirstLine(string text) => text.Trim() is { Length: > 0 } said ? $" ({said.Split('\n')[0].Trim()})" : "";
}
