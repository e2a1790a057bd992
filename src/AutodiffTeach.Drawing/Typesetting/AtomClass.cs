namespace AutodiffTeach.Drawing.Typesetting;

/// <summary>The kinds of atoms that decide the space between them (Knuth, The TeXbook, chapter 18).</summary>
internal enum AtomClass
{
    /// <summary>A letter, a number, anything that is none of the others.</summary>
    Ordinary,

    /// <summary>The name of a function.</summary>
    Function,

    /// <summary>A sign between two operands.</summary>
    Binary,

    /// <summary>A comparison or an arrow.</summary>
    Relation,

    /// <summary>A comma or semicolon.</summary>
    Punctuation,

    /// <summary>A fraction.</summary>
    Inner,

    /// <summary>A space as it was typed, or a product that is not written.</summary>
    Space,
}
