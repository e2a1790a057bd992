namespace AutodiffTeach.Networks.Names;

/// <summary>How often each class was taken for each.</summary>
public sealed class ConfusionMatrix
{
    private readonly int[,] _counts;

    /// <summary>Makes a matrix of zeros.</summary>
    /// <param name="classes">The number of classes, at least 1.</param>
    public ConfusionMatrix(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        _counts = new int[classes, classes];
    }

    /// <summary>The number of classes.</summary>
    public int Classes => _counts.GetLength(0);

    /// <summary>The number of examples.</summary>
    public int Total { get; private set; }

    /// <summary>The number of examples that were taken for what they are.</summary>
    public int Right { get; private set; }

    /// <summary>The share of examples that were taken for what they are; NaN where there are none.</summary>
    public double Accuracy => (double)Right / Total;

    /// <summary>How many examples of a class were taken for a class.</summary>
    /// <param name="actual">What they are, from 0.</param>
    /// <param name="predicted">What they were taken for, from 0.</param>
    public int this[int actual, int predicted] => _counts[actual, predicted];

    /// <summary>Counts an example.</summary>
    /// <param name="actual">What it is, from 0.</param>
    /// <param name="predicted">What it was taken for, from 0.</param>
    public void Add(int actual, int predicted)
    {
        _counts[actual, predicted]++;
        Total++;
        if (actual == predicted)
            Right++;
    }

    /// <summary>The number of examples of a class.</summary>
    /// <param name="actual">The class, from 0.</param>
    public int CountOf(int actual) => Enumerable.Range(0, Classes).Sum(predicted => _counts[actual, predicted]);

    /// <summary>The share of a class that was taken for a class, so that rows add up to 1; NaN where the class has no example.</summary>
    /// <param name="actual">What they are, from 0.</param>
    /// <param name="predicted">What they were taken for, from 0.</param>
    public double ShareOf(int actual, int predicted) => (double)_counts[actual, predicted] / CountOf(actual);
}
