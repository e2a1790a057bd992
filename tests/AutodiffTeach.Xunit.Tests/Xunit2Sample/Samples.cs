using AutodiffTeach.Xunit;
using Xunit;

namespace Xunit2Sample;

public sealed class Samples
{
    [Fact]
    public void A_right_formula_passes() => FormulaAssert.Equivalent("(a + b)^2", "a^2 + 2*a*b + b^2");

    [Fact]
    public void A_wrong_formula_fails() => FormulaAssert.Equivalent("(a + b)^2", "a^2 + b^2");
}
