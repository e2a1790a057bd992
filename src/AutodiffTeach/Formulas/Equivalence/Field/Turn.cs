namespace AutodiffTeach.Formulas.Equivalence.Field;

/// <summary>A point of the circle c² + s² = 1 over a prime field: what cosine and sine of an angle are.</summary>
/// <param name="Cos">The cosine.</param>
/// <param name="Sin">The sine.</param>
internal readonly record struct Turn(ulong Cos, ulong Sin)
{
    /// <summary>The turn by no angle.</summary>
    public static Turn None(PrimeField field) => new(field.One, 0);

    /// <summary>The sum of the angles: cos(a + b) = cos a cos b - sin a sin b, sin(a + b) = cos a sin b + sin a cos b.</summary>
    public Turn Then(Turn other, PrimeField field) => new(
        field.Subtract(field.Multiply(Cos, other.Cos), field.Multiply(Sin, other.Sin)),
        field.Add(field.Multiply(Cos, other.Sin), field.Multiply(Sin, other.Cos)));

    /// <summary>The negative of the angle.</summary>
    public Turn Back(PrimeField field) => new(Cos, field.Negate(Sin));

    /// <summary>A multiple of the angle.</summary>
    public Turn Times(ulong count, PrimeField field)
    {
        Turn result = None(field);
        Turn power = this;
        for (; count != 0; count >>= 1)
        {
            if ((count & 1) != 0)
                result = result.Then(power, field);
            power = power.Then(power, field);
        }

        return result;
    }
}
