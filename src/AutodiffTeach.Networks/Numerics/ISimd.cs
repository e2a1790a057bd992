using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutodiffTeach.Networks.Numerics;

/// <summary>A vector of one of the widths that processors have: what the matrix product and the search for large values ask of it.</summary>
/// <typeparam name="TSelf">The vector.</typeparam>
/// <typeparam name="T">The number.</typeparam>
internal interface ISimd<TSelf, T>
    where TSelf : struct, ISimd<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many numbers it holds.</summary>
    static abstract int Count { get; }

    /// <summary>Whether a tile of eight of them stays in the registers that there are.</summary>
    static abstract bool FitsEightRows { get; }

    /// <summary>The same number in every place.</summary>
    static abstract TSelf Create(T value);

    static abstract TSelf Load(ref readonly T source);

    static abstract void Store(TSelf value, ref T target);

    /// <summary>sum + a · b in every place, rounded once.</summary>
    static abstract TSelf MultiplyAdd(T a, TSelf b, TSelf sum);

    /// <summary>Whether every number is at most that in its place of the bound; NaN is not.</summary>
    static abstract bool AllAtMost(TSelf values, TSelf bound);
}

/// <summary>128 bits: NEON, SSE.</summary>
internal readonly struct Simd128<T>(Vector128<T> value) : ISimd<Simd128<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector128<T> _value = value;

    public static int Count => Vector128<T>.Count;

    public static bool FitsEightRows => true;

    public static Simd128<T> Create(T value) => new(Vector128.Create(value));

    public static Simd128<T> Load(ref readonly T source) => new(Vector128.LoadUnsafe(in source));

    public static void Store(Simd128<T> value, ref T target) => value._value.StoreUnsafe(ref target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> MultiplyAdd(T a, Simd128<T> b, Simd128<T> sum) =>
        typeof(T) == typeof(float)
            ? new(Vector128.FusedMultiplyAdd(Vector128.Create(a).AsSingle(), b._value.AsSingle(), sum._value.AsSingle()).As<float, T>())
            : new(Vector128.FusedMultiplyAdd(Vector128.Create(a).AsDouble(), b._value.AsDouble(), sum._value.AsDouble()).As<double, T>());

    public static bool AllAtMost(Simd128<T> values, Simd128<T> bound) => Vector128.LessThanOrEqualAll(values._value, bound._value);
}

/// <summary>256 bits: AVX2.</summary>
internal readonly struct Simd256<T>(Vector256<T> value) : ISimd<Simd256<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector256<T> _value = value;

    public static int Count => Vector256<T>.Count;

    public static bool FitsEightRows => true;

    public static Simd256<T> Create(T value) => new(Vector256.Create(value));

    public static Simd256<T> Load(ref readonly T source) => new(Vector256.LoadUnsafe(in source));

    public static void Store(Simd256<T> value, ref T target) => value._value.StoreUnsafe(ref target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> MultiplyAdd(T a, Simd256<T> b, Simd256<T> sum) =>
        typeof(T) == typeof(float)
            ? new(Vector256.FusedMultiplyAdd(Vector256.Create(a).AsSingle(), b._value.AsSingle(), sum._value.AsSingle()).As<float, T>())
            : new(Vector256.FusedMultiplyAdd(Vector256.Create(a).AsDouble(), b._value.AsDouble(), sum._value.AsDouble()).As<double, T>());

    public static bool AllAtMost(Simd256<T> values, Simd256<T> bound) => Vector256.LessThanOrEqualAll(values._value, bound._value);
}

/// <summary>512 bits: AVX-512.</summary>
internal readonly struct Simd512<T>(Vector512<T> value) : ISimd<Simd512<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector512<T> _value = value;

    public static int Count => Vector512<T>.Count;

    public static bool FitsEightRows => true;

    public static Simd512<T> Create(T value) => new(Vector512.Create(value));

    public static Simd512<T> Load(ref readonly T source) => new(Vector512.LoadUnsafe(in source));

    public static void Store(Simd512<T> value, ref T target) => value._value.StoreUnsafe(ref target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> MultiplyAdd(T a, Simd512<T> b, Simd512<T> sum) =>
        typeof(T) == typeof(float)
            ? new(Vector512.FusedMultiplyAdd(Vector512.Create(a).AsSingle(), b._value.AsSingle(), sum._value.AsSingle()).As<float, T>())
            : new(Vector512.FusedMultiplyAdd(Vector512.Create(a).AsDouble(), b._value.AsDouble(), sum._value.AsDouble()).As<double, T>());

    public static bool AllAtMost(Simd512<T> values, Simd512<T> bound) => Vector512.LessThanOrEqualAll(values._value, bound._value);
}

/// <summary>Two vectors side by side: twice the multiply-adds for each number read of A.</summary>
internal readonly struct SimdPair<TSimd, T>(TSimd left, TSimd right) : ISimd<SimdPair<TSimd, T>, T>
    where TSimd : struct, ISimd<TSimd, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TSimd _left = left;
    private readonly TSimd _right = right;

    public static int Count => 2 * TSimd.Count;

    // AVX-512 brings 32 registers; what is narrower may have 16
    public static bool FitsEightRows => Vector512.IsHardwareAccelerated;

    public static SimdPair<TSimd, T> Create(T value) => new(TSimd.Create(value), TSimd.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<TSimd, T> Load(ref readonly T source) =>
        new(TSimd.Load(in source), TSimd.Load(in Unsafe.Add(ref Unsafe.AsRef(in source), TSimd.Count)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(SimdPair<TSimd, T> value, ref T target)
    {
        TSimd.Store(value._left, ref target);
        TSimd.Store(value._right, ref Unsafe.Add(ref target, TSimd.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdPair<TSimd, T> MultiplyAdd(T a, SimdPair<TSimd, T> b, SimdPair<TSimd, T> sum) =>
        new(TSimd.MultiplyAdd(a, b._left, sum._left), TSimd.MultiplyAdd(a, b._right, sum._right));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllAtMost(SimdPair<TSimd, T> values, SimdPair<TSimd, T> bound) =>
        TSimd.AllAtMost(values._left, bound._left) && TSimd.AllAtMost(values._right, bound._right);
}
