using System.Globalization;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Layout.Timeline;

namespace AutodiffTeach.Drawing.Scenes;

/// <summary>Takes answers out of a sketch.</summary>
internal sealed class BlankPass
{
    private readonly Blanks _blanks;
    private readonly Sketch _sketch;
    private readonly Dictionary<string, SketchNode> _nodes;
    private readonly Dictionary<string, string> _ids;
    private readonly ILookup<char, string> _names;

    public BlankPass(Blanks blanks, Sketch sketch)
    {
        (_blanks, _sketch) = (blanks, sketch);
        _nodes = sketch.Nodes.ToDictionary(node => node.Id, StringComparer.Ordinal);
        var nameless = sketch.Nodes.Where(blanks.HasName).ToArray();
        _names = nameless.SelectMany(node => node.Label.Split(" = ").Append(node.Id)).Where(name => name.Length > 0).Distinct().ToLookup(name => name[0]);
        _ids = NeutralIds(nameless);
    }

    public (Sketch Sketch, IReadOnlyDictionary<string, string> Ids) Make()
    {
        var hidesNames = _names.Count > 0;
        var description = string.Create(
            CultureInfo.InvariantCulture, $"A computation graph of {_sketch.Nodes.Count} nodes and {_sketch.Edges.Count} edges, with names to be filled in.");
        var sketch = _sketch with
        {
            Description = hidesNames ? description : _sketch.Description,
            Nodes = [.. _sketch.Nodes.Select(NodeOf)],
            Edges = [.. _sketch.Edges.Select(EdgeOf)],
        };
        return (sketch, _ids);
    }

    private SketchNode NodeOf(SketchNode node)
    {
        var (name, value, gradient) = (_blanks.HasName(node), _blanks.HasValue(node), _blanks.HasGradient(node));
        return node with
        {
            Id = _ids[node.Id],
            Label = name ? "" : node.Label,
            Formula = name || Mentions(node.Formula) ? null : node.Formula,
            Words = name || value || gradient ? null : node.Words,
            Value = value ? null : node.Value,
            Gradient = gradient ? null : node.Gradient,
            Blanks = Kinds((name, TextKind.Name), (value, TextKind.Value), (gradient, TextKind.Gradient)),
        };
    }

    // A product holds the gradient of its target and the partial, and it is a share of the gradient of its source: where one of these is blank
    // its number must go too, and its symbols stay.
    private SketchEdge EdgeOf(SketchEdge edge)
    {
        var (from, to) = (_nodes[edge.From], _nodes[edge.To]);
        var isActive = from.Role != BoxRole.Constant;
        var mentions = Mentions(edge.Partial);
        var partial = isActive && (_blanks.Has(edge, TextKind.Partial) || mentions);
        var isShown = edge.Product is not null || edge.ProductValue is not null;
        var telling = edge.ProductValue is not null && (_blanks.HasGradient(from) || _blanks.HasGradient(to));
        var product = isActive && (_blanks.Has(edge, TextKind.Product) || isShown && (partial || Mentions(edge.Product)) || telling && edge.Product is null);
        return edge with
        {
            From = _ids[edge.From],
            To = _ids[edge.To],
            Partial = partial ? null : edge.Partial,
            PartialValue = partial ? null : edge.PartialValue,
            Words = null,
            Upstream = product || telling ? null : edge.Upstream,
            Product = product ? null : edge.Product,
            ProductValue = product || telling ? null : edge.ProductValue,
            Blanks = Kinds((partial, TextKind.Partial), (product, TextKind.Product)),
        };
    }

    private static HashSet<TextKind> Kinds(params IEnumerable<(bool IsBlank, TextKind Kind)> kinds) => [.. kinds.Where(entry => entry.IsBlank).Select(entry => entry.Kind)];

    // Members of one family keep alike ids, or the layout could not tell that they play one part; nameless operations are called after what
    // they help to compute.
    private Dictionary<string, string> NeutralIds(SketchNode[] nameless)
    {
        var parts = new Dictionary<string, int>(StringComparer.Ordinal);
        var neutral = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var node in nameless)
        {
            var part = Families.PartOf(new Box(node.Id, 0, 0, node.Role) { Time = node.Time });
            if (!parts.TryGetValue(part ?? node.Id, out var number))
                parts.Add(part ?? node.Id, number = parts.Count + 1);
            neutral[node.Id] = string.Create(CultureInfo.InvariantCulture, $"blank-{number}") + (part is null ? "" : string.Create(CultureInfo.InvariantCulture, $"_{node.Time}"));
        }

        return _sketch.Nodes.ToDictionary(node => node.Id, node => neutral.GetValueOrDefault(node.Id) ?? OwnedId(node.Id, neutral), StringComparer.Ordinal);
    }

    private static string OwnedId(string id, Dictionary<string, string> neutral)
    {
        var point = id.IndexOf('.', StringComparison.Ordinal);
        return point > 0 && neutral.TryGetValue(id[..point], out var owner) ? owner + id[point..] : id;
    }

    // True where a blank name stands in the text as a word.
    private bool Mentions(string? text)
    {
        if (text is null || _names.Count == 0)
            return false;
        for (var at = 0; at < text.Length; at++)
        {
            if (at > 0 && IsPartOfName(text[at - 1]))
                continue;
            foreach (var name in _names[text[at]])
            {
                var end = at + name.Length;
                if (string.CompareOrdinal(text, at, name, 0, name.Length) == 0 && (end == text.Length || !IsPartOfName(text[end])))
                    return true;
            }
        }

        return false;
    }

    private static bool IsPartOfName(char letter) => char.IsLetterOrDigit(letter) || letter == '_';
}
