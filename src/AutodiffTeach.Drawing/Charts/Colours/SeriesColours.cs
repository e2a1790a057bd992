using AutodiffTeach.Drawing.Writers;

namespace AutodiffTeach.Drawing.Charts.Colours;

/// <summary>
/// The colours of series. Each has a contrast of at least 3 to 1 with the paper, and any two are apart in OKLab for every kind of colour vision
/// (simulated after Machado, Oliveira and Fernandes, A physiologically-based model for simulation of color vision deficiency, 2009);
/// a search found them. In print there are three greys: dash and marker tell series apart.
/// </summary>
internal static class SeriesColours
{
    private static readonly string[] Light = ["#2225de", "#d17b16", "#0b8168", "#63061b", "#0097bc", "#631694", "#5f6000", "#17095e"];

    private static readonly string[] Dark = ["#78d7ff", "#ed9b4e", "#aff7b8", "#e13142", "#3a89fc", "#af68b0", "#fafe00", "#9faab3"];

    private static readonly string[] Print = ["#000000", "#6e6e6e", "#3d3d3d", "#000000", "#6e6e6e", "#3d3d3d", "#000000", "#6e6e6e"];

    public static IReadOnlyList<string> Of(Theme theme) => theme switch { Theme.Dark => Dark, Theme.Print => Print, _ => Light };
}
