using Microsoft.Playwright;

namespace AutodiffTeach.Drawing.Tests.Samples;

/// <summary>Chromium without a window and without a network, for tests of pages.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static readonly string? Executable = Array.Find(Places, File.Exists);

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Executable is null)
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = ["--no-sandbox"] });
    }

    /// <summary>A page with the given text; the test is skipped where there is no Chromium, but not in continuous integration.</summary>
    internal async Task<OpenPage> Open(string html, bool runsScripts = true, string fragment = "", BrowserNewContextOptions? options = null)
    {
        Assert.SkipWhen(Executable is null && Environment.GetEnvironmentVariable("CI") is null, "Chromium is not installed");
        Assert.NotNull(_browser);
        options ??= new();
        options.JavaScriptEnabled = runsScripts;
        IBrowserContext context = await _browser.NewContextAsync(options);
        IPage page = await context.NewPageAsync();
        var opened = new OpenPage(page);
        await page.RouteAsync("**/*", route => route.Request.Url.StartsWith(OpenPage.Address, StringComparison.Ordinal)
            ? route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = html })
            : route.AbortAsync());
        await page.GotoAsync(OpenPage.Address + fragment);
        return opened;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
