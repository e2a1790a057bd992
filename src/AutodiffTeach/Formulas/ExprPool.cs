namespace AutodiffTeach.Formulas;

/// <summary>
/// The table through which every expression node goes, so that equal structure is one object.
/// </summary>
/// <remarks>
/// The references are weak: formulas that nobody holds are collected, and their entries are dropped when a stripe is resized.
/// The table is cut into stripes with a lock each, so that threads building different formulas rarely wait.
/// </remarks>
internal static class ExprPool
{
    private static readonly Stripe[] Stripes = CreateStripes(64);

    /// <summary>The one node with the candidate's structure: an earlier one where it lives, else the candidate.</summary>
    public static Expr Intern(Expr candidate) => Stripes[candidate.Hash & (Stripes.Length - 1)].Intern(candidate);

    private static Stripe[] CreateStripes(int count)
    {
        var stripes = new Stripe[count];
        for (int i = 0; i < count; i++)
            stripes[i] = new Stripe();
        return stripes;
    }

    /// <summary>A hash table with chains in arrays.</summary>
    private sealed class Stripe
    {
        private readonly Lock _lock = new();
        private int[] _buckets = new int[16]; // 1-based index of the first entry, 0 where empty
        private Entry[] _entries = new Entry[16];
        private int _count;

        public Expr Intern(Expr candidate)
        {
            lock (_lock)
            {
                for (int i = _buckets[BucketOf(candidate.Hash)]; i != 0; i = _entries[i - 1].Next)
                {
                    ref Entry entry = ref _entries[i - 1];
                    if (entry.Hash == candidate.Hash && entry.Node.TryGetTarget(out Expr? node) && node.Matches(candidate))
                        return node;
                }

                if (_count == _entries.Length)
                    Resize();
                Add(new Entry(candidate.Hash, new WeakReference<Expr>(candidate), 0));
                return candidate;
            }
        }

        // The low bits chose the stripe.
        private int BucketOf(int hash) => (int)((uint)hash >> 6) & (_buckets.Length - 1);

        private void Add(Entry entry)
        {
            ref int bucket = ref _buckets[BucketOf(entry.Hash)];
            _entries[_count++] = entry with { Next = bucket };
            bucket = _count;
        }

        private void Resize()
        {
            Entry[] living = Array.FindAll(_entries, entry => entry.Node.TryGetTarget(out _));
            int capacity = Math.Max(16, living.Length * 2 > _entries.Length ? _entries.Length * 2 : _entries.Length);
            _buckets = new int[capacity];
            _entries = new Entry[capacity];
            _count = 0;
            foreach (Entry entry in living)
                Add(entry);
        }

        private readonly record struct Entry(int Hash, WeakReference<Expr> Node, int Next);
    }
}
