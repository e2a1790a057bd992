using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AutodiffTeach.Checking.Resolution;
using AutodiffTeach.Graphs;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Checking.Explaining;

/// <summary>A derivative taken apart, so that wrong answers can be matched: its values in the field, its paths, its likely slips. Made once for a question.</summary>
internal sealed class DerivativeAnatomy
{
    private const int PointsForMatching = 5;
    private const int PointsTried = 40;
    private static readonly ConditionalWeakTable<ModelReading, ConcurrentDictionary<(int, int, bool), DerivativeAnatomy>> Known = [];

    private readonly ConcurrentDictionary<int, TapeRun<FieldElement>> _runs = new();
    private readonly ConcurrentDictionary<int, FieldElement[]> _tangents = new();
    private readonly Lazy<SlipTable> _slips;
    private readonly Lazy<PathSolver> _paths;
    private readonly Lazy<FactorSlips> _factors;

    private DerivativeAnatomy(ModelReading reading, NamedScalar of, NamedScalar withRespectTo, bool isDirect)
    {
        (Reading, Of, WithRespectTo, IsDirect) = (reading, of, withRespectTo, isDirect);
        Points = [.. Enumerable.Range(0, PointsTried).Where(point => At(point) is { IsDefined: true, IsZero: false }).Take(PointsForMatching)];
        _slips = new(() => new SlipTable(this));
        _paths = new(() => new PathSolver(this));
        _factors = new(() => new FactorSlips(this));
    }

    /// <summary>The model.</summary>
    public ModelReading Reading { get; }

    /// <summary>What is differentiated.</summary>
    public NamedScalar Of { get; }

    /// <summary>The variable of differentiation.</summary>
    public NamedScalar WithRespectTo { get; }

    /// <summary>Whether the direct partial is meant.</summary>
    public bool IsDirect { get; }

    /// <summary>The first slot that the derivative goes through: the tape's, or that of the own formula.</summary>
    public int Start => IsDirect ? Of.Variable.Start : 0;

    /// <summary>The points for matching, at which the derivative is defined; none where it is zero or was found nowhere.</summary>
    public IReadOnlyList<int> Points { get; }

    /// <summary>The likely slips.</summary>
    public SlipTable Slips => _slips.Value;

    /// <summary>The paths.</summary>
    public PathSolver Paths => _paths.Value;

    /// <summary>The factors that may be mistaken.</summary>
    public FactorSlips Factors => _factors.Value;

    /// <summary>The anatomy of a derivative, made when first asked for.</summary>
    public static DerivativeAnatomy For(ModelReading reading, NamedScalar of, NamedScalar withRespectTo, bool isDirect) => Known
        .GetOrCreateValue(reading).GetOrAdd((of.Slot, withRespectTo.Slot, isDirect), _ => new DerivativeAnatomy(reading, of, withRespectTo, isDirect));

    /// <summary>The run of the tape at a point.</summary>
    public TapeRun<FieldElement> Run(int point) => _runs.GetOrAdd(point, number => Reading.Model.Graph.Run((variable, element) =>
        variable.Role == Role.State && variable.GivenValues[element] is { } value
            ? FieldElement.FromRational(value)
            : FieldPoint.ValueOf(variable.ElementName(element), number)));

    /// <summary>The derivative of every slot by the variable at a point, by one forward sweep over dual numbers.</summary>
    public FieldElement[] Tangents(int point) => _tangents.GetOrAdd(point, number =>
    {
        TapeRun<FieldElement> run = Run(number);
        TapeRun<Dual<FieldElement>> sweep = Reading.Model.Graph.Run((variable, element) => new Dual<FieldElement>(
            run.Values[variable.SlotArray[element]], variable.SlotArray[element] == WithRespectTo.Slot ? FieldElement.One : FieldElement.Zero));
        return [.. sweep.Values.ToArray().Select(value => value.Tangent)];
    });

    /// <summary>The derivative at a point.</summary>
    public FieldElement At(int point) => Derivative(Run(point));

    /// <summary>The derivative, with the slopes of some operations replaced.</summary>
    /// <param name="run">A run in any reading.</param>
    /// <param name="slopes">From the slot of an operation on one operand to the slope that is taken for its derivative; null for none.</param>
    public T Derivative<T>(TapeRun<T> run, IReadOnlyDictionary<int, T>? slopes = null) where T : IScalar<T>
    {
        var adjoints = new T[Of.Slot + 1];
        Array.Fill(adjoints, T.Zero);
        var reached = new bool[adjoints.Length];
        (adjoints[Of.Slot], reached[Of.Slot]) = (T.One, true);
        for (int i = Of.Slot; i >= Start && i > WithRespectTo.Slot; i--)
        {
            ref readonly Instruction step = ref run.Tape.Instructions[i];
            if (!reached[i])
                continue;
            if ((step.Flow & Flow.Left) != 0)
                Add(step.Left, adjoints[i] * (slopes is not null && slopes.TryGetValue(i, out T? slope) ? slope : run.LeftPartial(i)));
            if ((step.Flow & Flow.Right) != 0)
                Add(step.Right, adjoints[i] * run.RightPartial(i));
        }

        return WithRespectTo.Slot <= Of.Slot ? adjoints[WithRespectTo.Slot] : T.Zero;

        void Add(int operand, T contribution)
        {
            adjoints[operand] = reached[operand] ? adjoints[operand] + contribution : contribution;
            reached[operand] = true;
        }
    }
}
