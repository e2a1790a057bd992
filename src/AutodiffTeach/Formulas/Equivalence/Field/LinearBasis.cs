namespace AutodiffTeach.Formulas.Equivalence.Field;

/// <summary>Vectors of a program's values over its points, and how others are combined of them.</summary>
/// <remarks>
/// Gaussian elimination that grows with vectors and points: e_j = l_j - m_1j e_1 - m_2j e_2 - ..., where the multipliers clear the pivots of those
/// before. Quadratic for each vector and for each point; from the beginning where a point was drawn anew.
/// </remarks>
internal sealed class LinearBasis(FieldProgram program, PrimeField field)
{
    private readonly List<Element> _elements = [];
    private Reduction _last = new(-1, [], []); // what does not combine is usually added next
    private int _version;

    /// <summary>The number of vectors.</summary>
    public int Count => _elements.Count;

    /// <summary>Adds the slot's values as a vector; without effect where those before combine to it.</summary>
    /// <returns>Whether it was added.</returns>
    public bool Add(int slot)
    {
        Update();
        return Insert(slot);
    }

    /// <summary>The coefficients with which the vectors combine to the slot's values, or null where they do not.</summary>
    public ulong[]? CoefficientsOf(int slot)
    {
        Update();
        (_, ulong[] rest, ulong[] multipliers) = Reduce(slot);
        ulong[] coefficients = [.. multipliers];
        if (rest.AsSpan().ContainsAnyExcept(0UL))
            return null;
        for (int j = coefficients.Length - 1; j >= 0; j--)
        {
            for (int i = 0; i < j; i++)
                coefficients[i] = field.Subtract(coefficients[i], field.Multiply(coefficients[j], _elements[j].Multipliers[i]));
        }

        return coefficients;
    }

    private bool Insert(int slot)
    {
        (_, ulong[] rest, ulong[] multipliers) = Reduce(slot);
        int pivot = rest.AsSpan().IndexOfAnyExcept(0UL);
        if (pivot >= 0)
            _elements.Add(new Element(slot, multipliers, [.. rest], pivot, field.Inverse(rest[pivot])));
        return pivot >= 0;
    }

    // Subtracts multiples of the reduced vectors until the pivots are zero.
    private Reduction Reduce(int slot)
    {
        if (_last.Slot == slot && _last.Multipliers.Length == _elements.Count && _last.Rest.Length == program.PointCount)
            return _last;
        ulong[] rest = program.ValuesOf(slot);
        var multipliers = new ulong[_elements.Count];
        for (int i = 0; i < multipliers.Length; i++)
        {
            Element element = _elements[i];
            ulong factor = multipliers[i] = field.Multiply(rest[element.Pivot], element.InversePivot);
            if (factor == 0)
                continue;
            for (int row = 0; row < rest.Length; row++)
                rest[row] = field.Subtract(rest[row], field.Multiply(factor, element.Reduced[row]));
        }

        program.Spend((long)multipliers.Length * rest.Length);
        return _last = new Reduction(slot, rest, multipliers);
    }

    private void Update()
    {
        if (_version != program.Version)
        {
            int[] slots = [.. _elements.Select(element => element.Slot)];
            _elements.Clear();
            _last = new Reduction(-1, [], []);
            _version = program.Version;
            foreach (int slot in slots)
                Insert(slot);
        }

        for (int row = _elements.Count == 0 ? program.PointCount : _elements[0].Reduced.Count; row < program.PointCount; row++)
            AddRow(row);
    }

    private void AddRow(int row)
    {
        foreach (Element element in _elements)
        {
            ulong value = program.ValueAt(element.Slot, row);
            for (int i = 0; i < element.Multipliers.Length; i++)
                value = field.Subtract(value, field.Multiply(element.Multipliers[i], _elements[i].Reduced[row]));
            element.Reduced.Add(value);
        }

        program.Spend((long)_elements.Count * _elements.Count / 2);
    }

    private sealed record Reduction(int Slot, ulong[] Rest, ulong[] Multipliers);

    private sealed record Element(int Slot, ulong[] Multipliers, List<ulong> Reduced, int Pivot, ulong InversePivot);
}
