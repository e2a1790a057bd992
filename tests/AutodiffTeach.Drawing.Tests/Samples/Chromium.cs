using System.Diagnostics;

namespace AutodiffTeach.Drawing.Tests.Samples;

/// <summary>A browser without a window, where there is one.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>The document after its scripts have run. Skips the test where no browser is installed, except in continuous integration.</summary>
    public static string Load(string html)
    {
        var path = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
        if (path is null && Environment.GetEnvironmentVariable("CI") is null)
            Assert.Skip("Chromium is not installed.");
        Assert.NotNull(path);
        var folder = Directory.CreateTempSubdirectory("page").FullName;
        try
        {
            var page = Path.Combine(folder, "page.html");
            File.WriteAllText(page, html);
            string[] arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + Path.Combine(folder, "profile"), "--dump-dom", new Uri(page).AbsoluteUri];
            using var process = Process.Start(new ProcessStartInfo(path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var document = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return document;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
