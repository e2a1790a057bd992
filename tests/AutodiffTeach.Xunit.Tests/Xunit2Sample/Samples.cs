using AutodiffTeach.Xunit;
using Xunit;

namespace Xunit2Sample;

public sealed class Samples
{
    [Fact]
    public void Passes() => FormulaAssert.Equivalent("(a + b)^2", "a^2 + 2*a*b + b^2");

    [Fact]
    public void Fails() => FormulaAssert.Equivalent("2*x", "3*x");
}
