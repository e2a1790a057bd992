namespace AutodiffTeach.Scalars.Enclosures;

/// <summary>Whether a formula has a value where it was enclosed.</summary>
internal enum Presence : byte
{
    /// <summary>It has one everywhere in the enclosed set.</summary>
    Value,

    /// <summary>Not decided: an argument's enclosure straddles the edge of a domain, or the value is too large.</summary>
    Undecided,

    /// <summary>It has one nowhere: log of a negative number, division by zero.</summary>
    None,
}
