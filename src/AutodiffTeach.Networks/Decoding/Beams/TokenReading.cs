using System.Runtime.InteropServices;

namespace AutodiffTeach.Networks.Decoding.Beams;

/// <summary>Reads the tokens of hypotheses one after the other; of each only what it does not share with the one before.</summary>
internal sealed class TokenReading
{
    private readonly List<Hypothesis> _path = [];
    private readonly List<int> _tokens = [];

    /// <summary>The tokens in order; valid until the next call.</summary>
    public ReadOnlySpan<int> Of(Hypothesis hypothesis)
    {
        int shared = Math.Min(hypothesis.Length, _path.Count);
        Resize(hypothesis.Length);
        // Equal beginnings are the same object, and what was read last is a path: below the first that agrees all do.
        for (Hypothesis at = hypothesis; at.Length > 0 && !(at.Length <= shared && ReferenceEquals(_path[at.Length - 1], at)); at = at.Parent!)
            (_path[at.Length - 1], _tokens[at.Length - 1]) = (at, at.Token);
        return CollectionsMarshal.AsSpan(_tokens);
    }

    private void Resize(int length)
    {
        CollectionsMarshal.SetCount(_path, length);
        CollectionsMarshal.SetCount(_tokens, length);
    }
}
