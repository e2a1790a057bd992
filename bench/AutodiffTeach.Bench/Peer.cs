using System.Diagnostics;
using System.Globalization;

namespace AutodiffTeach.Bench;

/// <summary>Programs of others that are measured in the same run where they are installed.</summary>
internal static class Peer
{
    /// <summary>The number that a program prints, or null where it is not installed or fails.</summary>
    public static double? Number(string program, params string[] arguments)
    {
        try
        {
            using Process process = Start(program, arguments, redirect: true);
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 && double.TryParse(output, CultureInfo.InvariantCulture, out double number) ? number : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>The time of one run of a program; null where it is not installed, fails, or takes longer than the limit.</summary>
    public static TimeSpan? Time(TimeSpan limit, string program, params string[] arguments)
    {
        try
        {
            var watch = Stopwatch.StartNew();
            using Process process = Start(program, arguments, redirect: true);
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            if (process.WaitForExit(limit))
                return process.ExitCode == 0 ? watch.Elapsed : null;
            process.Kill(entireProcessTree: true);
            return null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static Process Start(string program, string[] arguments, bool redirect) => Process.Start(
        new ProcessStartInfo(program, arguments) { RedirectStandardOutput = redirect, RedirectStandardError = redirect })!;
}
