using System.Globalization;
using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Printing;

/// <summary>Presentation MathML Core: every part is one element, brackets are operators that grow by themselves.</summary>
internal sealed class MathMlWriter(Notation notation, int maximumLength)
    : FractionWriter(notation, new Signs("<mo>+</mo>", "<mo>−</mo>", "<mo>−</mo>", "<mo separator=\"true\">,</mo>"), maximumLength)
{
    protected override string Times => "<mo>\u2062</mo>"; // invisible

    protected override string TimesWord => "<mspace width=\"0.167em\"/>";

    protected override string Dot => "<mo>⋅</mo>";

    protected override void EmitBracketed(Expr formula, Action emit) => EmitBracketed("(", emit, ")");

    protected override void EmitNumber(Rational value) => Emit(Numerals.IsFraction(value, Notation.PrefersDecimals)
        ? string.Create(CultureInfo.InvariantCulture, $"<mfrac><mn>{value.Numerator}</mn><mn>{value.Denominator}</mn></mfrac>")
        : $"<mn>{Numerals.Text(value)}</mn>");

    protected override void EmitFraction(Expr above, Expr below)
    {
        Emit("<mfrac>");
        Emit(above);
        Emit(below);
        Emit("</mfrac>");
    }

    protected override void EmitPower(Expr @base, Expr exponent)
    {
        Emit("<msup>");
        Emit(@base, Level.Atom);
        Emit(exponent);
        Emit("</msup>");
    }

    protected override void EmitName(string name) => Emit(MathMlName.Of(name));

    protected override void EmitPartial(PartialKind kind, string of, string withRespectTo)
    {
        string sign = kind == PartialKind.Ordinary ? "<mi mathvariant=\"normal\">d</mi>" : "<mo>∂</mo>";
        string above = kind == PartialKind.Direct ? $"<msup>{sign}<mo>+</mo></msup>" : sign;
        Emit($"<mfrac><mrow>{above}{MathMlName.Of(of)}</mrow><mrow>{sign}{MathMlName.Of(withRespectTo)}</mrow></mfrac>");
    }

    protected override void EmitSecondPartial(string of, string withRespectTo)
    {
        string name = MathMlName.Of(withRespectTo);
        string variable = withRespectTo.Contains('^', StringComparison.Ordinal) ? $"<mrow><mo>(</mo>{name}<mo>)</mo></mrow>" : name;
        Emit($"<mfrac><mrow><msup><mo>∂</mo><mn>2</mn></msup>{MathMlName.Of(of)}</mrow><mrow><mo>∂</mo><msup>{variable}<mn>2</mn></msup></mrow></mfrac>");
    }

    protected override void EmitDerivative(Expr of, string withRespectTo) => EmitRow(() =>
    {
        Emit($"<mfrac><mo>∂</mo><mrow><mo>∂</mo>{MathMlName.Of(withRespectTo)}</mrow></mfrac>");
        EmitBracketed("(", () => Emit(of), ")");
    });

    protected override void EmitRow(Action emit)
    {
        Emit("<mrow>");
        emit();
        Emit("</mrow>");
    }

    protected override void EmitSeries(Series series) => EmitRow(() =>
    {
        Emit($"<munderover><mo>{(series.Kind == SeriesKind.Sum ? "∑" : "∏")}</mo><mrow>{MathMlName.Of(series.Index.Name)}<mo>=</mo>");
        Emit(series.Lower);
        Emit("</mrow>");
        Emit(series.Upper);
        Emit("</munderover>");
        Emit(series.Body, Level.Product);
    });

    protected override void EmitCall(Operation function, string? printed, IReadOnlyList<Expr> arguments)
    {
        switch (function)
        {
            case Sqrt when printed is null:
                Emit("<msqrt>");
                Emit(arguments[0]);
                Emit("</msqrt>");
                break;
            case Exp when printed is null:
                Emit("<msup><mi>e</mi>");
                Emit(arguments[0]);
                Emit("</msup>");
                break;
            case Abs when printed is null:
                EmitBracketed("|", () => Emit(arguments[0]), "|");
                break;
            case Step when printed is null:
                EmitRow(() => EmitIndicator(arguments[0]));
                break;
            default:
                EmitRow(() => EmitApplication(printed ?? (function is Sigmoid ? "sigma" : function.Name), arguments));
                break;
        }
    }

    private void EmitBracketed(string open, Action emit, string close) => EmitRow(() =>
    {
        Emit($"<mo>{open}</mo>");
        emit();
        Emit($"<mo>{close}</mo>");
    });

    private void EmitIndicator(Expr condition)
    {
        Emit("<mn>𝟙</mn>");
        EmitBracketed("[", () =>
        {
            Emit(condition);
            Emit("<mo>&gt;</mo><mn>0</mn>");
        }, "]");
    }

    private void EmitApplication(string name, IReadOnlyList<Expr> arguments)
    {
        Emit(MathMlName.OfFunction(name));
        Emit("<mo>\u2061</mo>"); // function application, invisible
        EmitBracketed("(", () => EmitArguments(arguments), ")");
    }
}
