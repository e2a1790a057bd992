using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Writers.Html;

/// <summary>Writes what a moment says: the sentence and the lines of the rule.</summary>
internal static class WalkRule
{
    public static void Write(Page page, WalkMoment moment)
    {
        page.Raw($"<div class=\"{NameOf(moment.Phase)}\"><p class=\"words\">");
        foreach (var piece in moment.Words)
            FormulaMarkup.WriteInline(page, piece);
        page.Raw("</p>");
        if (moment.Lines.Count > 0)
            WriteLines(page, moment);
        page.Raw("</div>");
    }

    private static void WriteLines(Page page, WalkMoment moment)
    {
        page.Raw("<ul class=\"lines\">");
        foreach (var line in moment.Lines)
        {
            page.Raw(line.Kind == WalkLineKind.Numbers ? "<li class=\"numbers\">" : "<li>");
            FormulaMarkup.WriteInline(page, line.Formula);
            page.Raw("</li>");
        }

        page.Raw("</ul>");
    }

    private static string NameOf(WalkPhase phase) => phase switch
    {
        WalkPhase.Start => "start",
        WalkPhase.Forward => "forward",
        WalkPhase.Backward => "backward",
        _ => "end",
    };
}
