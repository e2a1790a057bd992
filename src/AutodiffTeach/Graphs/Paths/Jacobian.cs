using AutodiffTeach.Scalars;

namespace AutodiffTeach.Graphs.Paths;

/// <summary>The numeric derivative of one variable in another: a row for every element of the one, a column for every element of the other.</summary>
public sealed class Jacobian
{
    private readonly double[,] _entries;

    private Jacobian(double[,] entries) => _entries = entries;

    /// <summary>The number of elements of what is differentiated.</summary>
    public int Rows => _entries.GetLength(0);

    /// <summary>The number of elements of the variable of differentiation.</summary>
    public int Columns => _entries.GetLength(1);

    /// <summary>An entry, counted from 0.</summary>
    public double this[int row, int column] => _entries[row, column];

    /// <summary>The identity.</summary>
    public static Jacobian Identity(int size)
    {
        var entries = new double[size, size];
        for (int i = 0; i < size; i++)
            entries[i, i] = 1;
        return new Jacobian(entries);
    }

    /// <summary>The direct partials of a variable in one of its arguments, its other arguments held constant.</summary>
    public static Jacobian Direct(NumericRun run, ModelVariable of, ModelVariable argument)
    {
        var entries = new double[of.SlotArray.Length, argument.SlotArray.Length];
        for (int i = 0; i < of.SlotArray.Length; i++)
        {
            IReadOnlyDictionary<int, Real> partials = run.Run.DirectPartials(of.SlotArray[i], of.Start);
            for (int j = 0; j < argument.SlotArray.Length; j++)
                entries[i, j] = partials.TryGetValue(argument.SlotArray[j], out Real partial) ? partial.Value : 0;
        }

        return new Jacobian(entries);
    }

    /// <summary>The total derivative of a variable in another, along all paths, by one backward sweep for every row.</summary>
    public static Jacobian Total(NumericRun run, ModelVariable of, ModelVariable wrt)
    {
        var entries = new double[of.SlotArray.Length, wrt.SlotArray.Length];
        for (int i = 0; i < of.SlotArray.Length; i++)
        {
            double[] row = run.GradientOf(of, i).Elements(wrt);
            for (int j = 0; j < row.Length; j++)
                entries[i, j] = row[j];
        }

        return new Jacobian(entries);
    }

    /// <summary>The matrix product, in the order of the chain rule: later factor on the left.</summary>
    public static Jacobian operator *(Jacobian left, Jacobian right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var entries = new double[left.Rows, right.Columns];
        for (int i = 0; i < left.Rows; i++)
        {
            for (int k = 0; k < left.Columns; k++)
            {
                for (int j = 0; j < right.Columns; j++)
                    entries[i, j] += left[i, k] * right[k, j];
            }
        }

        return new Jacobian(entries);
    }

    /// <summary>The matrix product.</summary>
    public static Jacobian Multiply(Jacobian left, Jacobian right) => left * right;
}
