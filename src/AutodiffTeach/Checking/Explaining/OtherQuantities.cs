using AutodiffTeach.Checking.Resolution;
using AutodiffTeach.Formulas;

namespace AutodiffTeach.Checking.Explaining;

/// <summary>Answers that are right for something else: another variable of differentiation, another output, the variable itself, one over the derivative.</summary>
internal static class OtherQuantities
{
    /// <summary>The quantities that may be mistaken for a derivative.</summary>
    public static IEnumerable<Slip> Of(DerivativeAnatomy anatomy) => ByOthers(anatomy).Concat(OfOthers(anatomy)).Concat(Simple(anatomy));

    private static IEnumerable<Slip> Simple(DerivativeAnatomy anatomy)
    {
        (ModelReading reading, NamedScalar of, NamedScalar withRespectTo) = (anatomy.Reading, anatomy.Of, anatomy.WithRespectTo);
        FieldElement[] right = [.. anatomy.Points.Select(anatomy.At)];
        yield return new Slip(FeedbackKinds.NotDifferentiated, $"This is {of} itself; it is still to be differentiated by {withRespectTo}.",
            [.. anatomy.Points.Select(point => anatomy.Run(point).Values[of.Slot])], () => reading.ValueOf(of));
        yield return new Slip(FeedbackKinds.Inverted, $"This is one over d{of}/d{withRespectTo}.",
            [.. right.Select(value => FieldElement.One / value)], () => Expr.Reciprocal(reading.Total(of, withRespectTo)));
    }

    // One backward sweep has the derivatives by all variables.
    private static IEnumerable<Slip> ByOthers(DerivativeAnatomy anatomy)
    {
        ModelReading reading = anatomy.Reading;
        FieldElement[][] sweeps = [.. anatomy.Points.Select(point => anatomy.Run(point).Backward(anatomy.Of.Slot))];
        foreach (NamedScalar other in reading.Scalars.Where(scalar => scalar != anatomy.WithRespectTo && scalar.Slot < anatomy.Of.Slot))
        {
            if (sweeps.Length > 0 && sweeps[0][other.Slot].IsZero)
                continue;
            bool isMember = other.Variable.BaseName == anatomy.WithRespectTo.Variable.BaseName;
            yield return new Slip(isMember ? FeedbackKinds.WrongIndex : FeedbackKinds.WrongParameter,
                $"This is the derivative by {other}, not by {anatomy.WithRespectTo}.", [.. sweeps.Select(sweep => sweep[other.Slot])], () => reading.Total(anatomy.Of, other));
        }
    }

    // One forward sweep over dual numbers has the derivatives of all variables.
    private static IEnumerable<Slip> OfOthers(DerivativeAnatomy anatomy)
    {
        ModelReading reading = anatomy.Reading;
        FieldElement[][] sweeps = [.. anatomy.Points.Select(anatomy.Tangents)];
        foreach (NamedScalar other in reading.Scalars.Where(scalar => scalar != anatomy.Of && !scalar.Variable.IsLeaf && scalar.Slot > anatomy.WithRespectTo.Slot))
        {
            if (!anatomy.WithRespectTo.Variable.IsLeaf || (sweeps.Length > 0 && sweeps[0][other.Slot].IsZero))
                continue;
            bool isMember = other.Variable.BaseName == anatomy.Of.Variable.BaseName;
            yield return new Slip(isMember ? FeedbackKinds.WrongIndex : FeedbackKinds.WrongParameter,
                $"This is the derivative of {other}, not of {anatomy.Of}.", [.. sweeps.Select(sweep => sweep[other.Slot])], () => reading.Total(other, anatomy.WithRespectTo));
        }
    }
}
