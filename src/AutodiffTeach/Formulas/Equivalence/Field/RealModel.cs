namespace AutodiffTeach.Formulas.Equivalence.Field;

/// <summary>A prime field in which the reals' roots, angles and logarithms have a likeness.</summary>
/// <remarks>
/// <para>The prime is p = 3 mod 4, so that -1 is no square: of a and -a exactly one is a square. Squares stand for the positive numbers.
/// They form a group of order (p - 1)/2 without factors below 1,000, so every positive number has exactly one positive n-th root for
/// n below 1,000, and (ab)^r = a^r b^r, (a^r)^s = a^(rs) hold for fractions r, s as they do over the reals. (Sums of positive numbers need not be positive.)</para>
/// <para>The circle c² + s² = 1 is a group of order p + 1 = <see cref="FullTurn"/> · m. Turns by fractions of 2π are its elements of an order
/// that divides <see cref="FullTurn"/>; the others are taken from the subgroup of order m, which has no factors below 1,000 either, so that
/// angles can be divided. The turn by 2π/<see cref="FullTurn"/> is chosen such that sines and cosines of the multiples of π/12 and π/8 and of 2π/5
/// and the roots of 2, 3, 5, 7, 11, 13 made of them have the signs that they have over the reals.</para>
/// <para>65,537 divides p - 1, so a table gives logarithms to a small modulus, by which multiplicative relations are found.</para>
/// <para>Whether a number other than the products of primes below 24 is positive is left to chance, so a list of primes is at hand
/// (found by trying primes at random; the tests verify what is stated here).</para>
/// </remarks>
internal sealed class RealModel
{
    /// <summary>Fractions of a full turn have denominators that divide this: 2^5 · 3^2 · 5 · 7 · 11 · 13.</summary>
    public const ulong FullTurn = 1_441_440;

    /// <summary>The modulus of <see cref="LogarithmOf"/>, a prime.</summary>
    public const ulong LogarithmModulus = 65_537;

    private const int BabySteps = 2048;
    private const int GiantSteps = 33; // 2048 · 33 > 65,537

    private readonly Lazy<Dictionary<ulong, int>> _babySteps;
    private readonly ulong _giantStep;

    private RealModel(ulong prime, ulong cos, ulong sin)
    {
        Field = new PrimeField(prime);
        SmallestTurn = new Turn(Field.From(cos), Field.From(sin));
        PositiveOrder = (prime - 1) / 2;
        TurnOrder = (prime + 1) / FullTurn;
        ulong root = RootOfUnity();
        _giantStep = Field.Inverse(Field.Power(root, BabySteps));
        _babySteps = new(() => PowersOf(root));
    }

    /// <summary>The models, the one with the most positive small primes first.</summary>
    public static IReadOnlyList<RealModel> All { get; } =
    [
        new(2_803_969_351_575_231_839, 373_081_284_855_604_126, 2_139_519_223_888_687_920),
        new(3_522_318_202_358_635_679, 781_111_901_177_014_777, 1_215_722_523_874_413_354),
        new(3_055_972_586_012_105_759, 1_826_487_713_566_426_318, 1_671_294_987_563_128_299),
        new(3_457_697_793_067_758_239, 3_144_071_988_281_564_532, 1_527_375_837_188_617_302),
        new(3_638_775_280_227_927_839, 820_272_810_044_869_343, 2_877_468_057_740_078_969),
        new(3_281_222_203_169_470_559, 795_192_243_437_379_707, 514_100_772_687_036_038),
        new(2_676_528_708_594_380_639, 2_382_706_420_635_930_157, 1_542_645_969_817_358_931),
        new(4_301_639_688_469_163_039, 3_050_910_518_977_003_148, 644_971_201_609_632_995),
        new(3_066_283_163_561_698_079, 969_828_033_485_500_360, 471_547_299_688_017_399),
        new(3_698_461_832_923_297_439, 265_420_766_034_455_447, 2_384_202_165_198_248_436),
        new(2_932_337_289_040_679_519, 2_867_621_568_007_527_460, 1_677_977_882_213_915_739),
        new(2_471_599_650_463_463_519, 1_981_042_391_039_821_435, 491_127_242_142_799_529),
        new(3_484_991_954_259_335_519, 814_078_027_396_716_962, 645_230_597_487_655_419),
        new(3_146_265_902_628_969_119, 2_867_574_764_447_170_806, 853_177_737_379_526_157),
        new(4_357_777_658_236_722_719, 529_285_229_278_107_309, 915_238_015_049_967_743),
        new(3_234_996_535_325_274_719, 1_562_892_074_934_333_960, 1_004_618_516_208_537_310),
    ];

    /// <summary>The field of the logarithms' modulus.</summary>
    public static PrimeField LogarithmField { get; } = new(LogarithmModulus);

    /// <summary>The field.</summary>
    public PrimeField Field { get; }

    /// <summary>The order of the group of positive numbers: their exponents count modulo this.</summary>
    public ulong PositiveOrder { get; }

    /// <summary>The order of the group of turns that can be divided.</summary>
    public ulong TurnOrder { get; }

    /// <summary>The turn by 2π/<see cref="FullTurn"/>.</summary>
    public Turn SmallestTurn { get; }

    /// <summary>1 for positive, -1 for negative numbers, 0 for 0: Euler's criterion.</summary>
    public int SignOf(ulong a)
    {
        ulong power = Field.Power(a, PositiveOrder);
        return power == Field.One ? 1 : power == 0 ? 0 : -1;
    }

    /// <summary>The positive square root of a positive number or zero, or null for a negative one: a^((q + 1)/2) in a group of odd order q.</summary>
    public ulong? RootOf(ulong a)
    {
        ulong root = Field.Power(a, (PositiveOrder + 1) / 2);
        return Field.Multiply(root, root) == a ? root : null;
    }

    /// <summary>The exponent in the group of positive numbers that is the fraction, its denominator below 1,000.</summary>
    public ulong ExponentOf(SmallFraction fraction) => Divided(fraction, PositiveOrder);

    /// <summary>The multiple in the group of turns that is the fraction, its denominator below 1,000.</summary>
    public ulong MultipleOf(SmallFraction fraction) => Divided(fraction, TurnOrder);

    /// <summary>A homomorphism from the numbers other than zero to the integers modulo <see cref="LogarithmModulus"/>, the same for a and -a.</summary>
    /// <remarks>The discrete logarithm of a^((p - 1)/65,537) by baby steps and giant steps (D. Shanks, Class number, 1971).</remarks>
    public ulong LogarithmOf(ulong a)
    {
        ulong power = Field.Power(a, (Field.Modulus - 1) / LogarithmModulus);
        for (ulong giant = 0; giant < GiantSteps; giant++)
        {
            if (_babySteps.Value.TryGetValue(power, out int baby))
                return (giant * BabySteps + (ulong)baby) % LogarithmModulus;
            power = Field.Multiply(power, _giantStep);
        }

        throw new InvalidOperationException("Zero has no logarithm.");
    }

    private static ulong Divided(SmallFraction fraction, ulong order)
    {
        UInt128 magnitude = (ulong)Math.Abs(fraction.Numerator);
        UInt128 denominator = (ulong)fraction.Denominator;
        UInt128 quotient = magnitude;
        if (!fraction.IsInteger)
        {
            // (k·order + magnitude)/denominator for the k that makes it an integer
            while (quotient % denominator != 0)
                quotient += order;
            quotient /= denominator;
        }

        ulong reduced = (ulong)(quotient % order);
        return fraction.Numerator >= 0 || reduced == 0 ? reduced : order - reduced;
    }

    private ulong RootOfUnity()
    {
        ulong root = Field.One;
        for (ulong candidate = 2; root == Field.One; candidate++)
            root = Field.Power(Field.From(candidate), (Field.Modulus - 1) / LogarithmModulus);
        return root;
    }

    private Dictionary<ulong, int> PowersOf(ulong root)
    {
        var powers = new Dictionary<ulong, int>(BabySteps);
        ulong power = Field.One;
        for (int i = 0; i < BabySteps; i++)
        {
            powers.Add(power, i);
            power = Field.Multiply(power, root);
        }

        return powers;
    }
}
