using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace AutodiffTeach.Graphs;

/// <summary>A model at other lengths: read again with another value of a constant that bounds a range.</summary>
/// <remarks>Made once for a model, each length once; safe to share between threads.</remarks>
internal sealed class ModelLengths
{
    private static readonly ConditionalWeakTable<Model, ModelLengths> Known = [];

    private readonly Model _model;
    private readonly ConcurrentDictionary<int, Model?> _models = new();

    private ModelLengths(Model model)
    {
        _model = model;
        Names = [.. model.Constants.Where(item => item.Value.IsInteger).Select(item => item.Key).Order(StringComparer.Ordinal).Where(IsLength)];
    }

    /// <summary>The constants that bound a range, in ordinal order: with one more of it the model is longer.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The one length, or null where the model has none or several.</summary>
    public string? Name => Names.Count == 1 ? Names[0] : null;

    /// <summary>The lengths of a model.</summary>
    public static ModelLengths Of(Model model) => Known.GetValue(model, key => new ModelLengths(key));

    /// <summary>The model at a length, or null where it has errors there.</summary>
    public Model? At(int length) => _models.GetOrAdd(length, value => Read(Name!, value));

    private bool IsLength(string name)
    {
        var value = (int)System.Numerics.BigInteger.Min(_model.Constants[name].Numerator, int.MaxValue - 1);
        return Read(name, value + 1) is { } longer && longer.Graph.Tape.Length > _model.Graph.Tape.Length;
    }

    private Model? Read(string name, int value)
    {
        try
        {
            string text = string.Create(CultureInfo.InvariantCulture, $"{name}={value}");
            return Model.Parse(_model.Source.Text, _model.Settings with { Overrides = [.. _model.Settings.Overrides, text] }, _model.Source.Name);
        }
        catch (ModelException)
        {
            return null;
        }
    }
}
