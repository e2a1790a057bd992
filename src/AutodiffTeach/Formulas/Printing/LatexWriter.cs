using System.Globalization;
using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Printing;

/// <summary>LaTeX as a course sets it: fractions with bars, products by juxtaposition.</summary>
internal sealed class LatexWriter(Expr formula, Notation notation, int maximumLength)
    : FractionWriter(notation, new Signs(" + ", " - ", "-", ", "), maximumLength)
{
    private readonly TallParts _tall = new(formula);

    protected override string Times => " ";

    protected override string TimesWord => @"\, ";

    protected override string Dot => @" \cdot ";

    protected override void EmitBracketed(Expr formula, Action emit) => EmitBracketed(_tall.Contains(formula), emit);

    protected override void EmitNumber(Rational value)
    {
        if (Numerals.IsFraction(value, Notation.PrefersDecimals))
        {
            Emit(string.Create(CultureInfo.InvariantCulture, $@"\frac{{{value.Numerator}}}{{{value.Denominator}}}"));
            return;
        }

        string text = Numerals.Text(value);
        int e = text.IndexOf('e', StringComparison.Ordinal);
        Emit(e < 0 ? text : $@"{text[..e]} \cdot 10^{{{text[(e + 1)..]}}}");
    }

    protected override void EmitFraction(Expr above, Expr below)
    {
        EmitBraced(@"\frac", above);
        EmitBraced("", below);
    }

    protected override void EmitPower(Expr @base, Expr exponent)
    {
        Emit(@base, Level.Atom);
        EmitBraced("^", exponent);
    }

    protected override void EmitName(string name) => Emit(LatexName.Of(name));

    protected override void EmitPartial(PartialKind kind, string of, string withRespectTo) =>
        Emit(kind == PartialKind.Ordinary
            ? $@"\frac{{\mathrm{{d}} {LatexName.Of(of)}}}{{\mathrm{{d}} {LatexName.Of(withRespectTo)}}}"
            : $@"\frac{{\partial{(kind == PartialKind.Direct ? "^{+}" : "")} {LatexName.Of(of)}}}{{\partial {LatexName.Of(withRespectTo)}}}");

    protected override void EmitSecondPartial(string of, string withRespectTo)
    {
        // The second exponent of U^f needs brackets.
        string name = LatexName.Of(withRespectTo);
        string variable = name.Contains('^', StringComparison.Ordinal) ? $"({name})" : name;
        Emit($@"\frac{{\partial^{{2}} {LatexName.Of(of)}}}{{\partial {variable}^{{2}}}}");
    }

    protected override void EmitDerivative(Expr of, string withRespectTo)
    {
        Emit($@"\frac{{\partial}}{{\partial {LatexName.Of(withRespectTo)}}}");
        EmitBracketed(true, () => Emit(of));
    }

    protected override void EmitSeries(Series series)
    {
        Emit($@"{(series.Kind == SeriesKind.Sum ? @"\sum" : @"\prod")}_{{{LatexName.Of(series.Index.Name)}=");
        Emit(series.Lower);
        Emit("}^{");
        Emit(series.Upper);
        Emit("} ");
        Emit(series.Body, Level.Product);
    }

    protected override void EmitCall(Operation function, string? printed, IReadOnlyList<Expr> arguments)
    {
        switch (function)
        {
            case Sqrt when printed is null:
                EmitBraced(@"\sqrt", arguments[0]);
                break;
            case Exp when printed is null:
                EmitBraced("e^", arguments[0]);
                break;
            case Abs when printed is null:
                Emit(@"\left|");
                Emit(arguments[0]);
                Emit(@"\right|");
                break;
            case Step when printed is null:
                Emit(@"\mathbb{1}[");
                Emit(arguments[0]);
                Emit(" > 0]");
                break;
            default:
                Emit(printed is not null ? LatexName.OfFunction(printed) : function is AbstractFunction ? LatexName.OfFunction(function.Name) : function.LatexName);
                EmitBracketed(arguments.Any(_tall.Contains), () => EmitArguments(arguments));
                break;
        }
    }

    private void EmitBracketed(bool tall, Action emit)
    {
        Emit(tall ? @"\left(" : "(");
        emit();
        Emit(tall ? @"\right)" : ")");
    }

    private void EmitBraced(string command, Expr part)
    {
        Emit(command + "{");
        Emit(part);
        Emit("}");
    }
}
