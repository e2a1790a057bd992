using System.Numerics;

namespace AutodiffTeach.Networks.Files.Reading;

/// <summary>Finds the sizes of layers from what the file states and from the weights, and says where these disagree.</summary>
internal static class LayerSizes<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Sets the sizes of a layer and compares its weights with them.</summary>
    /// <param name="draft">The layer.</param>
    /// <param name="before">The size of the vectors it is given, where known.</param>
    public static void Resolve(LayerDraft<T> draft, int? before)
    {
        LayerKind kind = draft.Kind;
        draft.Output = Chosen(draft, kind.OutputField, draft.StatedOutput, [.. OutputsOf(draft)]);
        draft.Input = Chosen(draft, kind.InputField, draft.StatedInput, [.. InputsOf(draft)]);
        if (!kind.HasWeights)
            draft.Input = draft.Output = before;
        foreach ((string name, NumberArray<T> weight) in draft.Weights)
            Compare(draft, name, weight);
    }

    // The weights in PyTorch's order; each tells a size, and where some disagree the most frequent is taken to be meant.
    private static IEnumerable<int> OutputsOf(LayerDraft<T> draft)
    {
        int gates = Math.Max(1, draft.Kind.Gates);
        foreach ((string name, NumberArray<T> weight) in draft.Weights)
        {
            if (name == "weight_hh")
                yield return weight.Shape[1];
            int rows = draft.Kind.Name == "embedding" ? weight.Shape[1] : weight.Shape[0];
            if (rows % gates == 0)
                yield return rows / gates;
        }
    }

    private static IEnumerable<int> InputsOf(LayerDraft<T> draft)
    {
        if (!draft.Weights.TryGetValue(draft.Kind.IsRecurrent ? "weight_ih" : "weight", out NumberArray<T>? weight))
            yield break;
        int rows = Math.Max(1, draft.Kind.Gates) * (draft.Output ?? 0);
        bool isTransposed = weight.Shape[0] != rows && weight.Shape[1] == rows;
        yield return isTransposed || draft.Kind.Name == "embedding" ? weight.Shape[0] : weight.Shape[1];
    }

    private static int? Chosen(LayerDraft<T> draft, string field, int? stated, int[] told)
    {
        bool isUnanimous = told.Distinct().Count() == 1;
        if (stated is { } size && isUnanimous && told[0] != size)
        {
            draft.Place.Report($"has {field} {size}, but weights of {field} {told[0]}; expected the two to agree; {field} may be left out");
            return told[0];
        }

        return stated ?? (told.Length == 0 ? null : told.GroupBy(item => item).OrderByDescending(group => group.Count()).First().Key);
    }

    private static void Compare(LayerDraft<T> draft, string name, NumberArray<T> weight)
    {
        bool needsInput = name.StartsWith("weight", StringComparison.Ordinal) && name != "weight_hh";
        if (draft.Output is not { } output || (draft.Input is null && needsInput))
            return;
        IReadOnlyList<int> expected = draft.Kind.ShapeOf(name, draft.Input ?? 0, output);
        if (weight.Shape.SequenceEqual(expected))
            return;
        string hint = weight.Rank == 2 && weight.Shape.Reverse().SequenceEqual(expected) ? "; is it transposed?" : "";
        weight.Place.Report($"is {Wording.Shape(weight.Shape)}; expected {Wording.Shape(expected)} ({draft.Kind.FormOf(name)}){hint}");
    }
}
