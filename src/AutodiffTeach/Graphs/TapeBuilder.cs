using AutodiffTeach.Formulas;
using AutodiffTeach.Operations;

namespace AutodiffTeach.Graphs;

/// <summary>Records instructions into a tape.</summary>
/// <remarks>
/// For formulas written in C#: <see cref="Leaf"/> gives a traced value, arithmetic on traced values records itself, and
/// <see cref="Build"/> makes the tape. Not safe for use by several threads at once.
/// </remarks>
public sealed class TapeBuilder
{
    private readonly List<Instruction> _instructions = [];
    private readonly List<Expr> _constants = [];
    private readonly List<bool> _active = [];
    private readonly List<Operation> _operations = [];
    private readonly Dictionary<Operation, int> _operationNumbers = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Expr, int> _constantNumbers = new(ReferenceEqualityComparer.Instance);

    /// <summary>The number of slots so far.</summary>
    public int Count => _instructions.Count;

    /// <summary>The number of leaves so far.</summary>
    public int LeafCount { get; private set; }

    /// <summary>A new leaf: a value that a replay is given and that gradients are taken in.</summary>
    public Traced Leaf() => new(this, AddLeaf());

    /// <summary>The tape of what has been recorded.</summary>
    public Tape Build() => new([.. _instructions], [.. _operations], [.. _constants], [.. _active], LeafCount);

    internal int AddLeaf() => Add(new Instruction(Opcode.Leaf, null, LeafCount++, -1));

    /// <summary>A constant: a number, pi or e.</summary>
    internal int AddConstant(Expr value)
    {
        if (!_constantNumbers.TryGetValue(value, out int number))
        {
            number = _constants.Count;
            _constants.Add(value);
            _constantNumbers.Add(value, number);
        }

        return Add(new Instruction(Opcode.Constant, null, number, -1));
    }

    internal int AddCopy(int slot) => Add(new Instruction(Opcode.Copy, null, slot, -1));

    internal int AddUnary(UnaryOperation operation, int operand) =>
        Add(new Instruction(Opcode.Unary, operation, operand, -1));

    internal int AddBinary(BinaryOperation operation, int left, int right) => Add(new Instruction(
        operation switch
        {
            Operations.Add => Opcode.Add,
            Multiply => Opcode.Multiply,
            _ => Opcode.Binary,
        },
        operation,
        left,
        right));

    /// <summary>Whether gradients flow through the slot: it is a leaf or a name, or depends on one.</summary>
    internal bool IsActive(int slot) => _active[slot];

    private int Add(Instruction instruction)
    {
        Flow flow = Flow.None;
        if (instruction.Arity > 0 && _active[instruction.Left])
            flow |= Flow.Left;
        if (instruction.Arity > 1 && _active[instruction.Right])
            flow |= Flow.Right;
        _instructions.Add(instruction with { Flow = flow, Kernel = NumberOf(instruction.Operation) });
        _active.Add(flow != Flow.None || instruction.Code is Opcode.Leaf or Opcode.Copy);
        return _instructions.Count - 1;
    }

    private int NumberOf(Operation? operation)
    {
        if (operation is null)
            return 0;
        if (!_operationNumbers.TryGetValue(operation, out int number))
        {
            number = _operations.Count;
            _operations.Add(operation);
            _operationNumbers.Add(operation, number);
        }

        return number;
    }
}
