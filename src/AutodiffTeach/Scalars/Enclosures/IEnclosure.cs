namespace AutodiffTeach.Scalars.Enclosures;

/// <summary>A set that certainly holds a value, if there is one.</summary>
internal interface IEnclosure
{
    /// <summary>Whether there is a value for certain.</summary>
    bool HasValue { get; }

    /// <summary>Whether there is a value.</summary>
    Presence Presence { get; }

    /// <summary>1, 0 or -1 where the value's sign is certain, else null.</summary>
    int? Sign { get; }
}
