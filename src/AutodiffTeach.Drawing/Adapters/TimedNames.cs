using System.Globalization;
using System.Text.RegularExpressions;
using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Drawing.Adapters;

/// <summary>Which index of which family of variables is the time step, and names with the index t in its place.</summary>
internal sealed partial class TimedNames
{
    // The first with which no name of the model is taken.
    private static readonly string[] Letters = ["t", "tau", "k", "s"];

    private readonly Dictionary<(string Base, int Count), int> _position = [];
    private readonly ComputationGraph _graph;

    public TimedNames(ComputationGraph graph)
    {
        _graph = graph;
        Letter = Letters.FirstOrDefault(letter => graph.Variables.All(variable => !variable.Indices.Any() || graph.Find($"{variable.BaseName}_{letter}") is null)) ?? "t";
        foreach (var family in graph.Variables.Where(variable => variable.Indices.Count > 0).GroupBy(variable => (variable.BaseName, variable.Indices.Count)))
        {
            var timed = family.Where(variable => variable.Time is not null).ToArray();
            int position = Enumerable.Range(0, family.Key.Count).LastOrDefault(place => timed.All(variable => variable.Indices[place] == variable.Time), -1);
            if (timed.Length > 0 && position >= 0)
                _position[family.Key] = position;
        }
    }

    /// <summary>The letter of the time index.</summary>
    public string Letter { get; }

    /// <summary>The step of a variable as its name has it, or null where none of its indices is the time.</summary>
    public int? StepOf(ModelVariable variable) =>
        _position.TryGetValue((variable.BaseName, variable.Indices.Count), out int position) ? variable.Indices[position] : null;

    /// <summary>The name of a variable with t in place of its step: <c>h_t</c>, <c>a_{1,t}</c>.</summary>
    public string NameOf(ModelVariable variable) => Rename(variable.BaseName, variable.Indices, StepOf(variable) ?? 0);

    /// <summary>The same as it is printed.</summary>
    public string PrintedNameOf(ModelVariable variable, Notation notation) =>
        Rename(notation.PrintedName(variable.BaseName), variable.Indices, _position[(variable.BaseName, variable.Indices.Count)], StepOf(variable) ?? 0);

    /// <summary>A formula of one step with every step as a difference from it: <c>h_2</c> at step 3 becomes <c>h_{t-1}</c>.</summary>
    public string Relative(string formula, int step) => IndexedName().Replace(formula, match =>
    {
        int[] indices = [.. match.Groups["index"].Value.Trim('{', '}').Split(',').Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
        string family = match.Groups["base"].Value;
        return _position.ContainsKey((family, indices.Length)) ? Rename(family, indices, step) : match.Value;
    });

    /// <summary>The variable whose statement a node belongs to: its own, or the one before the point of <c>h_1.mul</c>.</summary>
    public ModelVariable? OwnerOf(GraphNode node) =>
        node.Variables.Count > 0 ? node.Variables[0] : _graph.Find(node.Id.Split('.')[0]);

    private string Rename(string family, IReadOnlyList<int> indices, int step) => Rename(family, indices, _position[(family, indices.Count)], step);

    private string Rename(string name, IReadOnlyList<int> indices, int position, int step)
    {
        string[] texts = [.. indices.Select((index, place) => place == position ? Offset(index - step) : index.ToString(CultureInfo.InvariantCulture))];
        return texts is [var only] && only == Letter ? $"{name}_{only}" : $"{name}_{{{string.Join(",", texts)}}}";
    }

    private string Offset(int difference) => difference == 0 ? Letter : string.Create(CultureInfo.InvariantCulture, $"{Letter}{(difference > 0 ? "+" : "-")}{Math.Abs(difference)}");

    [GeneratedRegex(@"(?<base>\p{L}[\p{L}\p{Nd}]*(_(?!\p{Nd}|\{)[\p{L}\p{Nd}]+)*)_(?<index>\p{Nd}{1,9}|\{\p{Nd}{1,9}(,\p{Nd}{1,9})*\})")]
    private static partial Regex IndexedName();
}
