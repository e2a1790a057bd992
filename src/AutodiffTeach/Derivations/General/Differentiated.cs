using System.Globalization;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Derivations.General;

/// <summary>What is differentiated, at every length: one name, or the last member of a family, as in h_N.</summary>
/// <param name="Base">The name, without the index N where it has that.</param>
/// <param name="IsLast">Whether the index is the length.</param>
internal sealed record Differentiated(string Base, bool IsLast)
{
    /// <summary>Reads a name in any of its spellings.</summary>
    public static Differentiated Of(Model model, string text, string length)
    {
        if (model.Graph.FindElement(text) is null)
        {
            foreach (string suffix in (string[])[$"_{length}", $"_{{{length}}}", $"[{length}]"])
            {
                if (text.EndsWith(suffix, StringComparison.Ordinal))
                    return new Differentiated(text[..^suffix.Length], true);
            }
        }

        return new Differentiated(text, false);
    }

    /// <summary>The name at a length.</summary>
    public string At(int length) => IsLast ? string.Create(CultureInfo.InvariantCulture, $"{Base}[{length}]") : Base;
}
