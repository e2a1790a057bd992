using System.Globalization;

namespace AutodiffTeach.Networks.Files.Reading;

/// <summary>The weights of one layer in a state_dict: those of a module, or of one level of a stacked module.</summary>
/// <param name="Module">The name of the module; empty where the state_dict is that of the module itself.</param>
/// <param name="Level">The level in a stacked module, from 0.</param>
/// <param name="Names">The parameter's name to its full name, in the order of the state_dict.</param>
internal sealed record StateGroup(string Module, int Level, IReadOnlyList<(string Parameter, string FullName)> Names)
{
    /// <summary>How messages call it: <c>rnn (level 1)</c>.</summary>
    public string Title => $"'{(Module.Length > 0 ? Module : Names[0].FullName)}'" + (Level > 0 ? string.Create(CultureInfo.InvariantCulture, $" (level {Level})") : "");

    /// <summary>The groups of a state_dict: modules as they come, numbered ones by number, their levels from 0 up.</summary>
    public static IReadOnlyList<StateGroup> Of(IEnumerable<string> names)
    {
        IEnumerable<IGrouping<string, (StateName Name, string Full)>> modules =
            names.Select(full => (Name: StateName.Parse(full), Full: full)).GroupBy(item => item.Name.Module, StringComparer.Ordinal);
        return [.. InOrder([.. modules]).SelectMany(module => module.GroupBy(item => item.Name.Level).OrderBy(level => level.Key)
            .Select(level => new StateGroup(module.Key, level.Key, [.. level.Select(item => (item.Name.Parameter, item.Full))])))];
    }

    /// <summary>One group for each layer, or null with the problem.</summary>
    /// <param name="groups">The groups of a state_dict.</param>
    /// <param name="slots">The layers that have weights.</param>
    /// <param name="modules">The module of each of these layers, a stacked one several times; empty for their order.</param>
    /// <param name="problem">Why they do not fit.</param>
    public static IReadOnlyList<StateGroup>? Assign(IReadOnlyList<StateGroup> groups, IReadOnlyList<StateSlot> slots, IReadOnlyList<string> modules, out string problem)
    {
        problem = "";
        List<StateGroup>? assigned = modules.Count == 0 ? [.. groups] : Named(groups, modules, out problem);
        if (assigned is null)
            return null;
        if (assigned.Count != slots.Count || assigned.Count != groups.Count)
        {
            problem = $"has weights for {Wording.Counted(groups.Count, "layer")} ({string.Join(", ", groups.Select(group => group.Title))}); "
                + $"expected {slots.Count}, for {Wording.And([.. slots.Select(slot => slot.Title)])}; a stacked module is one layer for each of its levels";
            return null;
        }

        if (assigned.Zip(slots).FirstOrDefault(pair => !pair.First.Names.Any(name => pair.Second.Names.Contains(name.Parameter))) is not ({ } wrong, { } slot))
            return assigned;
        problem = $"has {wrong.Title} with {Wording.And([.. wrong.Names.Select(name => name.Parameter)])} in the place of {slot.Title}; "
            + $"expected {Wording.Or(slot.Names)}; modules go to layers in their order unless each layer names its own";
        return null;
    }

    private static List<StateGroup>? Named(IReadOnlyList<StateGroup> groups, IReadOnlyList<string> modules, out string problem)
    {
        List<StateGroup> left = [.. groups], assigned = [];
        foreach (string module in modules)
        {
            if (left.Find(group => group.Module == module) is not { } next)
            {
                problem = $"has no {(assigned.Exists(group => group.Module == module) ? "further level of" : "module")} '{module}'; expected {Wording.Or([.. left.Select(group => group.Title)])}";
                return null;
            }

            left.Remove(next);
            assigned.Add(next);
        }

        problem = "";
        return assigned;
    }

    // Sorted by text, module 10 would come before module 2.
    private static IEnumerable<IGrouping<string, TItem>> InOrder<TItem>(IReadOnlyList<IGrouping<string, TItem>> modules) =>
        modules.All(module => int.TryParse(module.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            ? modules.OrderBy(module => int.Parse(module.Key, CultureInfo.InvariantCulture))
            : modules;
}
