using Microsoft.Playwright;

namespace AutodiffTeach.Drawing.Tests.Samples;

/// <summary>A page in the browser, with every complaint it made and every request.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    public const string Address = "http://page.test/";

    public OpenPage(IPage page)
    {
        Page = page;
        page.Console += (_, message) => Complaints.Add(message.Text);
        page.PageError += (_, error) => Complaints.Add(error);
        page.Request += (_, request) => Requests.Add(request.Url);
    }

    public IPage Page { get; }

    public List<string> Complaints { get; } = [];

    public List<string> Requests { get; } = [];

    public Task<string> Text(string selector) => Page.Locator(selector).First.InnerTextAsync();

    public Task<string> Count() => Text(".count");

    public Task<T> Evaluate<T>(string script) => Page.EvaluateAsync<T>(script);

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
