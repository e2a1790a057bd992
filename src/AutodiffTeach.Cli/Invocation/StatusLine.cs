using System.Diagnostics;

namespace AutodiffTeach.Cli.Invocation;

/// <summary>A line on a terminal that says how far long work is, and goes when it ends.</summary>
/// <param name="error">The terminal.</param>
/// <param name="isShown">Whether anything is shown at all.</param>
internal sealed class StatusLine(TextWriter error, bool isShown) : IDisposable
{
    private const int Interval = 200; // milliseconds
    private const string EraseLine = "\r\u001b[K";

    private readonly Stopwatch _sinceShown = Stopwatch.StartNew();
    private bool _isThere;

    /// <summary>Shows a text, unless one was shown just now.</summary>
    public void Show(Func<string> text)
    {
        if (!isShown || _sinceShown.ElapsedMilliseconds < Interval)
            return;
        error.Write($"{EraseLine}{text()}");
        _sinceShown.Restart();
        _isThere = true;
    }

    /// <summary>Leaves the terminal as it was.</summary>
    public void Dispose()
    {
        if (_isThere)
            error.Write(EraseLine);
    }
}
