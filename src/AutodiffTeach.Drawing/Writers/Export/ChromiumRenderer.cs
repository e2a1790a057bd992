using System.Globalization;

namespace AutodiffTeach.Drawing.Writers.Export;

/// <summary>Draws with Chromium or Chrome, which reads a page from a file and writes another one; both are in a folder that is deleted.</summary>
internal sealed class ChromiumRenderer : IRenderer
{
    public IReadOnlyList<string> Programs => ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

    public byte[] Render(string program, ExportJob job)
    {
        var folder = Directory.CreateTempSubdirectory("autodiffteach-");
        try
        {
            var page = Path.Combine(folder.FullName, "page.html");
            var picture = Path.Combine(folder.FullName, job.Format == ExportFormat.Png ? "picture.png" : "picture.pdf");
            File.WriteAllText(page, Page(job));
            string[] arguments = [.. Common(folder.FullName), .. Output(job, picture), new Uri(page).AbsoluteUri];
            var run = ProgramRun.Start(program, arguments, [], job.Timeout);
            return File.Exists(picture) ? File.ReadAllBytes(picture) : throw run.Failure();
        }
        finally
        {
            Delete(folder);
        }
    }

    // A page of exactly the picture's size.
    private static string Page(ExportJob job) => FormattableString.Invariant(
        $"<!DOCTYPE html><meta charset=\"utf-8\"><style>@page {{ size: {job.Width}px {job.Height}px; margin: 0 }} body {{ margin: 0; background: {job.Paper} }} svg {{ display: block }}</style>{job.Svg}");

    private static IEnumerable<string> Common(string folder)
    {
        // The sandbox does not start for root, as in containers; the page is ours and has no script.
        string[] sandbox = Environment.IsPrivilegedProcess ? ["--no-sandbox"] : [];
        return [.. sandbox, "--headless", "--disable-gpu", "--hide-scrollbars", "--disable-extensions", "--no-first-run", "--user-data-dir=" + Path.Combine(folder, "profile")];
    }

    private static string[] Output(ExportJob job, string picture) => job.Format == ExportFormat.Pdf
        ? ["--no-pdf-header-footer", "--print-to-pdf=" + picture]
        : [
            "--screenshot=" + picture, "--force-device-scale-factor=" + job.ScaleText,
            string.Create(CultureInfo.InvariantCulture, $"--window-size={job.Width},{job.Height}"),
        ];

    // A process of the browser may still write to its profile for a moment.
    private static void Delete(DirectoryInfo folder)
    {
        for (var attempt = 0; folder.Exists && attempt < 20; attempt++)
        {
            try
            {
                folder.Delete(recursive: true);
            }
            catch (IOException)
            {
                Thread.Sleep(100);
            }

            folder.Refresh();
        }
    }
}
