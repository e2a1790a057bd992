namespace AutodiffTeach.Networks.Layers;

/// <summary>The activation σ of a recurrent layer or of a <see cref="Nonlinearity{T}"/>.</summary>
public enum Activation
{
    /// <summary>No activation: σ(z) = z.</summary>
    Identity,

    /// <summary>The hyperbolic tangent; σ' = 1 - σ².</summary>
    Tanh,

    /// <summary>max(0, z); σ' = 1 for z above 0, else 0, as PyTorch has it.</summary>
    Relu,

    /// <summary>The logistic function 1 / (1 + exp(-z)); σ' = σ (1 - σ). Of a <see cref="Nonlinearity{T}"/> alone: recurrent layers have it in their gates.</summary>
    Sigmoid,
}
