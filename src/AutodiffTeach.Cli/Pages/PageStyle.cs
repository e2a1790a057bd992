namespace AutodiffTeach.Cli.Pages;

/// <summary>The look of a page: light or dark as the reader's system is, black on white in print.</summary>
internal static class PageStyle
{
    public const string Sheet = """
        :root { color-scheme: light dark; --paper: #ffffff; --ink: #1a1d21; --soft: #4b5563; --line: #d7dce2; --tint: #f5f6f8; --accent: #27569c; --value: #14602a; --gradient: #a3171f }
        @media (prefers-color-scheme: dark) {
          :root { --paper: #14181d; --ink: #eef1f4; --soft: #aab4c0; --line: #39424d; --tint: #1d232a; --accent: #7fb0f5; --value: #86e09b; --gradient: #ff9d9d }
        }
        * { box-sizing: border-box }
        body { margin: 0 auto; padding: 2rem 1.25rem 3rem; max-width: 60rem; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 "Source Serif 4", "Iowan Old Style", Charter, Georgia, "Liberation Serif", serif }
        math { font-family: "Latin Modern Math", "STIX Two Math", "Cambria Math", "Libertinus Math", math; font-size: 1.06em; math-style: normal }
        h1, h2, h3, .kind, th, caption, figcaption, footer, .role { font-family: system-ui, "Segoe UI", Roboto, "Liberation Sans", sans-serif }
        h1 { margin: 0; font-size: 1.9rem; line-height: 1.2 }
        h2 { margin: 2.5rem 0 .75rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line); font-size: 1.3rem }
        h3 { margin: 1.75rem 0 .25rem; font-size: 1.02rem; color: var(--accent) }
        p { margin: .4rem 0 }
        .kind { margin: 0 0 .25rem; color: var(--soft); font-size: .85rem; letter-spacing: .06em; text-transform: uppercase }
        .scroll { overflow-x: auto }
        .answer { margin-top: 1.25rem; padding: 1rem 1.25rem; border-left: 4px solid var(--accent); border-radius: 2px; background: var(--tint); font-size: 1.3rem }
        pre { margin: 0; padding: .9rem 1.1rem; overflow-x: auto; border: 1px solid var(--line); border-radius: 4px; background: var(--tint); font: .86rem/1.5 ui-monospace, "Cascadia Code", Consolas, "Liberation Mono", monospace }
        figure { margin: 0 }
        .picture { position: relative; left: 50%; width: max-content; max-width: calc(100vw - 2.5rem); padding: .75rem 0; transform: translateX(-50%) }
        .picture svg { display: block }
        .matrix { --edge: linear-gradient(currentColor, currentColor); --serif: .3em 1.5px no-repeat; padding: .1em .25em; border: solid currentColor; border-width: 0 1.5px; background: var(--edge) 0 0 / var(--serif), var(--edge) 100% 0 / var(--serif), var(--edge) 0 100% / var(--serif), var(--edge) 100% 100% / var(--serif) }
        figcaption, caption { color: var(--soft); font-size: .9rem; text-align: left }
        caption { padding-bottom: .6rem }
        figcaption .value, td .value { color: var(--value) }
        figcaption .gradient, td .gradient { color: var(--gradient) }
        table { border-collapse: collapse; width: 100% }
        th, td { padding: .34rem .9rem .34rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: middle }
        thead th { color: var(--soft); font-size: .85rem; font-weight: 600; vertical-align: bottom }
        tbody th { font-weight: 400 }
        .number { text-align: right }
        .role { color: var(--soft); font-size: .88rem }
        .steps { margin: .5rem 0 0; padding: 0; list-style: none }
        .step { padding: .3rem 0 .3rem .9rem; border-left: 2px solid var(--line) }
        .equation { display: block; overflow-x: auto; overflow-y: hidden; padding: .15rem 0 }
        .why { display: block; color: var(--soft); font-size: .92rem }
        .result { margin-top: 1.5rem; padding: .8rem 1rem; overflow-x: auto; border: 1px solid var(--line); border-left: 4px solid var(--accent); background: var(--tint) }
        footer { margin-top: 3rem; color: var(--soft); font-size: .85rem }
        @media print {
          @page { margin: 18mm 16mm }
          :root { --paper: #ffffff; --ink: #000000; --soft: #333333; --line: #b5b5b5; --tint: #ffffff; --accent: #000000; --value: #000000; --gradient: #000000 }
          body { max-width: none; padding: 0; font-size: 10.5pt }
          .scroll, .equation, pre { overflow: visible }
          pre { white-space: pre-wrap }
          .picture { position: static; width: auto; max-width: none; transform: none }
          .picture svg { max-width: 100%; height: auto; margin: 0 auto }
          h2, h3, caption, thead { break-after: avoid }
          figure, tr, .step, .answer, .result { break-inside: avoid }
          thead { display: table-header-group }
          .answer { border: 1px solid var(--line); border-left: 4px solid var(--accent) }
          footer { display: none }
        }
        """;
}
