using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>
/// The colours of one theme. Text has a contrast of at least 4.5 to 1 to what lies under it, a line or an outline of at least 3 to 1 to
/// the paper (Web Content Accessibility Guidelines 2.2, 1.4.3 and 1.4.11), what steps back included.
/// </summary>
internal sealed record Palette(string Paper, string Ink, string Wire, string Faint, string Dim, string Strong, string Value, string Gradient)
{
    public static readonly Palette Light = new("#ffffff", "#1a1d21", "#4b5563", "#8a929c", "#868e98", "#c2410c", "#14602a", "#a3171f");

    public static readonly Palette Dark = new("#14181d", "#eef1f4", "#aab4c0", "#5f6b7a", "#66717f", "#ff9a57", "#86e09b", "#ff9d9d");

    public static readonly Palette Print = new("#ffffff", "#000000", "#3d3d3d", "#8c8c8c", "#8c8c8c", "#000000", "#333333", "#333333");

    /// <summary>The colours of highlighted sets, the first that of whatever stands out.</summary>
    public IReadOnlyList<string> Strands => ReferenceEquals(this, Dark) ? [Strong, "#7fb8ff", "#7ddc9b", "#d9a6ff"] : ReferenceEquals(this, Print) ? [Strong] : [Strong, "#1d4ed8", "#0f766e", "#7e22ce"];

    // Fill and border of each role.
    private static readonly Dictionary<BoxRole, (string Fill, string Border)> LightRoles = new()
    {
        [BoxRole.Parameter] = ("#fdeccd", "#8f5b00"),
        [BoxRole.Input] = ("#e2f2e4", "#2c6e37"),
        [BoxRole.State] = ("#eef0f2", "#5b6470"),
        [BoxRole.Constant] = ("#ffffff", "#7a828c"),
        [BoxRole.Operation] = ("#e8ebef", "#4b5563"),
        [BoxRole.Intermediate] = ("#e3edfb", "#27569c"),
        [BoxRole.Output] = ("#fbe4e3", "#a3271f"),
    };

    private static readonly Dictionary<BoxRole, (string Fill, string Border)> DarkRoles = new()
    {
        [BoxRole.Parameter] = ("#3a2c10", "#e0ac4e"),
        [BoxRole.Input] = ("#15301c", "#6fc487"),
        [BoxRole.State] = ("#262c33", "#98a3b0"),
        [BoxRole.Constant] = ("#14181d", "#8792a0"),
        [BoxRole.Operation] = ("#2a313a", "#aab4c0"),
        [BoxRole.Intermediate] = ("#172b47", "#7fb0f5"),
        [BoxRole.Output] = ("#421b1c", "#f08d88"),
    };

    private static readonly Dictionary<BoxRole, (string Fill, string Border)> PrintRoles = new()
    {
        [BoxRole.Parameter] = ("#e6e6e6", "#000000"),
        [BoxRole.Input] = ("#ffffff", "#000000"),
        [BoxRole.State] = ("#f2f2f2", "#4d4d4d"),
        [BoxRole.Constant] = ("#ffffff", "#4d4d4d"),
        [BoxRole.Operation] = ("#f2f2f2", "#333333"),
        [BoxRole.Intermediate] = ("#ffffff", "#000000"),
        [BoxRole.Output] = ("#ffffff", "#000000"),
    };

    /// <summary>The colours of a theme; what cannot follow the reader's system is light.</summary>
    public static Palette For(Theme theme) => theme switch { Theme.Dark => Dark, Theme.Print => Print, _ => Light };

    /// <summary>The colour of the texts of a kind.</summary>
    public string Of(TextKind kind) => kind switch
    {
        TextKind.Operation => Wire,
        TextKind.Value => Value,
        TextKind.Gradient => Gradient,
        _ => Ink,
    };

    /// <summary>The colour of a text on paper or at a node, as far as the node does not step back.</summary>
    public string Of(SceneText text, Emphasis emphasis, bool isMakeDot) =>
        emphasis == Emphasis.Dimmed ? Wire : isMakeDot ? Ink : Of(text.Kind);

    /// <summary>Fill and border of the nodes of a role in a look.</summary>
    public (string Fill, string Border) Of(BoxRole role, SceneStyle style) => style == SceneStyle.MakeDot ? MakeDot(role) : Of(role);

    public (string Fill, string Border) Of(BoxRole role) =>
        (ReferenceEquals(this, Dark) ? DarkRoles : ReferenceEquals(this, Print) ? PrintRoles : LightRoles)[role];

    /// <summary>
    /// The colours of the drawing tool that PyTorch courses use: light blue leaves, grey operations, green outputs. In the dark the
    /// same hues as borders of dark boxes; in print greys, where the outputs have a thick border.
    /// </summary>
    public (string Fill, string Border) MakeDot(BoxRole role)
    {
        var leaf = role is BoxRole.Parameter or BoxRole.Input or BoxRole.State or BoxRole.Constant;
        if (ReferenceEquals(this, Dark))
            return leaf ? ("#1c3a46", "#add8e6") : role == BoxRole.Output ? ("#2f3f14", "#caff70") : ("#33383e", "#d3d3d3");
        if (ReferenceEquals(this, Print))
            return (leaf || role == BoxRole.Output ? Paper : "#dcdcdc", Ink);
        return (MakeDotColours.FillOf(role).Hex, Ink);
    }
}
