using System.Globalization;

namespace AutodiffTeach.Networks.Files.Reading;

/// <summary>A name of a state_dict in its parts: <c>rnn.weight_ih_l1</c> is the parameter <c>weight_ih</c> of level 1 of the module <c>rnn</c>.</summary>
internal readonly record struct StateName(string Module, string Parameter, int Level)
{
    public static StateName Parse(string name)
    {
        int dot = name.LastIndexOf('.');
        (string module, string parameter) = dot < 0 ? ("", name) : (name[..dot], name[(dot + 1)..]);
        int mark = parameter.LastIndexOf("_l", StringComparison.Ordinal);
        return mark > 0 && int.TryParse(parameter.AsSpan(mark + 2), NumberStyles.None, CultureInfo.InvariantCulture, out int level)
            ? new(module, parameter[..mark], level)
            : new(module, parameter, 0);
    }
}
