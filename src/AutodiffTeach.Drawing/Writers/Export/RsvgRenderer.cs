using System.Text;

namespace AutodiffTeach.Drawing.Writers.Export;

/// <summary>Draws with librsvg, which reads from standard input and writes to standard output.</summary>
internal sealed class RsvgRenderer : IRenderer
{
    public IReadOnlyList<string> Programs => ["rsvg-convert"];

    public byte[] Render(string program, ExportJob job)
    {
        // At 96 dpi a pixel is a pixel in PNG and 0.75 pt in PDF.
        string[] format = job.Format == ExportFormat.Png ? ["--format=png", "--zoom=" + job.ScaleText, "--background-color=" + job.Paper] : ["--format=pdf"];
        var run = ProgramRun.Start(program, [.. format, "--dpi-x=96", "--dpi-y=96"], Encoding.UTF8.GetBytes(job.Svg), job.Timeout);
        return run.Output.Length > 0 ? run.Output : throw run.Failure();
    }
}
