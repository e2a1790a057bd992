using System.Globalization;
using System.Text;

namespace Conventions;

/// <summary>The figures by which the code is compared with its models; only the longest file and method can fail.</summary>
public sealed class SizeTests(ITestOutputHelper output)
{
    private const int LongestFile = 400;
    private const int LongestMethod = 50;

    private static readonly IReadOnlyList<Measured> Methods = [.. SourceFile.All.SelectMany(Measured.MethodsOf)];

    [Fact]
    public void Figures_are_printed()
    {
        int[] files = Sorted(SourceFile.All.Select(file => file.LineCount));
        int[] bodies = Sorted(Methods.Select(method => method.Lines));
        int[] depths = Sorted(Methods.Select(method => method.Depth));
        (int documented, int visible) = Documentation.Count(SourceFile.All);
        double comments = SourceFile.All.Sum(file => Documentation.CommentLines(file)) / (double)files.Sum();

        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"figure                  median    p90  longest   aim");
        text.AppendLine(CultureInfo.InvariantCulture, $"file lines ({files.Length,4})       {Row(files)}   60 / 200 / 400");
        text.AppendLine(CultureInfo.InvariantCulture, $"method lines ({bodies.Length,4})     {Row(bodies)}   5 / 20 / 50");
        text.AppendLine(CultureInfo.InvariantCulture, $"nesting depth           {Row(depths)}   at most 3");
        text.AppendLine(CultureInfo.InvariantCulture, $"public members with docs: {documented} of {visible}; comment lines that say why: {comments:P1} (aim 3 to 8 %)");
        text.AppendLine(CultureInfo.InvariantCulture, $"longest files: {Top(SourceFile.All.Select(file => (file.SourcePath, file.LineCount)))}");
        text.AppendLine(CultureInfo.InvariantCulture, $"longest methods: {Top(Methods.Select(method => (method.Name, method.Lines)))}");
        text.AppendLine(CultureInfo.InvariantCulture, $"deepest methods: {Top(Methods.Select(method => (method.Name, method.Depth)))}");
        output.WriteLine(text.ToString());
        Directory.CreateDirectory(Repository.Absolute("artifacts"));
        File.WriteAllText(Repository.Absolute("artifacts/figures.txt"), text.ToString());
    }

    [Fact]
    public void No_file_is_too_long() =>
        Breaches.None(SourceFile.All.Where(file => file.LineCount > LongestFile).Select(file => $"{file}: {file.LineCount} lines, at most {LongestFile}"));

    [Fact]
    public void No_method_is_too_long() =>
        Breaches.None(Methods.Where(method => method.Lines > LongestMethod).Select(method => $"{method.Name}: {method.Lines} lines, at most {LongestMethod}"));

    [Fact]
    public void Every_public_member_is_documented()
    {
        (int documented, int visible) = Documentation.Count(SourceFile.All);
        Assert.Equal(visible, documented);
    }

    private static int[] Sorted(IEnumerable<int> values) => [.. values.Order()];

    private static string Row(int[] sorted) => $"{sorted[sorted.Length / 2],6} {sorted[sorted.Length * 9 / 10],6} {sorted[^1],8}";

    private static string Top(IEnumerable<(string Name, int Size)> items) =>
        string.Join(", ", items.OrderByDescending(item => item.Size).Take(5).Select(item => $"{Path.GetFileName(item.Name)} {item.Size}"));
}
