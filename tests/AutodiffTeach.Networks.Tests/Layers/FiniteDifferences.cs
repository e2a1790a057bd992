namespace AutodiffTeach.Networks.Tests.Layers;

/// <summary>Gradients by their definition: central differences in double.</summary>
internal static class FiniteDifferences
{
    private const double Step = 1e-5;
    private const double Tolerance = 2e-9;

    /// <summary>Moves each value up and down, and compares what the loss does with the gradient.</summary>
    public static void Check(string name, Span<double> values, ReadOnlySpan<double> gradient, Func<double> loss)
    {
        Assert.Equal(values.Length, gradient.Length);
        for (int index = 0; index < values.Length; index++)
        {
            double kept = values[index];
            values[index] = kept + Step;
            double above = loss();
            values[index] = kept - Step;
            double below = loss();
            values[index] = kept;
            double expected = (above - below) / (2 * Step);
            Assert.True(Math.Abs(expected - gradient[index]) <= Tolerance * (1 + Math.Abs(expected)),
                $"{name}[{index}]: {gradient[index]:R}, but by differences {expected:R}");
        }
    }
}
