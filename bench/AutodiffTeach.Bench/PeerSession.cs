using System.Diagnostics;

namespace AutodiffTeach.Bench;

/// <summary>A program of others that stays and answers line by line, so that both sides are measured in turns.</summary>
internal sealed class PeerSession : IDisposable
{
    private readonly Process _process;

    private PeerSession(Process process, string greeting)
    {
        _process = process;
        Greeting = greeting;
    }

    /// <summary>The first line that it prints.</summary>
    public string Greeting { get; }

    /// <summary>Starts it; null where it is not installed or prints nothing.</summary>
    public static PeerSession? Start(string program, params string[] arguments)
    {
        try
        {
            var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.BeginErrorReadLine();
            if (process.StandardOutput.ReadLine() is { } greeting)
                return new(process, greeting);
            process.Dispose();
            return null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Its answer to a line.</summary>
    public string Ask(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
        return _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"The peer ended at '{line}'.");
    }

    /// <summary>Closes its input, at which it ends.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
