using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Printing;

/// <summary>The plain syntax: explicit <c>*</c> and <c>^</c>, names as they are.</summary>
internal sealed class PlainWriter(Notation notation, int maximumLength)
    : FormulaWriter(notation, new Signs(" + ", " - ", "-", ", "), maximumLength)
{
    protected override void EmitBracketed(Expr formula, Action emit) => EmitBracketed(emit);

    protected override void EmitNumber(Rational value) => Emit(Numerals.IsFraction(value, Notation.PrefersDecimals) ? value.ToString() : Numerals.Text(value));

    protected override void EmitProduct(IReadOnlyList<Factor> factors)
    {
        for (int i = 0; i < factors.Count; i++)
        {
            (bool divides, Expr operand) = factors[i];
            if (i > 0 || divides)
                Emit(divides ? i == 0 ? "1/" : "/" : "*");
            // A fraction at the head needs no brackets: 3/2*x.
            bool fractionFirst = i == 0 && operand is Number && !divides;
            Emit(operand, divides ? Level.Power : fractionFirst ? Level.Product : Level.Factor);
        }
    }

    protected override void EmitPower(Expr @base, Expr exponent)
    {
        Emit(@base, Level.Atom);
        Emit("^");
        Emit(exponent, Level.Atom);
    }

    protected override void EmitName(string name) => Emit(name);

    protected override void EmitPartial(PartialKind kind, string of, string withRespectTo) =>
        Emit(kind switch
        {
            PartialKind.Direct => $"∂⁺{of}/∂{withRespectTo}",
            PartialKind.Ordinary => $"d{of}/d{withRespectTo}",
            _ => $"∂{of}/∂{withRespectTo}",
        });

    protected override void EmitSecondPartial(string of, string withRespectTo) => Emit($"∂²{of}/∂{withRespectTo}²");

    protected override void EmitDerivative(Expr of, string withRespectTo)
    {
        Emit("∂");
        EmitBracketed(() => Emit(of));
        Emit($"/∂{withRespectTo}");
    }

    protected override Level LevelOfSeries => Level.Atom;

    // sum(t=1..N, body)
    protected override void EmitSeries(Series series)
    {
        Emit(series.Kind == SeriesKind.Sum ? "sum(" : "prod(");
        Emit(series.Index.Name + "=");
        Emit(series.Lower);
        Emit("..");
        Emit(series.Upper);
        Emit(", ");
        Emit(series.Body);
        Emit(")");
    }

    protected override void EmitCall(Operation function, string? printed, IReadOnlyList<Expr> arguments)
    {
        if (function is Step && printed is null)
        {
            Emit("1[");
            Emit(arguments[0]);
            Emit(" > 0]");
            return;
        }

        Emit(printed ?? function.Name);
        EmitBracketed(() => EmitArguments(arguments));
    }

    private void EmitBracketed(Action emit)
    {
        Emit("(");
        emit();
        Emit(")");
    }
}
