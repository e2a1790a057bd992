using System.Diagnostics;
using System.Globalization;
using AutodiffTeach.Cli.Invocation;

namespace AutodiffTeach.Cli.Batches;

/// <summary>Counts lines on the terminal while they go to a file or a pipe; silent elsewhere.</summary>
internal sealed class Progress(Session session) : IDisposable
{
    private const int Interval = 200; // milliseconds
    private const string EraseLine = "\r\u001b[K";

    private readonly Stopwatch _sinceShown = Stopwatch.StartNew();
    private long _lines;
    private bool _isShown;

    /// <summary>One line more is done.</summary>
    public void Advance()
    {
        _lines++;
        if (!session.ShowsProgress || _sinceShown.ElapsedMilliseconds < Interval)
            return;
        session.Error.Write($"{EraseLine}{_lines.ToString("N0", CultureInfo.InvariantCulture)} lines");
        _sinceShown.Restart();
        _isShown = true;
    }

    /// <summary>Leaves the terminal as it was.</summary>
    public void Dispose()
    {
        if (_isShown)
            session.Error.Write(EraseLine);
    }
}
