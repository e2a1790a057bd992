using System.Numerics;
using AutodiffTeach.Networks.Layers;

namespace AutodiffTeach.Networks.Cells;

/// <summary>The names of a layer's variables: the letter of what it gives, and its index where several layers give the same letter.</summary>
/// <param name="Output">What the layer gives: <c>h</c>, <c>y_hat</c>, <c>v</c>, <c>e</c>; empty for dropout, which gives what it is given.</param>
/// <param name="Index">The index among the layers of this letter, from 1; 0 where it is the only one.</param>
internal sealed record LayerNames(string Output, int Index)
{
    /// <summary>The index as statements write it, <c>[2]</c>.</summary>
    public string Bracket => Index == 0 ? "" : $"[{ModelText.Count(Index)}]";

    /// <summary>The canonical name of a parameter: <c>W_hh_2</c>.</summary>
    public string Canonical(string name) => Index == 0 ? name : $"{name}_{ModelText.Count(Index)}";

    /// <summary>The names of all layers.</summary>
    public static IReadOnlyList<LayerNames> Of<T>(IReadOnlyList<Layer<T>> layers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string[] letters = [.. layers.Select((layer, index) => LetterOf(layer, index == layers.Count - 1))];
        return [.. letters.Select((letter, index) => new LayerNames(
            letter, letters.Count(other => other == letter) == 1 ? 0 : letters.Take(index + 1).Count(other => other == letter)))];
    }

    private static string LetterOf<T>(Layer<T> layer, bool isLast)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => layer switch
        {
            RecurrentLayer<T> => "h",
            Linear<T> => isLast ? "y_hat" : "v",
            Embedding<T> => "e",
            _ => "",
        };
}
