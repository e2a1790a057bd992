namespace AutodiffTeach.Graphs.Language;

/// <summary>The indices that stand for numbers while one instance of a statement is read, innermost last.</summary>
internal sealed class BoundIndices
{
    private readonly List<(string Name, int Value)> _items = [];

    public static BoundIndices None { get; } = new();

    public void Push(string name, int value) => _items.Add((name, value));

    public void Pop() => _items.RemoveAt(_items.Count - 1);

    public bool TryGet(string name, out int value)
    {
        for (int i = _items.Count - 1; i >= 0; i--)
        {
            if (_items[i].Name == name)
            {
                value = _items[i].Value;
                return true;
            }
        }

        value = 0;
        return false;
    }

    public bool Contains(string name) => TryGet(name, out _);

    public IEnumerable<string> Names => _items.Select(item => item.Name);
}
