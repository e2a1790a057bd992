using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Writers.Export;

/// <summary>Makes PNG and PDF from the SVG of a scene with a program of the machine: <c>rsvg-convert</c>, else Chromium or Chrome.</summary>
public static class PictureExporter
{
    // The largest side that cairo and Chromium draw.
    private const double LargestSide = 16384;

    private static readonly IRenderer[] Renderers = [new RsvgRenderer(), new ChromiumRenderer()];

    /// <summary>The bytes of the file. Starts a process; leaves no file behind.</summary>
    /// <param name="scene">The picture.</param>
    /// <param name="format">The format.</param>
    /// <param name="options">Colours, resolution and patience; null for the default ones.</param>
    /// <exception cref="ExportException">No program is there, it fails, or the picture is too large.</exception>
    public static byte[] Export(Scene scene, ExportFormat format, ExportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(scene);
        options ??= new ExportOptions();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Scale, nameof(options));
        return Export(scene, format, options, Environment.GetEnvironmentVariable("PATH") ?? "");
    }

    /// <summary>The same with the folders to search for programs.</summary>
    internal static byte[] Export(Scene scene, ExportFormat format, ExportOptions options, string searchPath)
    {
        var job = ExportJob.Of(scene, format, options);
        if (format == ExportFormat.Png)
            CheckSize(job);
        foreach (var renderer in Renderers)
        {
            if (ProgramSearch.Find(renderer.Programs, searchPath) is { } program)
                return renderer.Render(program, job);
        }

        throw new ExportException(
            $"{job.Name} needs rsvg-convert or Chromium, and neither is found on the PATH; install one of them (Debian: librsvg2-bin or chromium), or write svg");
    }

    private static void CheckSize(ExportJob job)
    {
        var largest = job.Scale * Math.Max(job.Width, job.Height);
        if (!(largest <= LargestSide))
        {
            throw new ExportException(FormattableString.Invariant(
                $"the picture would have {Math.Ceiling(job.Width * job.Scale)} by {Math.Ceiling(job.Height * job.Scale)} pixels; expected at most {LargestSide} a side; try a scale of {Math.Floor(100 * LargestSide / Math.Max(job.Width, job.Height)) / 100} or less, or write svg or pdf"));
        }
    }
}
