using System.Text;
using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Printing;

/// <summary>
/// Writes a formula as text from a stack of pieces, so that its depth does not matter: a notation says how one node is written, as
/// literal text and parts, and the writer expands the parts in turn.
/// </summary>
internal abstract class FormulaWriter(Notation notation, Signs signs, int maximumLength)
{
    private readonly Stack<Piece> _pending = new();
    private readonly List<Piece> _pieces = [];

    /// <summary>The names in print.</summary>
    protected Notation Notation { get; } = notation;

    /// <summary>The text, cut with an ellipsis where it would be longer than allowed.</summary>
    public string Write(Expr formula)
    {
        var output = new StringBuilder();
        _pending.Push(new Piece(null, formula, Level.Sum));
        while (_pending.TryPop(out Piece piece))
        {
            if (piece.Text is { } text)
                output.Append(text);
            else
                Expand(piece.Formula!, piece.Least);
            if (output.Length > maximumLength)
                return output.ToString(0, maximumLength) + "…";
        }

        return output.ToString();
    }

    /// <summary>How tightly the notation's form of the shape holds together.</summary>
    protected virtual Level LevelOf(Shape shape) => shape switch
    {
        NumberShape(var value) => Numerals.IsFraction(value, Notation.PrefersDecimals) ? Level.Product : Level.Atom,
        NegativeShape or SumShape => Level.Sum,
        ProductShape => Level.Product,
        PowerShape => Level.Power,
        AtomShape(Partial or Derivative) => Level.Factor,
        AtomShape(Series) => LevelOfSeries,
        _ => Level.Atom,
    };

    /// <summary>Emits the brackets around a part.</summary>
    protected abstract void EmitBracketed(Expr formula, Action emit);

    /// <summary>Emits a number that is not negative.</summary>
    protected abstract void EmitNumber(Rational value);

    /// <summary>Emits a product.</summary>
    protected abstract void EmitProduct(IReadOnlyList<Factor> factors);

    /// <summary>Emits a power.</summary>
    protected abstract void EmitPower(Expr @base, Expr exponent);

    /// <summary>Emits a name, of a variable in its printed form or of a constant.</summary>
    protected abstract void EmitName(string name);

    /// <summary>Emits the symbol of a derivative, with printed names.</summary>
    protected abstract void EmitPartial(PartialKind kind, string of, string withRespectTo);

    /// <summary>Emits the symbol of a second derivative, with printed names.</summary>
    protected abstract void EmitSecondPartial(string of, string withRespectTo);

    /// <summary>Emits a derivative that is still to be taken; the variable has its printed name.</summary>
    protected abstract void EmitDerivative(Expr of, string withRespectTo);

    /// <summary>Emits a call; a function that the notation renames has a printed name.</summary>
    protected abstract void EmitCall(Operation function, string? printed, IReadOnlyList<Expr> arguments);

    /// <summary>Emits a sum or product over an index.</summary>
    protected abstract void EmitSeries(Series series);

    /// <summary>How tightly a sum or product over an index holds together.</summary>
    protected abstract Level LevelOfSeries { get; }

    /// <summary>Emits what groups a sum or a leading minus into one unit.</summary>
    protected virtual void EmitRow(Action emit) => emit();

    /// <summary>Emits literal text.</summary>
    protected void Emit(string text) => _pieces.Add(new Piece(text, null, default));

    /// <summary>Emits a part, in brackets where it is looser than its place allows.</summary>
    protected void Emit(Expr part, Level least = Level.Sum) => _pieces.Add(new Piece(null, part, least));

    /// <summary>The printed name of a function, or null where the notation does not rename it.</summary>
    protected string? PrintedName(Operation function) => Notation.FunctionNames.GetValueOrDefault(function.Name);

    /// <summary>Emits arguments with commas.</summary>
    protected void EmitArguments(IReadOnlyList<Expr> arguments)
    {
        for (int i = 0; i < arguments.Count; i++)
        {
            if (i > 0)
                Emit(signs.Comma);
            Emit(arguments[i]);
        }
    }

    private void EmitShape(Shape shape)
    {
        switch (shape)
        {
            case NumberShape(var value):
                EmitNumber(value);
                break;
            case NegativeShape(var magnitude):
                EmitRow(() => EmitTerms([new SignedTerm(true, magnitude)]));
                break;
            case SumShape(var terms):
                EmitRow(() => EmitTerms(terms));
                break;
            case ProductShape(var factors):
                EmitProduct(factors);
                break;
            case PowerShape(var @base, var exponent):
                EmitPower(@base, exponent);
                break;
            case AtomShape(var atom):
                EmitAtom(atom);
                break;
        }
    }

    private void EmitTerms(IReadOnlyList<SignedTerm> terms)
    {
        for (int i = 0; i < terms.Count; i++)
        {
            if (i > 0)
                Emit(terms[i].IsNegative ? signs.Minus : signs.Plus);
            else if (terms[i].IsNegative)
                Emit(signs.LeadingMinus);
            Emit(terms[i].Magnitude, Level.Product);
        }
    }

    private void EmitAtom(Expr atom)
    {
        switch (atom)
        {
            case Variable(var name):
                EmitName(Notation.PrintedName(name));
                break;
            case Constant(var name):
                EmitName(name);
                break;
            case Partial(var kind, Variable(var of), Variable(var withRespectTo)):
                EmitPartial(kind, Notation.PrintedName(of), Notation.PrintedName(withRespectTo));
                break;
            case Derivative(Partial(PartialKind.Total, Variable(var of), Variable(var first)), Variable(var second)) when first == second:
                EmitSecondPartial(Notation.PrintedName(of), Notation.PrintedName(first));
                break;
            case Derivative(var of, Variable(var withRespectTo)):
                EmitDerivative(of, Notation.PrintedName(withRespectTo));
                break;
            case Series series:
                EmitSeries(series);
                break;
            case Call(var function, var arguments):
                EmitCall(function, PrintedName(function), arguments);
                break;
        }
    }

    private void Expand(Expr formula, Level least)
    {
        Shape shape = Shape.Of(formula);
        _pieces.Clear();
        if (LevelOf(shape) < least)
            EmitBracketed(formula, () => EmitShape(shape));
        else
            EmitShape(shape);
        for (int i = _pieces.Count - 1; i >= 0; i--)
            _pending.Push(_pieces[i]);
    }

    private readonly record struct Piece(string? Text, Expr? Formula, Level Least);
}

/// <summary>What a notation writes between terms and arguments.</summary>
internal sealed record Signs(string Plus, string Minus, string LeadingMinus, string Comma);
