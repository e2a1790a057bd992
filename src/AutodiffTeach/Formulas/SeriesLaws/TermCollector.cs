using System.Globalization;
using AutodiffTeach.Operations;

namespace AutodiffTeach.Formulas.SeriesLaws;

/// <summary>Writes a formula of length N as a sum of terms whose skeletons show the recurrence that computes it.</summary>
/// <remarks>
/// What is multiplied out is only the skeleton, never the formula. A formula is outside, and the result null, where no linear recurrence of
/// fixed size computes it or none is seen: functions of sums, products of sums over a range, indices that run against each other.
/// </remarks>
internal sealed class TermCollector
{
    private const int MostTerms = 64;
    private const int HighestPower = 4;

    private readonly Variable _length;
    private readonly HashSet<Variable> _indices;
    private readonly Transfer _transfer;
    private int _fresh;

    private TermCollector(Expr formula, Variable length, Transfer transfer)
    {
        (_length, _transfer) = (length, transfer);
        _indices = [length, .. Expressions.Ordered(formula).OfType<Series>().Select(series => series.Index)];
    }

    /// <summary>The skeletons of the terms, or null.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="length">The name of the length.</param>
    /// <param name="transfer">Which symbols of derivatives are recurrences of their own.</param>
    public static IReadOnlyList<IndexTerm>? Of(Expr formula, Variable length, Transfer transfer)
    {
        var collector = new TermCollector(formula, length, transfer);
        return Expressions.Fold<Part?>(formula, collector.Visit) is { Terms: var terms } && terms.All(term => IsClosed(term, length)) ? terms : null;
    }

    private static bool IsClosed(IndexTerm term, Variable length) => term.Pairs <= 1 && term.Orders.Concat(term.Runs)
        .SelectMany(range => new[] { range.Lower.Name, range.Upper.Name })
        .All(name => name is null || name == length || term.Marks.Contains(name));

    private Part? Visit(Expr node, Part?[] parts) => node switch
    {
        Number or Constant => Local([]),
        Variable { Indices.Count: 0 } name => _indices.Contains(name) ? Value(name) : Local([]),
        Variable member => Member(member.Indices),
        Partial symbol when _transfer.Includes(symbol) => Carried(symbol),
        Partial { Of: var of, WithRespectTo: var wrt } => Member([.. of.Indices, .. wrt.Indices]),
        Series { Kind: SeriesKind.Sum } series => OfSum(series, parts[^1]),
        Series series => OfProduct(series, parts[^1]),
        Power(var @base, var exponent) => OfPower(@base, exponent, parts),
        _ when parts.Contains(null) => null,
        Sum => AsLocal(parts) ?? Terms([.. parts.SelectMany(part => part!.Terms)]),
        Product => AsLocal(parts) ?? Row(parts!),
        Call call => OfCall(call, parts),
        _ => null,
    };

    // h_t has one index, a_{t,k} two; other forms of an index have no place on the line.
    private Part? Member(IReadOnlyList<Expr> indices)
    {
        List<Place?> places = [.. indices.Select(Place.Of)];
        Variable[] names = [.. places.Select(place => place?.Name).OfType<Variable>().Distinct()];
        return places.Contains(null) || !names.All(_indices.Contains) ? null : Local(names) with { IsAtom = true };
    }

    // Between two marks, and not from a neighbour of one.
    private static Part? Carried(Partial symbol) => symbol.Of.Indices.Concat(symbol.WithRespectTo.Indices).All(index => Place.Of(index) is { Offset: 0 } or { Name: null })
        ? new Part([new IndexTerm { Transfers = 1, TouchesLength = true }], null, false)
        : null;

    // t = Σ_{i=1}^{t} 1
    private Part Value(Variable name)
    {
        Variable mark = Fresh();
        var count = new IndexRange(new Place(null, 1), new Place(mark, 0));
        return new Part([new IndexTerm { Marks = [mark], Orders = [count, new IndexRange(new Place(mark, 0), new Place(name, 0))] }], null, false);
    }

    private Part? OfSum(Series series, Part? body)
    {
        if (body is null || RangeOf(series) is not { } range)
            return null;
        var terms = new List<IndexTerm>();
        foreach (IndexTerm term in body.Terms)
        {
            Variable mark = Fresh();
            IndexTerm renamed = term.Rename(series.Index, mark);
            var place = new Place(mark, 0);
            terms.Add(renamed with { Marks = [mark, .. renamed.Marks], Orders = [new(range.Lower, place), new(place, range.Upper), .. renamed.Orders] });
        }

        return Terms(terms);
    }

    private static Part? OfProduct(Series series, Part? body) =>
        body?.Names is { } names && names.All(name => name == series.Index) && RangeOf(series) is { } range
            ? new Part([new IndexTerm { Runs = [range] }], null, false)
            : null;

    private static IndexRange? RangeOf(Series series) =>
        Place.Of(series.Lower) is { } lower && Place.Of(series.Upper) is { } upper && lower.Name != series.Index && upper.Name != series.Index
            ? new IndexRange(lower, upper)
            : null;

    private Part? OfPower(Expr @base, Expr exponent, Part?[] parts)
    {
        if (parts[0] is not { } root)
            return null;
        bool isWhole = exponent is Number { Value.IsInteger: true };
        // A root of an indexed formula may change its branch between two regions; of one variable it has one region.
        if ((isWhole || root.Names is [] || root.IsAtom) && AsLocal(parts) is { } local)
            return local;
        if (root.Names is [] && LinearIndex.Of(exponent) is { } index && index.Coefficients.Keys.All(_indices.Contains))
            return new Part([new IndexTerm { HasGrowth = true }], null, false);
        if (exponent is not Number { Value: var power } || !isWhole || power < 0 || power > HighestPower)
            return null;
        return Row(Enumerable.Repeat(root, (int)power.Numerator));
    }

    private Part? Row(IEnumerable<Part> factors) =>
        factors.Aggregate((Part?)Local([]), (product, factor) => product is null ? null : Times(product, factor));

    // Of indexed arguments only functions that are analytic on one connected domain.
    private Part? OfCall(Call call, Part?[] parts) => AsLocal(parts) is { } local && (local.Names is [] || call.Function switch
    {
        Exp or Sin or Cos or Tan or Sinh or Cosh or Sech or Tanh or Sigmoid or Softplus or Square or AbstractFunction => true,
        Log or Sqrt => parts[0]!.IsAtom,
        _ => false,
    })
        ? local with { IsAtom = false }
        : null;

    // A formula of the variables at one place of the line, however complicated, weighs one step.
    private Part? AsLocal(Part?[] parts)
    {
        if (!Array.TrueForAll(parts, part => part?.Names is not null))
            return null;
        Variable[] names = [.. parts.SelectMany(part => part!.Names!).Distinct()];
        return names.Length <= 1 ? Local(names) : null;
    }

    private Part? Times(Part left, Part right)
    {
        if (left.Terms.Count * right.Terms.Count > MostTerms)
            return null;
        return Terms([.. left.Terms.SelectMany(first => right.Terms.Select(second => first.Times(Renamed(second))))]);
    }

    // A factor may occur twice, but the indices of its two copies are different ones.
    private IndexTerm Renamed(IndexTerm term) => term.Marks.Aggregate(term, (renamed, mark) => renamed.Rename(mark, Fresh()));

    private Part Local(Variable[] names) => new(
        [new IndexTerm { TouchesLength = names.Contains(_length), Pairs = names.Length > 1 ? 1 : 0 }], names, false);

    private static Part? Terms(List<IndexTerm> terms) => terms.Count > MostTerms ? null : new Part(terms, null, false);

    private Variable Fresh() => Expr.Variable(string.Create(CultureInfo.InvariantCulture, $"#{++_fresh}"));

    /// <summary>A part of the formula.</summary>
    /// <param name="Terms">Its skeletons.</param>
    /// <param name="Names">The indices in its subscripts, where it is a formula of variables at places; null where it has Σ, Π or the value of an index.</param>
    /// <param name="IsAtom">Whether it is one variable or symbol.</param>
    private sealed record Part(IReadOnlyList<IndexTerm> Terms, IReadOnlyList<Variable>? Names, bool IsAtom);
}
