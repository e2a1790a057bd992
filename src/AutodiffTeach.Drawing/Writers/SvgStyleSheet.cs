using System.Text;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>
/// The style sheet of a picture. Every rule is bound to the picture's id, so that figures on one page do not meet; colours are
/// literal because librsvg knows no CSS variables.
/// </summary>
internal static class SvgStyleSheet
{
    /// <summary>The rules for the picture with an id.</summary>
    public static string Write(string prefix, Theme theme, Scene scene) => WriteFor("#" + prefix.Replace(".", "\\.", StringComparison.Ordinal), theme, scene);

    /// <summary>The rules for everything inside what a selector selects.</summary>
    public static string WriteFor(string root, Theme theme, Scene scene)
    {
        var css = new StringBuilder();
        var sheet = new Sheet(css, root);
        WriteShapes(sheet);
        WriteColours(sheet, Palette.For(theme), scene);
        if (theme == Theme.Auto)
        {
            // On paper it stays light, whatever the screen is.
            css.Append("@media screen and (prefers-color-scheme: dark) {\n");
            WriteColours(sheet, Palette.Dark, scene);
            css.Append("}\n");
        }

        css.Append("@media (forced-colors: active) {\n");
        WriteForcedColours(sheet);
        css.Append("}\n");

        return css.ToString();
    }

    private static void WriteShapes(Sheet sheet)
    {
        sheet.Rule("text", "font-family: \"Times New Roman\", \"Liberation Serif\", Tinos, \"Nimbus Roman\", serif; white-space: pre");
        sheet.Rule(".wire", "fill: none; stroke-width: 1.2");
        sheet.Rule(".strong .wire", "stroke-width: 2.4");
        sheet.Rule(".dim .wire", "stroke-width: 1");
        sheet.Rule(".outline", "stroke-width: 1.3");
        sheet.Rule(".inline", "fill: none; stroke-width: 0.8");
        sheet.Rule(".strong .outline", "stroke-width: 2.6");
        sheet.Rule(".state .outline", "stroke-dasharray: 5 2.5");
        sheet.Rule(".constant .outline", "stroke-dasharray: 1.5 2.5");
        sheet.Rule(".blank", "stroke-width: 1");
        sheet.Rule(".frame", "fill: none; stroke-width: 1.2");
        sheet.Rule(".delayed .wire", "stroke-dasharray: 6 3.5");
        sheet.Rule(".delay", "stroke-width: 1.2");
        sheet.Rule(".band path", "fill: none; stroke-width: 1; stroke-dasharray: 2 5");
    }

    private static void WriteColours(Sheet sheet, Palette palette, Scene scene)
    {
        sheet.Rule(".paper", $"fill: {palette.Paper}");
        sheet.Rule(".halo", $"fill: {palette.Paper}");
        sheet.Rule("text, .ink", $"fill: {palette.Ink}");
        sheet.Rule("text.operation, .ink.operation", $"fill: {palette.Wire}");
        sheet.Rule(".blank", $"fill: {palette.Paper}; stroke: {palette.Wire}");
        sheet.Rule(".value", $"fill: {palette.Value}");
        sheet.Rule(".gradient", $"fill: {palette.Gradient}");
        sheet.Rule(".delay", $"fill: {palette.Paper}; stroke: {palette.Wire}");
        sheet.Rule(".blank-value", $"stroke: {palette.Value}");
        sheet.Rule(".blank-gradient", $"stroke: {palette.Gradient}");
        sheet.Rule(".band path", $"stroke: {palette.Faint}");
        sheet.Rule(".frame", $"stroke: {palette.Faint}");
        sheet.Rule(".band text", $"fill: {palette.Wire}");
        sheet.Rule(".wire", $"stroke: {palette.Wire}");
        sheet.Rule(".head", $"fill: {palette.Wire}");
        sheet.Rule(".junction", $"fill: {palette.Wire}");
        WriteNodeColours(sheet, palette, scene.Style);
        sheet.Rule(".strong .wire", $"stroke: {palette.Strong}");
        sheet.Rule(".strong .head", $"fill: {palette.Strong}");
        sheet.Rule(".strong .outline", $"stroke: {palette.Strong}");
        foreach (var (selector, declarations) in SvgStrands.Rules(scene, palette))
            sheet.Rule(selector, declarations);
        sheet.Rule(".dim .wire", $"stroke: {palette.Dim}");
        sheet.Rule(".dim .head", $"fill: {palette.Dim}");
        sheet.Rule(".dim .outline", $"fill: {palette.Paper}; stroke: {palette.Dim}");
        sheet.Rule(".dim .inline", $"stroke: {palette.Dim}");
        sheet.Rule(".dim text, .dim .ink", $"fill: {palette.Wire}");
    }

    private static void WriteNodeColours(Sheet sheet, Palette palette, SceneStyle style)
    {
        foreach (var role in Enum.GetValues<BoxRole>())
        {
            var (fill, border) = style == SceneStyle.MakeDot ? palette.MakeDot(role) : palette.Of(role);
            sheet.Rule(ClassOf(role) + " .outline", $"fill: {fill}; stroke: {border}");
        }

        if (style == SceneStyle.MakeDot)
            sheet.Rule(".node text, .node .ink", $"fill: {palette.Ink}");
        if (style == SceneStyle.MakeDot && ReferenceEquals(palette, Palette.Print))
            sheet.Rule(ClassOf(BoxRole.Output) + " .outline", "stroke-width: 2.4");
        sheet.Rule(".inline", $"stroke: {palette.Of(BoxRole.Output).Border}");
    }

    // Where the reader's system sets the colours, the picture takes those; shapes and widths still tell the kinds apart.
    private static void WriteForcedColours(Sheet sheet)
    {
        sheet.Rule("*", "forced-color-adjust: none");
        sheet.Rule(".paper, .halo", "fill: Canvas");
        sheet.Rule("text, .ink", "fill: CanvasText !important");
        sheet.Rule(".wire, .band path", "stroke: CanvasText");
        sheet.Rule(".head, .junction", "fill: CanvasText");
        sheet.Rule(".node .outline", "fill: Canvas; stroke: CanvasText");
        sheet.Rule(".inline", "stroke: CanvasText");
        sheet.Rule(".strong .wire, .strong .outline", "stroke: Highlight");
        sheet.Rule(".strong .head", "fill: Highlight");
        sheet.Rule(".dim .wire, .dim .outline", "stroke: GrayText");
        sheet.Rule(".dim .head", "fill: GrayText");
    }

    /// <summary>The class of the nodes of a role.</summary>
#pragma warning disable CA1308 // A class name, not a comparison.
    public static string NameOf(BoxRole role) => role.ToString().ToLowerInvariant();

    /// <summary>The class of the texts of a kind.</summary>
    public static string NameOf(TextKind kind) => kind == TextKind.Name ? "label" : kind.ToString().ToLowerInvariant();
#pragma warning restore CA1308

    private static string ClassOf(BoxRole role) => "." + NameOf(role);

    private sealed class Sheet(StringBuilder css, string root)
    {
        /// <summary>A rule for selectors between commas, each within the picture.</summary>
        public void Rule(string selectors, string declarations) =>
            css.AppendJoin(", ", selectors.Split(", ").Select(selector => root + " " + selector)).Append(" { ").Append(declarations).Append(" }\n");
    }
}
