namespace AutodiffTeach.Drawing.Layout.Layered;

/// <summary>Blocks that must keep their distances in a given order; finds the tightest places.</summary>
internal sealed class BlockGraph(int count)
{
    private readonly List<(int Other, double Gap)>[] _after = NewLists(count);
    private readonly List<(int Other, double Gap)>[] _before = NewLists(count);

    public void Separate(int first, int second, double gap)
    {
        _after[first].Add((second, gap));
        _before[second].Add((first, gap));
    }

    public double[] Place()
    {
        var order = Order();
        var y = new double[count];
        foreach (var block in order)
            y[block] = _before[block].Select(pair => y[pair.Other] + pair.Gap).DefaultIfEmpty(0).Max();
        foreach (var block in Enumerable.Reverse(order))
            y[block] = Math.Max(y[block], _after[block].Select(pair => y[pair.Other] - pair.Gap).DefaultIfEmpty(y[block]).Min());
        return y;
    }

    private static List<(int, double)>[] NewLists(int count) => [.. Enumerable.Range(0, count).Select(_ => new List<(int, double)>())];

    private List<int> Order()
    {
        var waiting = _before.Select(list => list.Count).ToArray();
        var order = Enumerable.Range(0, count).Where(block => waiting[block] == 0).ToList();
        for (var next = 0; next < order.Count; next++)
        {
            foreach (var (other, _) in _after[order[next]])
            {
                if (--waiting[other] == 0)
                    order.Add(other);
            }
        }

        return order;
    }
}
