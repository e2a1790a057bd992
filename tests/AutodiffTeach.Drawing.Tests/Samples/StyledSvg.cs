using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AutodiffTeach.Drawing.Tests.Samples;

/// <summary>An SVG read back: its elements with the styles that its own style sheet gives them, as a browser resolves them.</summary>
internal sealed partial class StyledSvg
{
    private readonly List<(string[][] Steps, int Weight, int Order, Dictionary<string, string> Declarations)> _rules = [];

    public StyledSvg(string svg, params string[] media)
    {
        Root = XDocument.Parse(svg).Root!;
        var css = Root.Elements().Single(element => element.Name.LocalName == "style").Value;
        foreach (Match block in Media().Matches(css))
        {
            if (media.Contains(block.Groups[1].Value.Trim()))
                Read(block.Groups[2].Value, 1);
        }

        Read(Media().Replace(css, ""), 0);
    }

    public XElement Root { get; }

    /// <summary>The value of an inherited property, or null.</summary>
    public string? Style(XElement element, string property)
    {
        for (var at = element; at is not null; at = at.Parent)
        {
            var best = _rules.Where(rule => rule.Declarations.ContainsKey(property) && Matches(rule.Steps, rule.Steps.Length - 1, at))
                .OrderBy(rule => rule.Weight).ThenBy(rule => rule.Order).LastOrDefault();
            if (best.Declarations is not null)
                return best.Declarations[property];
        }

        return null;
    }

    private void Read(string css, int media)
    {
        foreach (Match rule in Rule().Matches(css))
        {
            var declarations = rule.Groups[2].Value.Split(';').Select(part => part.Split(':', 2)).Where(part => part.Length == 2).ToDictionary(part => part[0].Trim(), part => part[1].Trim());
            foreach (var selector in rule.Groups[1].Value.Split(','))
            {
                var steps = selector.Trim().Split(' ').Select(step => Part().Matches(step).Select(part => part.Value).ToArray()).ToArray();
                var weight = steps.SelectMany(step => step).Sum(part => part[0] switch { '#' => 10_000, '.' => 100, '*' => 0, _ => 1 });
                _rules.Add((steps, weight, media * 100_000 + _rules.Count, declarations));
            }
        }
    }

    // A descendant selector: the last step is the element, each step before it any ancestor.
    private static bool Matches(string[][] steps, int step, XElement? element)
    {
        if (element is null || !steps[step].All(part => Is(element, part)))
            return false;
        return step == 0 || element.Ancestors().Any(ancestor => Matches(steps, step - 1, ancestor));
    }

    private static bool Is(XElement element, string part) => part[0] switch
    {
        '*' => true,
        '#' => "#" + (string?)element.Attribute("id") == part,
        '.' => ((string?)element.Attribute("class"))?.Split(' ').Contains(part[1..]) == true,
        _ => element.Name.LocalName == part,
    };

    [GeneratedRegex(@"@media ([^{]*)\{((?:[^{}]*\{[^{}]*\})*)\s*\}")]
    private static partial Regex Media();

    [GeneratedRegex(@"([^{}]+)\{([^{}]*)\}")]
    private static partial Regex Rule();

    [GeneratedRegex(@"[#.]?[\w-]+|\*")]
    private static partial Regex Part();
}
