using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Simplification;

/// <summary>A kernel with an exponent other than zero.</summary>
internal readonly record struct KernelPower(Kernel Kernel, Rational Exponent);

/// <summary>A product of powers of kernels, sorted by kernel.</summary>
internal sealed class Monomial : IEquatable<Monomial>
{
    private readonly KernelPower[] _powers;
    private readonly int _hash;

    private Monomial(KernelPower[] powers)
    {
        _powers = powers;
        var hash = new HashCode();
        foreach ((Kernel kernel, Rational exponent) in powers)
        {
            hash.Add(kernel.Index);
            hash.Add(exponent);
            HasLaws |= kernel.HasLaw;
            HasSums |= kernel.IsExpandable && exponent.IsInteger && exponent.Sign > 0;
        }

        _hash = hash.ToHashCode();
    }

    /// <summary>The empty product.</summary>
    public static Monomial One { get; } = new([]);

    public IReadOnlyList<KernelPower> Powers => _powers;

    public bool IsOne => _powers.Length == 0;

    /// <summary>Whether a kernel in it has laws of its own.</summary>
    public bool HasLaws { get; }

    /// <summary>Whether it has a sum that can be multiplied out.</summary>
    public bool HasSums { get; }

    public static Monomial Of(Kernel kernel, Rational exponent) => exponent.IsZero ? One : new([new KernelPower(kernel, exponent)]);

    /// <summary>u^a u^b = u^(a + b).</summary>
    public Monomial Times(Monomial other)
    {
        if (IsOne)
            return other;
        if (other.IsOne)
            return this;
        var powers = new List<KernelPower>(_powers.Length + other._powers.Length);
        int i = 0;
        int j = 0;
        while (i < _powers.Length && j < other._powers.Length)
        {
            KernelPower left = _powers[i];
            KernelPower right = other._powers[j];
            if (left.Kernel != right.Kernel)
            {
                bool leftFirst = left.Kernel.Index < right.Kernel.Index;
                powers.Add(leftFirst ? _powers[i++] : other._powers[j++]);
                continue;
            }

            Rational exponent = left.Exponent + right.Exponent;
            if (!exponent.IsZero)
                powers.Add(new KernelPower(left.Kernel, exponent));
            (i, j) = (i + 1, j + 1);
        }

        powers.AddRange(_powers.AsSpan(i));
        powers.AddRange(other._powers.AsSpan(j));
        return powers.Count == 0 ? One : new([.. powers]);
    }

    /// <summary>(u^a)^r = u^(a r) for an integer r.</summary>
    public Monomial Raised(Rational exponent) => exponent.IsZero
        ? One
        : new(Array.ConvertAll(_powers, power => power with { Exponent = power.Exponent * exponent }));

    /// <summary>The same kernels with other exponents; those with exponent zero vanish.</summary>
    public Monomial Select(Func<KernelPower, Rational> exponent)
    {
        KernelPower[] powers = Array.FindAll(
            Array.ConvertAll(_powers, power => power with { Exponent = exponent(power) }), power => !power.Exponent.IsZero);
        return powers.Length == 0 ? One : new(powers);
    }

    public Monomial Without(Kernel kernel) => Array.Exists(_powers, power => power.Kernel == kernel)
        ? new(Array.FindAll(_powers, power => power.Kernel != kernel))
        : this;

    public Rational ExponentOf(Kernel kernel) => Array.Find(_powers, power => power.Kernel == kernel).Exponent;

    public bool Equals(Monomial? other) =>
        other is not null && (ReferenceEquals(this, other) || (_hash == other._hash && _powers.AsSpan().SequenceEqual(other._powers)));

    public override bool Equals(object? obj) => Equals(obj as Monomial);

    public override int GetHashCode() => _hash;
}

/// <summary>A monomial with its coefficient.</summary>
internal readonly record struct Term(Rational Coefficient, Monomial Monomial)
{
    public static Term One => new(Rational.One, Monomial.One);
}
