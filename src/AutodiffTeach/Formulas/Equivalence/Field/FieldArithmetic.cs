namespace AutodiffTeach.Formulas.Equivalence.Field;

/// <summary>The arithmetic of slots, with the degrees of the results.</summary>
internal static class FieldArithmetic
{
    /// <summary>A number; its size counts as a degree, since a large number can be a multiple of the prime.</summary>
    public static int Constant(this FieldProgram program, ulong value, double degree = 1) =>
        program.Emit(new Instruction(OpCode.Constant, program.NewSlot(degree), [], [value]));

    /// <summary>A small fraction.</summary>
    public static int Constant(this FieldProgram program, SmallFraction value)
    {
        PrimeField field = program.Field;
        ulong numerator = field.From(value.Numerator);
        return program.Constant(value.IsInteger ? numerator : field.Multiply(numerator, field.Inverse(field.From(value.Denominator))));
    }

    /// <summary>1 for a positive, -1 for a negative sign.</summary>
    public static int Unit(this FieldProgram program, int sign) =>
        program.Constant(sign > 0 ? program.Field.One : program.Field.Negate(program.Field.One));

    /// <summary>A random number, with a sign unless it is 0.</summary>
    public static int Draw(this FieldProgram program, int sign = 0) =>
        program.Emit(new Instruction(OpCode.Draw, program.NewSlot(sign == 0 ? 1 : 2), [], [], sign));

    /// <summary>The sum.</summary>
    public static int Sum(this FieldProgram program, params int[] terms) => program.Emit(OpCode.Sum, program.Total(terms), terms);

    /// <summary>The product.</summary>
    public static int Product(this FieldProgram program, params int[] factors) => program.Emit(OpCode.Product, program.Total(factors), factors);

    /// <summary>The slot times a number.</summary>
    public static int Scaled(this FieldProgram program, int slot, ulong factor) =>
        program.Emit(new Instruction(OpCode.Linear, program.NewSlot(program.DegreeOf(slot)), [slot], [factor]));

    /// <summary>The difference.</summary>
    public static int Difference(this FieldProgram program, int left, int right)
    {
        PrimeField field = program.Field;
        double degree = program.DegreeOf(left) + program.DegreeOf(right);
        return program.Emit(new Instruction(OpCode.Linear, program.NewSlot(degree), [left, right], [field.One, field.Negate(field.One)]));
    }

    /// <summary>The quotient.</summary>
    public static int Quotient(this FieldProgram program, int left, int right)
    {
        double degree = program.DegreeOf(left) + program.DegreeOf(right);
        return program.Emit(new Instruction(OpCode.PowerProduct, program.NewSlot(degree), [left, right], [1, 1, 0, 1]));
    }

    /// <summary>The power with an integer exponent.</summary>
    public static int Power(this FieldProgram program, int slot, long exponent)
    {
        ulong magnitude = (ulong)Math.Abs(exponent);
        double degree = magnitude * program.DegreeOf(slot);
        return program.Emit(new Instruction(OpCode.PowerProduct, program.NewSlot(degree), [slot], [magnitude, exponent < 0 ? 1UL : 0]));
    }

    /// <summary>The product of powers of positive numbers: a^(n/d) has the exponent n/d modulo the order of their group.</summary>
    public static int PowerProduct(this FieldProgram program, IReadOnlyList<(int Slot, SmallFraction Exponent)> powers)
    {
        var operands = new ulong[2 * powers.Count];
        double degree = 0;
        for (int i = 0; i < powers.Count; i++)
        {
            (int slot, SmallFraction exponent) = powers[i];
            degree += program.DegreeOf(slot) * Math.Max(Math.Abs(exponent.Numerator), exponent.Denominator);
            operands[i] = program.Model.ExponentOf(exponent with { Numerator = Math.Abs(exponent.Numerator) });
            operands[powers.Count + i] = exponent.Numerator < 0 ? 1UL : 0;
        }

        int[] sources = [.. powers.Select(power => power.Slot)];
        return program.Emit(new Instruction(OpCode.PowerProduct, program.NewSlot(degree), sources, operands));
    }

    private static double Total(this FieldProgram program, int[] slots)
    {
        double degree = 0;
        foreach (int slot in slots)
            degree += program.DegreeOf(slot);
        return degree;
    }
}
