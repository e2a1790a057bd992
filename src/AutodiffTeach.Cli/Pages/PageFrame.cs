namespace AutodiffTeach.Cli.Pages;

/// <summary>What every page has: one file that needs nothing else, for light and dark screens and for print.</summary>
internal static class PageFrame
{
    /// <summary>The page.</summary>
    /// <param name="title">The title of the window, as plain text.</param>
    /// <param name="header">What stands at the top, as markup.</param>
    /// <param name="main">What the page is for, as markup.</param>
    /// <param name="warrant">Why its numbers can be trusted, a sentence of markup for the foot.</param>
    public static string Write(string title, string header, string main, string warrant) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{PageText.Escape(title)}</title>
        <style>
        {PageStyle.Sheet}
        </style>
        </head>
        <body>
        <header>
        {header}
        </header>
        <main>
        {main}
        </main>
        <footer><p>Made with AutodiffTeach. {warrant}</p></footer>
        </body>
        </html>

        """.ReplaceLineEndings("\n");
}
