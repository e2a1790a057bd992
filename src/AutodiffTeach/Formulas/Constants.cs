using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas;

/// <summary>Reads the constants of formulas in any reading.</summary>
internal static class Constants
{
    /// <summary>The reading of a number, pi or e.</summary>
    /// <exception cref="InexactException">The reading is exact and the constant is pi or e.</exception>
    public static T Read<T>(Expr constant) where T : IScalar<T> => constant switch
    {
        Number(var value) => T.FromRational(value),
        Constant named when typeof(T) == typeof(Symbol) => (T)(object)new Symbol(named),
        Constant when typeof(T) == typeof(Rational) => throw new InexactException($"{constant} has no exact value; use the numeric reading."),
        Constant named => T.FromRational(Rational.FromDouble(named.Value)),
        _ => throw new ArgumentException("Only numbers, pi and e are constants.", nameof(constant)),
    };
}
