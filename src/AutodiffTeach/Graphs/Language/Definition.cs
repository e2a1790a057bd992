namespace AutodiffTeach.Graphs.Language;

/// <summary>How far the unrolling has come with a definition.</summary>
internal enum Progress : byte
{
    New,
    Open,
    Done,
    Failed,
}

/// <summary>One instance of a statement: a variable with the index values under which its formula is read.</summary>
internal sealed class Definition(VariableKey key, DefinitionStatement statement, int[] indexValues)
{
    public VariableKey Key { get; } = key;

    public DefinitionStatement Statement { get; } = statement;

    public int[] IndexValues { get; } = indexValues;

    public Progress Progress { get; set; }
}
