using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Checking.Resolution;

/// <summary>A model read symbolically: what each of its names and the symbol of each of its derivatives stands for, as formulas over leaves.</summary>
/// <remarks>
/// Constants and states with a value are numbers, parameters and inputs are symbols whatever their values. All formulas share their parts
/// as the tape does. Made once for a model; safe to share between threads.
/// </remarks>
internal sealed class ModelReading
{
    private static readonly ConditionalWeakTable<Model, ModelReading> Known = [];

    private readonly Dictionary<string, NamedScalar> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<int, NamedScalar> _bySlot = [];
    private readonly ConcurrentDictionary<int, Symbol[]> _totals = new();

    private ModelReading(Model model)
    {
        Model = model;
        Polynomials = new SymbolPolynomials(this);
        Closed = model.Graph.RunSymbols();
        foreach (ModelVariable variable in model.Graph.Variables)
        {
            for (int element = 0; element < variable.SlotArray.Length; element++)
            {
                var scalar = new NamedScalar(variable, element);
                _byName[scalar.Name] = scalar;
                _bySlot[scalar.Slot] = scalar;
            }
        }

        Formulas = new ReadingOptions
        {
            KnownNames = [.. _byName.Keys.Concat(model.Constants.Keys).Distinct()],
            IndexNames = [.. model.Constants.Where(item => item.Value.IsInteger).Select(item => item.Key)],
            PrintedNames = model.Notation.PrintedNames,
            Functions = model.Functions,
            KeepsOrdinaryDerivatives = true,
        };
    }

    /// <summary>The model.</summary>
    public Model Model { get; }

    /// <summary>How formulas over the model's names are read.</summary>
    public ReadingOptions Formulas { get; }

    /// <summary>The model's tape.</summary>
    public Tape Tape => Model.Graph.Tape;

    /// <summary>Derivatives over the symbols of direct partials.</summary>
    public SymbolPolynomials Polynomials { get; }

    /// <summary>The symbolic run.</summary>
    public TapeRun<Symbol> Closed { get; }

    /// <summary>All named scalars, what they depend on before them.</summary>
    public IEnumerable<NamedScalar> Scalars => _byName.Values;

    /// <summary>The reading of a model, made when first asked for.</summary>
    public static ModelReading Of(Model model) => Known.GetValue(model, key => new ModelReading(key));

    /// <summary>The scalar of that canonical name, or null.</summary>
    public NamedScalar? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The scalar at a slot, or null.</summary>
    public NamedScalar? At(int slot) => _bySlot.GetValueOrDefault(slot);

    /// <summary>The scalar that a text names in any of its spellings.</summary>
    /// <exception cref="ArgumentException">It names none, or a whole vector or matrix.</exception>
    public NamedScalar Required(string text)
    {
        if (Model.Graph.FindElement(text) is not var (variable, element))
            throw new ArgumentException($"the model has no variable '{text}'", nameof(text));
        if (element is null && !variable.Shape.IsScalar)
            throw new ArgumentException($"'{text}' is a {variable.Shape}; expected one of its elements, such as {variable.ElementName(0)}", nameof(text));
        return _bySlot[variable.SlotArray[element ?? 0]];
    }

    /// <summary>The closed form of a name, a number for a constant; null for a name that the model does not have.</summary>
    public Expr? ValueOf(string name) =>
        Find(name) is { } scalar ? ValueOf(scalar)
        : Model.Constants.TryGetValue(name, out Scalars.Rational constant) ? Expr.Number(constant)
        : null;

    /// <summary>The closed form.</summary>
    public Expr ValueOf(NamedScalar scalar) => Closed.Values[scalar.Slot].Formula;

    /// <summary>The derivative along every path; the backward sweep from each differentiated scalar runs once.</summary>
    public Expr Total(NamedScalar of, NamedScalar withRespectTo) =>
        _totals.GetOrAdd(of.Slot, slot => Closed.Backward(slot))[withRespectTo.Slot].Formula;

    /// <summary>The direct partial: the own formula differentiated, all other arguments held constant; 1 of a scalar in itself.</summary>
    public Expr Direct(NamedScalar of, NamedScalar withRespectTo)
    {
        if (of == withRespectTo)
            return Expr.One;
        return !of.Variable.IsLeaf && Closed.DirectPartials(of.Slot, of.Variable.Start).TryGetValue(withRespectTo.Slot, out Symbol partial)
            ? partial.Formula
            : Expr.Zero;
    }

    /// <summary>Whether the one variable occurs in the other's own formula.</summary>
    public static bool IsArgument(NamedScalar of, NamedScalar argument) => of.Variable.Arguments.Contains(argument.Variable);

    /// <summary>The scalar of which this one is only another name, itself where it is none.</summary>
    public NamedScalar Original(NamedScalar scalar)
    {
        NamedScalar original = scalar;
        while (!original.Variable.IsLeaf && Tape.Instructions[original.Slot] is { Code: Opcode.Copy, Left: var source } && At(source) is { } named)
            original = named;
        return original;
    }

    /// <summary>Which slots depend on a scalar, its own included; linear in the tape.</summary>
    public bool[] ReachedFrom(NamedScalar scalar)
    {
        var reached = new bool[Tape.Length];
        reached[scalar.Slot] = true;
        for (int slot = scalar.Slot + 1; slot < reached.Length; slot++)
        {
            ref readonly Instruction step = ref Tape.Instructions[slot];
            reached[slot] = ((step.Flow & Flow.Left) != 0 && reached[step.Left]) || ((step.Flow & Flow.Right) != 0 && reached[step.Right]);
        }

        return reached;
    }

    /// <summary>Whether gradients flow from the one scalar to the other at all; linear in the tape.</summary>
    public bool DependsOn(NamedScalar of, NamedScalar withRespectTo)
    {
        var reached = new bool[of.Slot + 1];
        reached[of.Slot] = true;
        for (int slot = of.Slot; slot > withRespectTo.Slot; slot--)
        {
            ref readonly Instruction step = ref Tape.Instructions[slot];
            if (reached[slot] && (step.Flow & Flow.Left) != 0)
                reached[step.Left] = true;
            if (reached[slot] && (step.Flow & Flow.Right) != 0)
                reached[step.Right] = true;
        }

        return withRespectTo.Slot <= of.Slot && reached[withRespectTo.Slot];
    }
}
