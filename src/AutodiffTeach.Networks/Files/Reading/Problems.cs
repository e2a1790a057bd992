namespace AutodiffTeach.Networks.Files.Reading;

/// <summary>Gathers what is wrong with a file.</summary>
/// <param name="name">How messages name the file.</param>
internal sealed class Problems(string name)
{
    private const int Most = 50;
    private readonly List<string> _first = [];
    private int _count;

    public bool Any => _count > 0;

    /// <summary>Whether further problems are counted and not told, so that they need no careful words.</summary>
    public bool IsFull => _count >= Most;

    /// <summary>Notes a problem.</summary>
    /// <param name="path">The place in the file, <c>layers[1].weights.bias</c>; empty for the whole.</param>
    /// <param name="problem">What is wrong; what was expected; what to try.</param>
    public void Add(string path, string problem)
    {
        // A million bad numbers are one mistake.
        if (_count++ < Most)
            _first.Add(path.Length == 0 ? $"{name}: {problem}" : $"{name}: {path}: {problem}");
    }

    /// <exception cref="NetworkFileException">There is a problem.</exception>
    public void ThrowIfAny()
    {
        if (Any)
            throw new NetworkFileException([.. _first, .. _count > Most ? new[] { $"{name}: and {_count - Most} more problems" } : []]);
    }
}
