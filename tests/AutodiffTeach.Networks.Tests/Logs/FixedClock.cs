namespace AutodiffTeach.Networks.Tests.Logs;

/// <summary>A clock that gains a quarter of a second whenever it is read.</summary>
internal sealed class FixedClock : TimeProvider
{
    private DateTimeOffset _now = DateTimeOffset.UnixEpoch.AddSeconds(1_700_000_000);

    public override DateTimeOffset GetUtcNow() => _now = _now.AddSeconds(0.25);
}
