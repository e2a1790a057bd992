using System.Numerics;
using AutodiffTeach.Networks.Layers;

namespace AutodiffTeach.Networks;

/// <summary>A parameter under its full name in a network.</summary>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="Name">The layer's index and the parameter's name: <c>0.weight_ih</c>.</param>
/// <param name="Parameter">The parameter.</param>
public sealed record NamedParameter<T>(string Name, Parameter<T> Parameter)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
