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
    public static string Write(string prefix, Theme theme, SceneStyle style) => WriteFor("#" + prefix.Replace(".", "\\.", StringComparison.Ordinal), theme, style);

    /// <summary>The rules for everything inside what a selector selects.</summary>
    public static string WriteFor(string root, Theme theme, SceneStyle style)
    {
        var css = new StringBuilder();
        var sheet = new Sheet(css, root);
        WriteShapes(sheet);
        WriteColours(sheet, Palette.For(theme), style);
        if (theme == Theme.Auto)
        {
            css.Append("@media (prefers-color-scheme: dark) {\n");
            WriteColours(sheet, Palette.Dark, style);
            css.Append("}\n");
        }

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
        sheet.Rule(".band path", "fill: none; stroke-width: 1; stroke-dasharray: 2 5");
    }

    private static void WriteColours(Sheet sheet, Palette palette, SceneStyle style)
    {
        sheet.Rule(".paper", $"fill: {palette.Paper}");
        sheet.Rule(".halo", $"fill: {palette.Paper}");
        sheet.Rule("text, .ink", $"fill: {palette.Ink}");
        sheet.Rule("text.operation, .ink.operation", $"fill: {palette.Wire}");
        sheet.Rule(".value", $"fill: {palette.Value}");
        sheet.Rule(".gradient", $"fill: {palette.Gradient}");
        sheet.Rule(".band path", $"stroke: {palette.Faint}");
        sheet.Rule(".band text", $"fill: {palette.Wire}");
        sheet.Rule(".wire", $"stroke: {palette.Wire}");
        sheet.Rule(".head", $"fill: {palette.Wire}");
        sheet.Rule(".junction", $"fill: {palette.Wire}");
        WriteNodeColours(sheet, palette, style);
        sheet.Rule(".strong .wire", $"stroke: {palette.Strong}");
        sheet.Rule(".strong .head", $"fill: {palette.Strong}");
        sheet.Rule(".dim .wire", $"stroke: {palette.Dim}");
        sheet.Rule(".dim .head", $"fill: {palette.Dim}");
        sheet.Rule(".strong .outline", $"stroke: {palette.Strong}");
        sheet.Rule(".dim .outline", $"fill: {palette.Paper}; stroke: {palette.Dim}");
        sheet.Rule(".dim .inline", $"stroke: {palette.Dim}");
        sheet.Rule(".dim text", $"fill: {palette.Wire}");
    }

    private static void WriteNodeColours(Sheet sheet, Palette palette, SceneStyle style)
    {
        if (style == SceneStyle.MakeDot)
        {
            foreach (var roles in Enum.GetValues<BoxRole>().GroupBy(role => MakeDotColours.FillOf(role).Hex))
                sheet.Rule(string.Join(", ", roles.Select(role => sheet.Root + " " + ClassOf(role) + " .outline")), $"fill: {roles.Key}; stroke: {palette.Ink}", isComplete: true);
            sheet.Rule(".node text", "fill: #000000");
            return;
        }

        foreach (var role in Enum.GetValues<BoxRole>())
        {
            var (fill, border) = palette.Of(role);
            sheet.Rule(ClassOf(role) + " .outline", $"fill: {fill}; stroke: {border}");
        }

        sheet.Rule(".inline", $"stroke: {palette.Of(BoxRole.Output).Border}");
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
        public string Root => root;

        public void Rule(string selector, string declarations, bool isComplete = false) =>
            css.Append(isComplete ? selector : root + " " + selector).Append(" { ").Append(declarations).Append(" }\n");
    }
}
