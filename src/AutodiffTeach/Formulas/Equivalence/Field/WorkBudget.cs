namespace AutodiffTeach.Formulas.Equivalence.Field;

/// <summary>How many multiplications, about, an answer may still take.</summary>
internal sealed class WorkBudget(long multiplications)
{
    /// <summary>Whether nothing is left.</summary>
    public bool IsSpent => Remaining <= 0;

    /// <summary>What is left.</summary>
    public long Remaining { get; private set; } = multiplications;

    /// <summary>Takes some.</summary>
    public void Spend(long multiplications) => Remaining -= multiplications;
}
