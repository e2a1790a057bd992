namespace AutodiffTeach.Networks.Decoding.Tracing;

/// <summary>Writes one step of a search down; the groups come one after the other.</summary>
internal sealed class StepTrace(int time, int mostPruned)
{
    private readonly List<Candidate> _kept = [];
    private readonly List<Candidate> _finished = [];
    private readonly List<Candidate> _pruned = [];
    private readonly long[] _counts = new long[Enum.GetValues<CandidateFate>().Length];
    private int _room;

    /// <summary>Whether the group may list more pruned candidates.</summary>
    public bool HasRoom => _room > 0;

    /// <summary>Another group begins.</summary>
    public void BeginGroup() => _room = mostPruned;

    /// <summary>Counts candidates that are not listed.</summary>
    public void Count(CandidateFate fate, long candidates) => _counts[(int)fate] += candidates;

    /// <summary>Counts a candidate, and lists it where there is room.</summary>
    public void Add(Candidate candidate)
    {
        Count(candidate.Fate, 1);
        if (candidate.Fate == CandidateFate.Kept)
            _kept.Add(candidate);
        else if (candidate.Fate == CandidateFate.Finished)
            _finished.Add(candidate);
        else if (HasRoom)
            AddPruned(candidate);
    }

    public SearchStep ToStep() => new(
        time, _kept, _finished, _pruned, [.. _counts.Select((count, fate) => new FateCount((CandidateFate)fate, count)).Where(count => count.Count > 0)]);

    private void AddPruned(Candidate candidate)
    {
        _pruned.Add(candidate);
        _room--;
    }
}
