namespace AutodiffTeach.Networks.Layers;

/// <summary>How many bias vectors a recurrent layer adds.</summary>
public enum Biases
{
    /// <summary>PyTorch's two: <c>bias_ih</c> with the input's product, <c>bias_hh</c> with the state's.</summary>
    Two,

    /// <summary>One: <c>bias</c>.</summary>
    One,

    /// <summary>None.</summary>
    None,
}
