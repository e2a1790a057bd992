using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Simplification;

/// <summary>A sum of terms with different monomials and coefficients other than zero.</summary>
internal sealed class Polynomial : IEquatable<Polynomial>
{
    private readonly Dictionary<Monomial, Rational> _terms;
    private readonly int _hash;

    private Polynomial(Dictionary<Monomial, Rational> terms)
    {
        _terms = terms;
        foreach ((Monomial monomial, Rational coefficient) in terms)
        {
            _hash ^= HashCode.Combine(monomial, coefficient);
            Size += 1 + monomial.Powers.Count;
        }
    }

    public static Polynomial Zero { get; } = new([]);

    public int Count => _terms.Count;

    /// <summary>The number of coefficients and powers in all.</summary>
    public long Size { get; }

    /// <summary>The terms, in the order in which they arose.</summary>
    public IEnumerable<Term> Terms => _terms.Select(term => new Term(term.Value, term.Key));

    /// <summary>The only term, or null.</summary>
    public Term? Single => _terms.Count == 1 ? Terms.First() : null;

    /// <summary>The number that it is, or null.</summary>
    public Rational? Constant => _terms.Count == 0 ? Rational.Zero : Single is (var coefficient, { IsOne: true }) ? coefficient : null;

    public static Polynomial Of(Term term) =>
        term.Coefficient.IsZero ? Zero : new(new Dictionary<Monomial, Rational> { [term.Monomial] = term.Coefficient });

    public static Polynomial Of(Rational number) => Of(new Term(number, Monomial.One));

    public Rational CoefficientOf(Monomial monomial) => _terms.GetValueOrDefault(monomial);

    public Polynomial Scaled(Rational factor) => factor.IsOne ? this
        : factor.IsZero ? Zero
        : new(_terms.ToDictionary(term => term.Key, term => term.Value * factor));

    /// <summary>Every term divided by the monomial.</summary>
    public Polynomial Without(Monomial divisor) => divisor.IsOne
        ? this
        : new(_terms.ToDictionary(term => term.Key.Times(divisor.Raised(-1)), term => term.Value));

    public bool Equals(Polynomial? other) => other is not null && (ReferenceEquals(this, other)
        || (_hash == other._hash && Count == other.Count && _terms.All(term => other.CoefficientOf(term.Key) == term.Value)));

    public override bool Equals(object? obj) => Equals(obj as Polynomial);

    public override int GetHashCode() => _hash;

    /// <summary>Adds terms up.</summary>
    internal sealed class Builder
    {
        private readonly Dictionary<Monomial, Rational> _terms = [];

        public int Count => _terms.Count;

        public void Add(Term term)
        {
            Rational sum = _terms.GetValueOrDefault(term.Monomial) + term.Coefficient;
            if (sum.IsZero)
                _terms.Remove(term.Monomial);
            else
                _terms[term.Monomial] = sum;
        }

        public void Add(Polynomial polynomial)
        {
            foreach (Term term in polynomial.Terms)
                Add(term);
        }

        public Polynomial Build() => _terms.Count == 0 ? Zero : new(_terms);
    }
}
