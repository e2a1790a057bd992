using System.Numerics;
using AutodiffTeach.Networks.Layers;

namespace AutodiffTeach.Networks.Cells;

/// <summary>The equations of a recurrent cell in the model language.</summary>
/// <param name="Gates">The letters of the gates in PyTorch's order; that of a cell with one block of rows is <c>h</c>.</param>
/// <param name="Lines">The variable of each equation and its right side, given the text of the affine parts.</param>
internal sealed record CellEquations(IReadOnlyList<string> Gates, Func<CellTerms, IReadOnlyList<(string Variable, string Formula)>> Lines)
{
    public static CellEquations Of<T>(RecurrentLayer<T> layer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => layer switch
        {
            Rnn<T> rnn => new(["h"], terms => [("h", Activated(rnn.Activation, terms.Affine("h")))]),
            ResidualRecurrence<T> residual => new(["h"], terms => [("h", $"{Activated(residual.Activation, terms.Affine("h"))} + {terms.Before("h")}")]),
            Lstm<T> => new(["i", "f", "g", "o"], Lstm),
            Gru<T> => new(["r", "z", "n"], Gru),
            _ => throw new ArgumentException($"The equations of {layer.GetType().Name} are not known.", nameof(layer)),
        };

    private static IReadOnlyList<(string, string)> Lstm(CellTerms terms) =>
    [
        ("i", $"sigmoid({terms.Affine("i")})"),
        ("f", $"sigmoid({terms.Affine("f")})"),
        ("g", $"tanh({terms.Affine("g")})"),
        ("o", $"sigmoid({terms.Affine("o")})"),
        ("C", $"{terms.Now("f")} * {terms.Before("C")} + {terms.Now("i")} * {terms.Now("g")}"),
        ("h", $"{terms.Now("o")} * tanh({terms.Now("C")})"),
    ];

    private static IReadOnlyList<(string, string)> Gru(CellTerms terms) =>
    [
        ("r", $"sigmoid({terms.Affine("r")})"),
        ("z", $"sigmoid({terms.Affine("z")})"),
        ("n", $"tanh({terms.OfInput("n")} + {terms.Now("r")} * ({terms.OfState("n")}))"),
        ("h", $"(1 - {terms.Now("z")}) * {terms.Now("n")} + {terms.Now("z")} * {terms.Before("h")}"),
    ];

    private static string Activated(Activation activation, string z) => activation switch
    {
        Activation.Tanh => $"tanh({z})",
        Activation.Relu => $"relu({z})",
        _ => z,
    };
}
