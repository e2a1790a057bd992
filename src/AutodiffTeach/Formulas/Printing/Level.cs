namespace AutodiffTeach.Formulas.Printing;

/// <summary>How tightly a written formula holds together, loose to tight; a part looser than its place needs brackets.</summary>
internal enum Level
{
    /// <summary>A sum, or anything with a leading minus.</summary>
    Sum,

    /// <summary>A product or a quotient.</summary>
    Product,

    /// <summary>A factor that is no divisor: the symbol of a derivative.</summary>
    Factor,

    /// <summary>A power.</summary>
    Power,

    /// <summary>A name, a number, a call or anything else that stands alone.</summary>
    Atom,
}
