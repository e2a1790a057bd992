using AutodiffTeach.Drawing.Tests.Samples;
using AutodiffTeach.Drawing.Writers;
using Microsoft.Playwright;

namespace AutodiffTeach.Drawing.Tests.Writers;

/// <summary>The page that steps, in Chromium.</summary>
public sealed class SteppingTests(Browser browser) : IClassFixture<Browser>
{
    private const string TwoUses = "title Two uses\nparam w = 2\ninput x = 3\na = w*x\ny = a + w\noutput y";

    private static readonly string Page = Pages.Write(TwoUses);

    [Fact]
    public async Task Buttons_go_forward_back_and_to_both_ends()
    {
        await using OpenPage open = await browser.Open(Page);
        Assert.Equal("0 of 10", await open.Count());
        await open.Page.Locator(".next").ClickAsync();
        Assert.Equal("1 of 10", await open.Count());
        await open.Page.Locator(".last").ClickAsync();
        Assert.Equal("10 of 10", await open.Count());
        Assert.True(await open.Page.Locator(".next").IsDisabledAsync());
        await open.Page.Locator(".previous").ClickAsync();
        Assert.Equal("9 of 10", await open.Count());
        await open.Page.Locator(".first").ClickAsync();
        Assert.Equal("0 of 10", await open.Count());
        Assert.Empty(open.Complaints);
        Assert.Equal([OpenPage.Address], open.Requests);
    }

    [Fact]
    public async Task Keys_step_but_are_not_taken_from_controls()
    {
        await using OpenPage open = await browser.Open(Page);
        foreach ((string key, string count) in new[] { ("ArrowRight", "1"), ("ArrowRight", "2"), ("ArrowLeft", "1"), ("End", "10"), ("Home", "0") })
        {
            await open.Page.Keyboard.PressAsync(key);
            Assert.Equal(count + " of 10", await open.Count());
        }

        await open.Page.Locator(".speed select").FocusAsync();
        await open.Page.Keyboard.PressAsync("ArrowRight");
        await open.Page.Keyboard.PressAsync("Control+ArrowRight");
        Assert.Equal("0 of 10", await open.Count());
        await open.Page.Locator(".next").FocusAsync();
        await open.Page.Keyboard.PressAsync("Space");
        Assert.Equal(("1 of 10", "false"), (await open.Count(), await open.Page.Locator(".play").GetAttributeAsync("aria-pressed")));
    }

    [Fact]
    public async Task The_slider_moves_and_says_where_it_is()
    {
        await using OpenPage open = await browser.Open(Page);
        ILocator slider = open.Page.Locator(".slider");
        await slider.FillAsync("3");
        Assert.Equal("3 of 10", await open.Count());
        Assert.StartsWith("3 of 10, Forward: Compute a.", await slider.GetAttributeAsync("aria-valuetext"), StringComparison.Ordinal);
        await slider.FocusAsync();
        await open.Page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal("4 of 10", await open.Count());
    }

    [Fact]
    public async Task Playing_runs_to_the_end_and_stops_and_pauses_on_request()
    {
        await using OpenPage open = await browser.Open(Page);
        await open.Page.Locator(".speed select").SelectOptionAsync("4");
        await open.Page.Keyboard.PressAsync("Space");
        Assert.Equal("Pause", await open.Page.Locator(".play").GetAttributeAsync("aria-label"));
        await Assertions.Expect(open.Page.Locator(".count")).ToHaveTextAsync("2 of 10");
        await open.Page.Keyboard.PressAsync("Space");
        Assert.Equal("Play", await open.Page.Locator(".play").GetAttributeAsync("aria-label"));
        await open.Page.Locator(".play").ClickAsync();
        await Assertions.Expect(open.Page.Locator(".count")).ToHaveTextAsync("10 of 10", new() { Timeout = 30_000 });
        await Assertions.Expect(open.Page.Locator(".play")).ToHaveAttributeAsync("aria-pressed", "false");
    }

    [Fact]
    public async Task A_link_leads_to_a_moment_and_the_address_follows()
    {
        await using OpenPage open = await browser.Open(Page, fragment: "#figure-7");
        Assert.Equal("7 of 10", await open.Count());
        await open.Page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal("#figure-8", await open.Evaluate<string>("location.hash"));
        await open.Evaluate<string>("location.hash = '#figure-3'");
        await Assertions.Expect(open.Page.Locator(".count")).ToHaveTextAsync("3 of 10");
        await open.Evaluate<string>("location.hash = '#figure-999'");
        await Assertions.Expect(open.Page.Locator(".count")).ToHaveTextAsync("10 of 10");
    }

    [Theory]
    [InlineData(0, "", "")]
    [InlineData(1, "2", "")]
    [InlineData(3, "2 3 6", "")]
    [InlineData(5, "2 3 6 8", "1")]
    [InlineData(7, "2 3 6 8", "1 1 1")]
    [InlineData(8, "2 3 6 8", "4 1 1")]
    [InlineData(10, "2 3 6 8", "4 2 1 1")]
    public async Task Values_and_gradients_stand_at_the_nodes_from_the_moment_they_are_computed(int moment, string values, string gradients)
    {
        await using OpenPage open = await browser.Open(Page, fragment: $"#figure-{moment}");
        Assert.Equal(values, string.Join(' ', await open.Page.Locator(".stage .node text.value").AllTextContentsAsync()));
        Assert.Equal(gradients, string.Join(' ', await open.Page.Locator(".stage .node text.gradient").AllTextContentsAsync()));
    }

    [Fact]
    public async Task Every_moment_looks_the_same_from_whichever_side_it_is_reached()
    {
        await using OpenPage open = await browser.Open(Page);
        const string state = "JSON.stringify([...document.querySelectorAll('.stage g[id]')].map(g => [g.id, g.className.baseVal, g.textContent]).sort())";
        var forward = new List<string>();
        for (int k = 0; k <= 10; k++)
        {
            forward.Add(await open.Evaluate<string>(state));
            await open.Page.Keyboard.PressAsync("ArrowRight");
        }

        for (int k = 10; k >= 0; k--)
        {
            Assert.Equal(forward[k], await open.Evaluate<string>(state));
            await open.Page.Keyboard.PressAsync("ArrowLeft");
        }
    }

    [Fact]
    public async Task The_rule_is_written_as_mathematics_and_said_as_text()
    {
        await using OpenPage open = await browser.Open(Page, fragment: "#figure-8");
        Assert.Equal(4, await open.Page.Locator(".lines math").CountAsync());
        Assert.Equal("http://www.w3.org/1998/Math/MathML", await open.Evaluate<string>("document.querySelector('.lines mfrac').namespaceURI"));
        string spoken = await open.Page.Locator(".spoken").TextContentAsync() ?? "";
        Assert.Contains("∂y/∂w += 1 · 3 = 3.", spoken, StringComparison.Ordinal);
        Assert.Contains("∂y/∂w = 1 + 3 = 4.", spoken, StringComparison.Ordinal);
        Assert.Equal("polite", await open.Page.Locator(".spoken").GetAttributeAsync("aria-live"));
    }

    [Fact]
    public async Task Without_scripts_the_row_shows_every_moment_and_nothing_else()
    {
        await using OpenPage open = await browser.Open(Page, runsScripts: false);
        Assert.Equal(11, await open.Page.Locator("figure").CountAsync());
        foreach (ILocator figure in await open.Page.Locator("figure").AllAsync())
            Assert.True(await figure.IsVisibleAsync());
        Assert.False(await open.Page.Locator(".controls").IsVisibleAsync());
        Assert.False(await open.Page.Locator(".stage").IsVisibleAsync());
        Assert.Contains("Compute", await open.Text("#figure-3"), StringComparison.Ordinal);
        Assert.Equal([OpenPage.Address], open.Requests);
    }

    [Fact]
    public async Task The_overview_unfolds_and_leads_to_its_moments()
    {
        await using OpenPage open = await browser.Open(Page);
        Assert.Equal(0, await open.Page.Locator("figure").CountAsync());
        await open.Page.Locator(".overview").ClickAsync();
        Assert.Equal(11, await open.Page.Locator("figure").CountAsync());
        await open.Page.Locator("figure").Nth(6).ClickAsync();
        Assert.Equal("6 of 10", await open.Count());
        Assert.Equal("figure-6", await open.Page.Locator("figure[aria-current]").GetAttributeAsync("id"));
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task Print_shows_the_row()
    {
        await using OpenPage open = await browser.Open(Page);
        await open.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await open.Evaluate<string>("dispatchEvent(new Event('beforeprint')), ''");
        Assert.True(await open.Page.Locator("figure").First.IsVisibleAsync());
        Assert.False(await open.Page.Locator(".player").IsVisibleAsync());
    }

    [Fact]
    public async Task Two_walks_on_one_page_do_not_meet()
    {
        (HtmlWriter first, var scene) = Pages.Of(TwoUses, new HtmlOptions { IdPrefix = "one" });
        (HtmlWriter second, _) = Pages.Of(TwoUses, new HtmlOptions { IdPrefix = "two" });
        using var text = new StringWriter();
        await text.WriteAsync($"<!DOCTYPE html><html lang=\"en\"><head><title>Two</title><style>{first.StyleSheet(scene)}</style></head><body>");
        first.WriteFragment(scene, text);
        second.WriteFragment(scene, text);
        await using OpenPage open = await browser.Open(text + "</body></html>", fragment: "#two-4");
        Assert.Equal(["0 of 10", "4 of 10"], await open.Page.Locator(".count").AllTextContentsAsync());
        await open.Page.Locator("#one-walk .stage").FocusAsync();
        await open.Page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal(["1 of 10", "4 of 10"], await open.Page.Locator(".count").AllTextContentsAsync());
        Assert.Empty(open.Complaints);
    }

    [Theory]
    [InlineData(360)]
    [InlineData(900)]
    [InlineData(1920)]
    public async Task Nothing_reaches_beyond_the_window(int width)
    {
        await using OpenPage open = await browser.Open(Pages.Write(Pages.Recurrence), fragment: "#figure-20", options: new() { ViewportSize = new() { Width = width, Height = 800 } });
        Assert.Equal(width, await open.Evaluate<int>("document.documentElement.scrollWidth"));
        Assert.True(await open.Page.Locator(".next").IsVisibleAsync());
    }

    [Fact]
    public async Task A_step_of_a_long_model_is_quick()
    {
        await using OpenPage open = await browser.Open(Pages.Write(Pages.Recurrence.Replace("N = 2", "N = 100", StringComparison.Ordinal)), fragment: "#figure-600");
        double milliseconds = await open.Evaluate<double>(
            "(() => { const start = performance.now(); for (let i = 0; i < 20; i++) document.querySelector('.next').click(); return (performance.now() - start) / 20; })()");
        Assert.InRange(milliseconds, 0, 500);
    }
}
