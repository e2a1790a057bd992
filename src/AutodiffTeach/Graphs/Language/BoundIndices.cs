namespace AutodiffTeach.Graphs.Language;

/// <summary>The indices that stand for numbers while one instance of a statement is read, innermost last.</summary>
internal sealed class BoundIndices
{
    private readonly List<(string Name, int Value)> _items = [];

    public static BoundIndices None { get; } = new();

    public void Push(string name, int value) => _items.Add((name, value));

    public void Pop() => _items.RemoveAt(_items.Count - 1);

    /// <summary>Forgets all indices.</summary>
    public void Clear() => _items.Clear();

    public bool TryGet(string name, out int value)
    {
        int position = PositionOf(name);
        value = position >= 0 ? _items[position].Value : 0;
        return position >= 0;
    }

    /// <summary>Where an index stands, -1 where it is not bound; the same for all instances of a statement.</summary>
    public int PositionOf(string name)
    {
        for (int i = _items.Count - 1; i >= 0; i--)
        {
            if (_items[i].Name == name)
                return i;
        }

        return -1;
    }

    public int ValueAt(int position) => _items[position].Value;

    public bool Contains(string name) => TryGet(name, out _);

    public IEnumerable<string> Names => _items.Select(item => item.Name);
}
