namespace AutodiffTeach.Graphs.Language;

/// <summary>Finds the time step of every variable and node, so that a picture can give each step a column.</summary>
/// <remarks>
/// Time is the index along which a recurrence runs (<c>h[t]</c> from <c>h[t-1]</c>), else an index called t, else the index of an input family
/// whose members enter one after the other (a recurrence unrolled by hand). What has no index of its own belongs to the latest step that
/// it depends on; results that nothing uses belong to none, they stand at the end.
/// </remarks>
internal static class TimeInference
{
    /// <summary>Sets the time of all variables and nodes.</summary>
    public static void Assign(
        IReadOnlyList<Statement> statements, IReadOnlyList<ModelVariable> variables, IReadOnlyList<GraphNode> nodes, ModelScope scope)
    {
        Dictionary<string, int> positions = TemporalIndices.Find([.. statements.OfType<DefinitionStatement>()], scope);
        if (positions.Count == 0 && SequentialInput(variables) is { } input)
            positions[input] = 0;
        if (positions.Count == 0)
            return;
        foreach (ModelVariable variable in variables)
        {
            if (positions.TryGetValue(variable.BaseName, out int position) && position < variable.Indices.Count)
                variable.Time = variable.Indices[position];
        }

        Propagate(variables);
        FollowNamesakes(variables);
        DropLateInputs(variables);
        PlaceStates(variables);
        AssignNodes(nodes);
    }

    private static void Propagate(IReadOnlyList<ModelVariable> variables)
    {
        var used = variables.SelectMany(variable => variable.Arguments).ToHashSet();
        foreach (ModelVariable variable in variables)
        {
            if (variable.Time is null && !variable.IsLeaf && used.Contains(variable))
                variable.Time = LatestOf(variable.Arguments);
        }
    }

    // The last h_3 of a recurrence written out by hand is used by nothing, but numbered as h_1 and h_2, which are.
    private static void FollowNamesakes(IReadOnlyList<ModelVariable> variables)
    {
        foreach (var family in variables.Where(variable => !variable.IsLeaf && variable.Indices.Count == 1).GroupBy(variable => variable.BaseName, StringComparer.Ordinal))
        {
            int?[] offsets = [.. family.Where(variable => variable.Time is not null).Select(variable => variable.Time - variable.Indices[0]).Distinct()];
            if (offsets is not [{ } offset])
                continue;
            foreach (ModelVariable variable in family)
                variable.Time ??= variable.Indices[0] + offset;
        }
    }

    // A target such as x_4 that only the loss uses gets no step of its own.
    private static void DropLateInputs(IReadOnlyList<ModelVariable> variables)
    {
        int? last = variables.Where(variable => !variable.IsLeaf).Max(variable => variable.Time);
        foreach (ModelVariable variable in variables.Where(variable => variable.Role == Role.Input && (last is null || variable.Time > last)))
            variable.Time = null;
    }

    // A given state stands one step before what it enters.
    private static void PlaceStates(IReadOnlyList<ModelVariable> variables)
    {
        foreach (ModelVariable variable in variables.Where(variable => variable.Time is not null))
        {
            foreach (ModelVariable state in variable.Arguments.Where(argument => argument is { Role: Role.State, Time: null }))
                state.Time = variable.Time - 1;
        }
    }

    private static void AssignNodes(IReadOnlyList<GraphNode> nodes)
    {
        foreach (GraphNode node in nodes)
        {
            ModelVariable? named = node.Variables.Count > 0 ? node.Variables[0] : node.Owner;
            node.Time = named?.Time;
            if (node.Time is null && node.Variables.Count == 0)
                node.Time = LatestOf(node.OperandArray, operations: true) ?? LatestOf(node.OperandArray, operations: false);
        }
    }

    private static int? LatestOf(GraphNode[] nodes, bool operations)
    {
        int? latest = null;
        foreach (GraphNode node in nodes)
        {
            if ((!operations || node.Operation is not null) && (latest is null || node.Time > latest))
                latest = node.Time;
        }

        return latest;
    }

    private static int? LatestOf(IReadOnlyList<ModelVariable> variables)
    {
        int? latest = null;
        for (int i = 0; i < variables.Count; i++)
        {
            if (latest is null || variables[i].Time > latest)
                latest = variables[i].Time;
        }

        return latest;
    }

    // The input family with one index of which no formula uses two members, each used only after the one before has entered.
    private static string? SequentialInput(IReadOnlyList<ModelVariable> variables) => variables
        .Where(variable => variable.Role == Role.Input && variable.Indices.Count == 1)
        .GroupBy(variable => variable.BaseName, StringComparer.Ordinal)
        .Where(family => family.Count() > 1 && EntersInSequence(family.Key, variables))
        .Select(family => family.Key)
        .FirstOrDefault();

    private static bool IsMember(ModelVariable variable, string family) =>
        variable.Role == Role.Input && variable.Indices.Count == 1 && variable.BaseName == family;

    private static bool EntersInSequence(string family, IReadOnlyList<ModelVariable> variables)
    {
        var reached = new Dictionary<ModelVariable, int>(); // the latest member that a variable depends on
        int first = variables.Where(variable => IsMember(variable, family)).Min(variable => variable.Indices[0]);
        foreach (ModelVariable variable in variables.Where(variable => !variable.IsLeaf))
        {
            int[] members = [.. variable.Arguments.Where(argument => IsMember(argument, family)).Select(argument => argument.Indices[0])];
            int before = variable.Arguments.Max(argument => reached.TryGetValue(argument, out int latest) ? latest : (int?)null) ?? first - 1;
            if (members.Length > 1 || (members.Length == 1 && members[0] != before + 1))
                return false;
            reached[variable] = members.Length == 1 ? members[0] : before;
        }

        return true;
    }
}
