using AutodiffTeach.Networks.Flow;
using AutodiffTeach.Networks.Flow.Answers;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Flow;

/// <summary>The formulas of the worked answers give what the layers' own backward passes give.</summary>
public sealed class AnswerTests
{
    private const double Relative = 1e-10;

    public static TheoryData<double, int> Radii => new() { { 0.5, 1 }, { 1, 1 }, { 1.5, 3 }, { 0.01, 2 } };

    [Theory]
    [MemberData(nameof(Radii))]
    public void Gradients_of_a_linear_rnn_are_powers_of_the_recurrent_matrix(double radius, int batch)
    {
        FlowExperiment experiment = Run(new(CellKind.Rnn, Activation.Identity), new() { SpectralRadius = radius, Batch = batch, InputSize = 2, HiddenSize = 7, Length = 20 });
        Agree(LinearGradient.Of(experiment).Values, experiment.Layer.StateGradients.Values);
    }

    [Fact]
    public void Gradients_of_a_linear_rnn_follow_the_eigenvalue()
    {
        foreach (double eigenvalue in new[] { 0.5, 1, 1.5 })
        {
            FlowExperiment experiment = Run(new(CellKind.Rnn, Activation.Identity), new() { Initialisation = Networks.Training.Initialisation.Orthogonal, SpectralRadius = eigenvalue, Length = 30 });
            IReadOnlyList<double> norms = LayerFlow.Of(experiment.Network)[0].GradientNorms;
            for (int step = 1; step < norms.Count; step++)
                Assert.Equal(eigenvalue, norms[step - 1] / norms[step], 1e-12);
        }
    }

    public static TheoryData<CellKind, Activation> Formulas => new()
    {
        { CellKind.Rnn, Activation.Identity }, { CellKind.Rnn, Activation.Tanh }, { CellKind.Rnn, Activation.Relu },
        { CellKind.Residual, Activation.Identity }, { CellKind.Residual, Activation.Tanh }, { CellKind.Residual, Activation.Relu },
    };

    [Theory]
    [MemberData(nameof(Formulas))]
    public void Jacobians_are_products_of_those_of_the_steps(CellKind kind, Activation activation)
    {
        FlowExperiment experiment = Run(new(kind, activation), new() { WeightScale = 1.3, HiddenSize = 6, Length = 8, Seed = 3 });
        var steps = StepJacobians.Of(experiment);
        var measured = StateJacobian.Of(experiment.Layer, experiment.Input);
        for (int t = 1; t <= measured.Steps; t++)
        {
            for (int s = 1; s <= t; s++)
                Agree(steps.Product(t, s).Values, measured.At(t, s).Values);
        }
    }

    [Theory]
    [InlineData("lstm")]
    [InlineData("gru")]
    public void Jacobians_of_gated_cells_are_those_of_finite_differences(string cell)
    {
        const double move = 1e-6;
        var options = new FlowOptions { HiddenSize = 4, InputSize = 2, Length = 5, WeightScale = 1.5 };
        FlowExperiment experiment = Run(new(cell == "lstm" ? CellKind.Lstm : CellKind.Gru), options);
        var measured = StateJacobian.Of(experiment.Layer, experiment.Input);
        experiment.Network.Forward(experiment.Input);
        double[] states = experiment.Layer.States.Values.ToArray();
        double[] cells = experiment.Layer is Lstm<double> { Cells: var values } ? values.Values.ToArray() : [];
        for (int s = 1; s < options.Length; s++)
        {
            for (int unit = 0; unit < options.HiddenSize; unit++)
            {
                double[] up = Continue(s, unit, move), down = Continue(s, unit, -move);
                for (int t = s + 1; t <= options.Length; t++)
                {
                    for (int i = 0; i < options.HiddenSize; i++)
                    {
                        int at = ((t - s - 1) * options.HiddenSize) + i;
                        Assert.Equal((up[at] - down[at]) / (2 * move), measured.At(t, s)[i, unit], 1e-8);
                    }
                }
            }
        }

        // The states after step s, from h_s with one component moved and C_s as it was.
        double[] Continue(int s, int unit, double by)
        {
            Matrix<double> state = new(1, options.HiddenSize, states.AsSpan((s - 1) * options.HiddenSize, options.HiddenSize));
            state[0, unit] += by;
            experiment.Layer.InitialState = state;
            if (experiment.Layer is Lstm<double> lstm)
                lstm.InitialCell = new(1, options.HiddenSize, cells.AsSpan((s - 1) * options.HiddenSize, options.HiddenSize));
            var rest = new Sequence<double>(options.Length - s, 1, options.InputSize);
            for (int step = 0; step < rest.Steps; step++)
                experiment.Input.Step(s + step).CopyTo(rest.Step(step));
            return experiment.Layer.Forward(rest).Values.ToArray();
        }
    }

    [Theory]
    [InlineData(FlowLoss.All)]
    [InlineData(FlowLoss.Last)]
    public void The_parts_of_the_losses_of_all_steps_add_up_to_the_gradient(FlowLoss loss)
    {
        foreach (CellKind kind in Enum.GetValues<CellKind>())
        {
            FlowExperiment experiment = Run(new(kind), new() { Loss = loss, Length = 7, HiddenSize = 5, Batch = 2 });
            double[] expected = experiment.Layer.StateGradients.Values.ToArray();
            var contributions = LossContributions.Of(experiment);
            double[] sum = new double[expected.Length];
            for (int step = 1; step <= 7; step++)
            {
                Sequence<double> part = contributions.From(step);
                for (int i = 0; i < sum.Length; i++)
                    sum[i] += part.Values[i];
                for (int later = step; later < 7; later++)
                    Assert.All(part.Step(later).ToArray(), value => Assert.Equal(0, value));
            }

            Agree(expected, sum);
        }
    }

    [Theory]
    [InlineData(2, 1, null)]
    [InlineData(10, 1, null)]
    [InlineData(10, 3, 2.0)]
    public void The_terms_of_the_cell_gradient_of_an_lstm_add_up_to_it(int length, double scale, double? forgetBias)
    {
        FlowExperiment experiment = Run(new(CellKind.Lstm), new() { Length = length, WeightScale = scale, ForgetBias = forgetBias, Seed = 5 });
        var terms = CellGradientTerms.Of(experiment);
        Sequence<double> measured = ((Lstm<double>)experiment.Layer).CellGradients;
        Agree(measured.Vector(length - 2, 0), terms.Total.ToArray());
        // Along the cell, ∂C_T/∂C_{T-1} = diag(f_T).
        for (int unit = 0; unit < terms.AlongCell.Count; unit++)
            Assert.Equal(measured[length - 1, 0, unit] * terms.ForgetGate[unit], terms.AlongCell[unit], 1e-14);
    }

    [Fact]
    public void Formulas_are_refused_where_they_do_not_hold()
    {
        FlowExperiment rnn = Run(new(CellKind.Rnn), new()), lstm = Run(new(CellKind.Lstm), new() { Loss = FlowLoss.All });
        Assert.Throws<ArgumentException>(() => LinearGradient.Of(rnn));
        Assert.Throws<ArgumentException>(() => CellGradientTerms.Of(rnn));
        Assert.Throws<ArgumentException>(() => CellGradientTerms.Of(lstm));
        Assert.Throws<ArgumentException>(() => StepJacobians.Of(lstm));
    }

    private static FlowExperiment Run(FlowCell cell, FlowOptions options)
    {
        var experiment = FlowExperiment.Create(cell, options);
        experiment.Run();
        return experiment;
    }

    private static void Agree(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        double scale = 0;
        foreach (double value in expected)
            scale = Math.Max(scale, Math.Abs(value));
        Assert.True(scale > 0, "nothing is compared");
        for (int i = 0; i < actual.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= Relative * Math.Max(Math.Abs(expected[i]), 1e-6 * scale), $"number {i}: {actual[i]}, expected {expected[i]}");
    }
}
