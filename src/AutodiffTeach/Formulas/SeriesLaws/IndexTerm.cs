namespace AutodiffTeach.Formulas.SeriesLaws;

/// <summary>A place on the line of indices: a name plus an offset, or a number.</summary>
/// <param name="Name">The name, or null for a number.</param>
/// <param name="Offset">What is added to the name, or the number.</param>
internal readonly record struct Place(Variable? Name, int Offset)
{
    /// <summary>The place that an index formula t + c or c is, or null.</summary>
    public static Place? Of(Expr index) => LinearIndex.Of(index) switch
    {
        { IsConstant: true } form => new Place(null, form.Constant),
        { Point: { } name } form => new Place(name, form.Constant),
        _ => null,
    };

    /// <summary>The place with one name in place of another.</summary>
    public Place Rename(Variable from, Variable to) => Name == from ? this with { Name = to } : this;
}

/// <summary>A range of places from the lower to the upper one, both included.</summary>
internal readonly record struct IndexRange(Place Lower, Place Upper)
{
    public IndexRange Rename(Variable from, Variable to) => new(Lower.Rename(from, to), Upper.Rename(from, to));
}

/// <summary>
/// The skeleton of a term Σ_{marks} (weights at the marks) · (range products between them): all that the size of its recurrence depends on.
/// </summary>
internal sealed record IndexTerm
{
    /// <summary>A term that is one number, the same at every length.</summary>
    public static IndexTerm Constant { get; } = new();

    /// <summary>The summation indices, renamed so that no two terms share one.</summary>
    public IReadOnlyList<Variable> Marks { get; init; } = [];

    /// <summary>What is demanded of the marks: lower ≤ upper.</summary>
    public IReadOnlyList<IndexRange> Orders { get; init; } = [];

    /// <summary>The ranges of its products.</summary>
    public IReadOnlyList<IndexRange> Runs { get; init; } = [];

    /// <summary>Whether a power has an index in its exponent, so that every step weighs.</summary>
    public bool HasGrowth { get; init; }

    /// <summary>Whether a factor depends on the length itself, as u_N does.</summary>
    public bool TouchesLength { get; init; }

    /// <summary>How many factors have two different indices, as a_{t,k}.</summary>
    public int Pairs { get; init; }

    /// <summary>How many factors are transfers: each a recurrence of its own, as the derivative of one state by another is.</summary>
    public int Transfers { get; init; }

    /// <summary>The product of two terms, whose marks must differ.</summary>
    public IndexTerm Times(IndexTerm other) => new()
    {
        Marks = [.. Marks, .. other.Marks],
        Orders = [.. Orders, .. other.Orders],
        Runs = [.. Runs, .. other.Runs],
        HasGrowth = HasGrowth || other.HasGrowth,
        TouchesLength = TouchesLength || other.TouchesLength,
        Pairs = Pairs + other.Pairs,
        Transfers = Transfers + other.Transfers,
    };

    /// <summary>The term with one name in place of another.</summary>
    public IndexTerm Rename(Variable from, Variable to) => this with
    {
        Marks = [.. Marks.Select(mark => mark == from ? to : mark)],
        Orders = [.. Orders.Select(order => order.Rename(from, to))],
        Runs = [.. Runs.Select(run => run.Rename(from, to))],
    };
}
