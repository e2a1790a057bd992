using System.Runtime.InteropServices;

namespace AutodiffTeach.Cli.Invocation;

/// <summary>While it lives, the user's first Ctrl-C (or the system's request to end) asks long work to end; the second ends the process.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;

    public Interruption() => _registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, Handle))];

    /// <summary>What the work looks at.</summary>
    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
            registration.Dispose();
        _source.Dispose();
    }

    private void Handle(PosixSignalContext signal)
    {
        // Where it is not cancelled, the system does what it does without us.
        signal.Cancel = !_source.IsCancellationRequested;
        _source.Cancel();
    }
}
