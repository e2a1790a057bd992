namespace AutodiffTeach.Scalars.Enclosures;

/// <summary>The functions of one argument that can be enclosed.</summary>
internal enum Elementary : byte
{
    /// <summary>The exponential function.</summary>
    Exp,

    /// <summary>The natural logarithm.</summary>
    Log,

    /// <summary>The square root.</summary>
    Sqrt,

    /// <summary>The sine.</summary>
    Sin,

    /// <summary>The cosine.</summary>
    Cos,

    /// <summary>The tangent.</summary>
    Tan,

    /// <summary>The hyperbolic sine.</summary>
    Sinh,

    /// <summary>The hyperbolic cosine.</summary>
    Cosh,

    /// <summary>The hyperbolic secant.</summary>
    Sech,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh,

    /// <summary>The logistic function.</summary>
    Sigmoid,

    /// <summary>log(1 + exp(u)).</summary>
    Softplus,

    /// <summary>max(0, u).</summary>
    Relu,

    /// <summary>1 for positive arguments, else 0.</summary>
    Step,

    /// <summary>-1, 0 or 1.</summary>
    Sign,

    /// <summary>The magnitude.</summary>
    Abs,
}
