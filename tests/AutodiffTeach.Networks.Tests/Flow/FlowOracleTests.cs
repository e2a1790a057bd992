using AutodiffTeach.Networks.Flow;

namespace AutodiffTeach.Networks.Tests.Flow;

/// <summary>Gradient flow agrees with PyTorch on given weights.</summary>
public sealed class FlowOracleTests
{
    private const double Relative = 1e-10;
    private const double Absolute = 1e-14;

    public static TheoryData<int> Cases => [.. FlowOracle.Indices];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Norms_spectra_and_the_loss_are_those_of_torch(int index)
    {
        var oracle = new FlowOracle(index);
        Agree(oracle["loss"], [oracle.Loss.Forward(oracle.Network.Forward(oracle.Input))]);
        LayerFlow flow = Assert.Single(LayerFlow.Measure(oracle.Network, oracle.Input, oracle.Loss));
        Agree(oracle["stateNorm"], flow.StateNorms);
        Agree(oracle["gradientNorm"], flow.GradientNorms);
        Agree(oracle["spectralRadius"], flow.Gates.Select(gate => gate.SpectralRadius));
        Agree(oracle["spectralNorm"], flow.Gates.Select(gate => gate.SpectralNorm));
        Assert.Equal(oracle.Has("cellNorm"), flow.CellNorms is not null);
        if (oracle.Has("cellNorm"))
        {
            Agree(oracle["cellNorm"], flow.CellNorms!);
            Agree(oracle["cellGradientNorm"], flow.CellGradientNorms!);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Jacobians_of_states_have_the_norms_of_torch(int index)
    {
        var oracle = new FlowOracle(index);
        IReadOnlyList<IReadOnlyList<double>> norms = StateJacobian.Norms(oracle.Layer, oracle.Input);
        Agree(oracle["jacobianNorm"], norms.SelectMany((row, t) => row.Take(t + 1)));
        Assert.All(norms.SelectMany((row, t) => row.Skip(t + 1)), later => Assert.Equal(0, later));
    }

    private static void Agree(double[] expected, IEnumerable<double> actual)
    {
        double[] given = [.. actual];
        Assert.Equal(expected.Length, given.Length);
        for (int i = 0; i < given.Length; i++)
            Assert.True(Math.Abs(expected[i] - given[i]) <= Absolute + (Relative * Math.Abs(expected[i])), $"number {i}: {given[i]}, torch has {expected[i]}");
    }
}
