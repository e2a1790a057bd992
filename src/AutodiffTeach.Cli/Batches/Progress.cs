using System.Globalization;
using AutodiffTeach.Cli.Invocation;

namespace AutodiffTeach.Cli.Batches;

/// <summary>Counts lines on the terminal while they go to a file or a pipe; silent elsewhere.</summary>
internal sealed class Progress(Session session) : IDisposable
{
    private readonly StatusLine _status = new(session.Error, session.ShowsProgress);
    private long _lines;

    /// <summary>One line more is done.</summary>
    public void Advance()
    {
        _lines++;
        _status.Show(() => $"{_lines.ToString("N0", CultureInfo.InvariantCulture)} lines");
    }

    /// <summary>Leaves the terminal as it was.</summary>
    public void Dispose() => _status.Dispose();
}
