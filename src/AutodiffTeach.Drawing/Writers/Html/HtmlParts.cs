using System.Reflection;

namespace AutodiffTeach.Drawing.Writers.Html;

/// <summary>The parts of a page that are the same for every walk.</summary>
internal static class HtmlParts
{
    /// <summary>No request leaves the page, whatever is in it.</summary>
    public const string Policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

    /// <summary>The style sheet, without colours.</summary>
    public static readonly string Sheet = Resource("walk.css");

    /// <summary>The script.</summary>
    public static readonly string Script = Resource("walk.js");

    /// <summary>The colours as custom properties of the walk.</summary>
    public static string Colours(Theme theme) => theme switch
    {
        Theme.Light => Colours(Palette.Light, "light"),
        Theme.Dark => Colours(Palette.Dark, "dark"),
        Theme.Print => Colours(Palette.Print, "light"),
        _ => Colours(Palette.Light, "light dark") + "@media (prefers-color-scheme: dark) {\n" + Colours(Palette.Dark, "light dark") + "}\n",
    };

    /// <summary>A button with a drawn sign and a name.</summary>
    public static string Button(string cssClass, string name, string path, string more = "") =>
        $"<button type=\"button\" class=\"{cssClass}\" aria-label=\"{name}\" title=\"{name}\"{more}><svg viewBox=\"0 0 24 24\" aria-hidden=\"true\">{path}</svg></button>";

    private static string Colours(Palette palette, string scheme) => $$"""
        .walk { color-scheme: {{scheme}}; --paper: {{palette.Paper}}; --ink: {{palette.Ink}}; --soft: {{palette.Wire}}; --line: {{palette.Faint}}; --accent: {{palette.Strong}}; --focus: {{palette.Of(Layout.BoxRole.Intermediate).Border}}; --tint: {{palette.Of(Layout.BoxRole.State).Fill}}; --value: {{palette.Value}}; --gradient: {{palette.Gradient}} }
        body:has(> .walk) { margin: 0; background: {{palette.Paper}} }

        """.ReplaceLineEndings("\n");

    private static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
