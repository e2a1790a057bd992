namespace AutodiffTeach.Drawing.Layout.Trees;

/// <summary>
/// Places the boxes of each generation of a tree. Subtrees are pushed together until their outlines have their distance, small
/// ones between large ones are spread evenly, and parents stand amid their children (Buchheim, Jünger and Leipert, Improving
/// Walker's Algorithm to Run in Linear Time, 2002). Siblings are placed from the first and from the last, and stand at the mean of
/// both, which makes the mirror image of a tree its mirrored drawing. Linear in the number of boxes.
/// </summary>
internal sealed class TidyTree
{
    private const int Low = 0;
    private const int High = 1;

    private readonly Forest _forest;
    private readonly double[] _breadth;
    private readonly double[] _offset;
    private readonly int[] _height;

    // The outline of a subtree on either side: from each box on it the next one, a generation deeper, and how far that is to the side.
    private readonly int[][] _next;
    private readonly double[][] _step;

    private TidyTree(Forest forest, double[] breadth)
    {
        (_forest, _breadth) = (forest, breadth);
        var count = breadth.Length;
        (_offset, _height) = (new double[count], new int[count]);
        (_next, _step) = ([new int[count], new int[count]], [new double[count], new double[count]]);
    }

    /// <summary>The middle of each box across the generations.</summary>
    /// <param name="forest">The tree.</param>
    /// <param name="breadth">The extent of each box across the generations, that of the root above all included.</param>
    public static double[] Place(Forest forest, double[] breadth)
    {
        var tree = new TidyTree(forest, breadth);
        foreach (var parent in forest.Order.Reverse())
            tree.Join(parent);
        var middle = new double[breadth.Length];
        foreach (var parent in forest.Order)
        {
            foreach (var child in forest.Children[parent])
                middle[child] = middle[parent] + tree._offset[child];
        }

        return middle;
    }

    // Puts the finished subtrees of the children beside each other; each stays as it is.
    private void Join(int parent)
    {
        var children = _forest.Children[parent];
        if (children.Length == 0)
        {
            _height[parent] = 1;
            return;
        }

        var upward = new SiblingPass(this, children, High).Run();
        var downward = new SiblingPass(this, [.. children.Reverse()], Low).Run();
        for (var i = 0; i < children.Length; i++)
            _offset[children[i]] = (upward.Centered(i) - downward.Centered(children.Length - 1 - i)) / 2;
        upward.Settle();
        downward.Settle();
        _height[parent] = 1 + children.Max(child => _height[child]);
        (_next[Low][parent], _step[Low][parent]) = (children[0], _offset[children[0]]);
        (_next[High][parent], _step[High][parent]) = (children[^1], _offset[children[^1]]);
    }

    /// <summary>
    /// Places siblings one after the other, each as near as possible to those before. Its coordinates grow in the order of the pass.
    /// </summary>
    private sealed class SiblingPass(TidyTree tree, int[] siblings, int outer)
    {
        private const double SiblingGap = 14;
        private const double CousinGap = 22;
        private const double TreeGap = 34;

        private readonly int _sign = outer == High ? 1 : -1;
        private readonly double[] _place = new double[siblings.Length];
        private readonly double[] _spread = new double[siblings.Length];
        private readonly double[] _slope = new double[siblings.Length];
        private readonly double[] _drop = new double[siblings.Length];
        private readonly List<Thread> _threads = [];

        // The siblings that form the outline of those placed, the nearest last; each is higher than those after it.
        private readonly List<int> _outline = [0];

        public SiblingPass Run()
        {
            for (var i = 1; i < siblings.Length; i++)
                Add(i);
            double slope = 0, moved = 0;
            for (var i = 0; i < siblings.Length; i++)
            {
                slope += _slope[i];
                moved += slope - _drop[i];
                _spread[i] = _place[i] + moved;
            }

            return this;
        }

        /// <summary>Where a sibling stands, from the middle between the first and the last.</summary>
        public double Centered(int sibling) => _spread[sibling] - _spread[^1] / 2;

        // Threads were spun while siblings stood elsewhere.
        public void Settle()
        {
            foreach (var (bottom, from, to) in _threads)
            {
                var spun = _sign * (_place[to] - _place[from]);
                tree._step[outer][bottom] += tree._offset[siblings[to]] - tree._offset[siblings[from]] - spun;
            }
        }

        private void Add(int i)
        {
            var (facing, edge) = (siblings[i], siblings[i]);
            var other = siblings[i - 1];
            double facingAt = 0, edgeAt = 0;
            var otherAt = _place[i - 1];
            var (height, owner) = (tree._height[facing], _outline.Count - 1);
            var highest = tree._height[siblings[_outline[0]]];
            var shared = Math.Min(height, highest);
            _place[i] = double.NegativeInfinity;
            for (var level = 0; level < shared; level++)
            {
                Push(i, _outline[owner], otherAt - facingAt + (tree._breadth[other] + tree._breadth[facing]) / 2 + GapAt(level));
                if (level + 1 < highest)
                    Advance(outer, ref other, ref otherAt);
                if (level + 1 == shared)
                    break;
                Advance(outer, ref edge, ref edgeAt);
                Advance(1 - outer, ref facing, ref facingAt);
                owner = OwnerAt(level + 1, owner);
            }

            if (highest > height)
                Spin(edge, i, other, otherAt - _place[i] - edgeAt, _outline[OwnerAt(height, owner)]);
            while (_outline.Count > 0 && tree._height[siblings[_outline[^1]]] <= height)
                _outline.RemoveAt(_outline.Count - 1);
            _outline.Add(i);
        }

        private int OwnerAt(int level, int owner)
        {
            while (tree._height[siblings[_outline[owner]]] <= level)
                owner--;
            return owner;
        }

        private double GapAt(int level)
        {
            if (tree._forest.Generation[siblings[0]] == 1)
                return TreeGap;
            return level == 0 ? SiblingGap : CousinGap;
        }

        private void Advance(int side, ref int box, ref double at)
        {
            at += _sign * tree._step[side][box];
            box = tree._next[side][box];
        }

        // What a sibling must move to clear a distant one, those between share evenly.
        private void Push(int i, int from, double least)
        {
            if (least <= _place[i])
                return;
            var shift = double.IsInfinity(_place[i]) ? 0 : least - _place[i];
            _place[i] = least;
            var share = shift / (i - from);
            if (i - from < 2)
                return;
            _slope[from + 1] += share;
            _slope[i] -= share;
            _drop[i] += share * (i - from - 1);
        }

        // The outline goes on from the last box of a low subtree to the next generation of a higher one.
        private void Spin(int bottom, int from, int to, double distance, int owner)
        {
            tree._next[outer][bottom] = to;
            tree._step[outer][bottom] = _sign * distance;
            _threads.Add(new Thread(bottom, from, owner));
        }
    }

    private readonly record struct Thread(int Bottom, int From, int To);
}
