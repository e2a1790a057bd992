using AutodiffTeach.Scalars;
using AutodiffTeach.Scalars.Enclosures;

namespace AutodiffTeach.Formulas.Equivalence.Sampling;

/// <summary>Formulas as one straight-line program in which each distinct part is computed once.</summary>
internal sealed class FormulaProgram
{
    private readonly List<Instruction> _code = [];
    private readonly List<Rational> _numbers = [];
    private readonly Dictionary<Expr, int> _slots = new(ReferenceEqualityComparer.Instance);

    private FormulaProgram(IReadOnlyList<Expr> atoms, IReadOnlyList<string> names)
    {
        Names = names;
        for (int i = 0; i < atoms.Count; i++)
            _slots[atoms[i]] = Emit(new Instruction(OpCode.Variable, i));
    }

    /// <summary>The names of the variables, symbols of derivatives as printed, in ordinal order; a variable's slot is its place here.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The instructions, operands before their use.</summary>
    public IReadOnlyList<Instruction> Code => _code;

    /// <summary>The numbers that occur, exponents included.</summary>
    public IReadOnlyList<Rational> Numbers => _numbers;

    /// <summary>The slots of the formulas, in the order in which they were given.</summary>
    public int[] Roots { get; private set; } = [];

    /// <summary>The program of formulas without derivatives to be taken. Variables are those of all of them.</summary>
    public static FormulaProgram Of(params ReadOnlySpan<Expr> formulas) => Compile(formulas, null);

    /// <summary>The program of a formula over the variables of another program; others have no value.</summary>
    public FormulaProgram OverSameVariables(Expr formula) => Compile([formula], this);

    /// <summary>The slot of a part, or null where it is none of the program's.</summary>
    public int? SlotOf(Expr part) => _slots.TryGetValue(part, out int slot) ? slot : null;

    internal int Emit(Instruction instruction)
    {
        _code.Add(instruction);
        return _code.Count - 1;
    }

    internal int EmitNumber(Rational value)
    {
        _numbers.Add(value);
        return Emit(new Instruction(OpCode.Number, _numbers.Count - 1));
    }

    internal int EmitPower(int @base, Rational exponent)
    {
        _numbers.Add(exponent);
        return Emit(new Instruction(OpCode.RationalPower, @base, _numbers.Count - 1));
    }

    internal int EmitFunction(Elementary function, int argument) => Emit(new Instruction(OpCode.Function, argument, 0, function));

    private static FormulaProgram Compile(ReadOnlySpan<Expr> formulas, FormulaProgram? variablesOf)
    {
        IReadOnlyList<Expr> parts = Expressions.Ordered(formulas);
        HashSet<Expr> names = NamesWithin(parts, formulas);
        List<(string Name, Expr Atom)> atoms = [];
        foreach (Expr part in parts)
        {
            if (part is Variable(var name) && !names.Contains(part))
                atoms.Add((name, part));
            else if (part is Partial)
                atoms.Add((PlainPrinter.Print(part), part));
        }

        if (atoms.Count > 1)
            atoms.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        var program = variablesOf is null
            ? new FormulaProgram([.. atoms.Select(atom => atom.Atom)], [.. atoms.Select(atom => atom.Name)])
            : new FormulaProgram([.. variablesOf._slots.Where(pair => pair.Value < variablesOf.Names.Count).OrderBy(pair => pair.Value).Select(pair => pair.Key)], variablesOf.Names);
        var compiler = new ProgramCompiler(program, program._slots);
        foreach (Expr part in parts)
        {
            if (!program._slots.ContainsKey(part) && !names.Contains(part))
                program._slots[part] = compiler.Slot(part);
        }

        program.Roots = new int[formulas.Length];
        for (int i = 0; i < formulas.Length; i++)
            program.Roots[i] = program._slots[formulas[i]];
        return program;
    }

    // Variables that occur only inside the symbols of derivatives, as indices or as bound ones: parts of names. A whole is none.
    private static HashSet<Expr> NamesWithin(IReadOnlyList<Expr> parts, ReadOnlySpan<Expr> wholes)
    {
        var names = new HashSet<Expr>(ReferenceEqualityComparer.Instance);
        if (!parts.Any(part => part is Partial or Series or Variable { Indices.Count: > 0 }))
            return names;
        foreach (Expr part in parts)
        {
            if (part is Partial or Series or Variable)
                names.UnionWith(part.ChildList);
        }

        foreach (Expr part in parts)
        {
            if (part is not (Partial or Series or Variable) && !names.Contains(part))
                names.ExceptWith(part.ChildList);
        }

        names.ExceptWith(wholes.ToArray());
        return names;
    }
}
