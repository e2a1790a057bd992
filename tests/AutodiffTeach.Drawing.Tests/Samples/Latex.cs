using System.Globalization;
using System.Text.RegularExpressions;

namespace AutodiffTeach.Drawing.Tests.Samples;

/// <summary>Compiles documents with pdflatex.</summary>
internal static partial class Latex
{
    /// <summary>Skips a test where LaTeX or TikZ is missing, but not in CI.</summary>
    public static void Need()
    {
        ExternalTool.Need("pdflatex");
        var (code, _, _) = ExternalTool.Run("kpsewhich", "", null, "tikz.sty");
        Assert.SkipWhen(code != 0 && Environment.GetEnvironmentVariable("CI") is null, "TikZ is not installed");
    }

    /// <summary>The width and height of each page in bp, and the log. Fails where pdflatex stops or warns.</summary>
    public static (IReadOnlyList<(double Width, double Height)> Pages, string Log) Compile(string document)
    {
        var folder = Directory.CreateTempSubdirectory("autodiffteach-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "a.tex"), document);
            // Page sizes are read from the file, so it must not be packed.
            var (code, output, _) = ExternalTool.Run("pdflatex", "", folder.FullName, "-jobname=a", "-halt-on-error", "-interaction=nonstopmode", @"\pdfcompresslevel=0 \pdfobjcompresslevel=0 \input{a.tex}");
            Assert.True(code == 0, output.Length > 3000 ? output[^3000..] : output);
            var log = File.ReadAllText(Path.Combine(folder.FullName, "a.log"));
            Assert.DoesNotMatch("(?m)^(LaTeX.*Warning|Overfull|Missing character|! )", log);
            var pdf = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(Path.Combine(folder.FullName, "a.pdf")));
            return ([.. MediaBox().Matches(pdf).Select(match => (Number(match, 1), Number(match, 2)))], log);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static double Number(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]")]
    private static partial Regex MediaBox();
}
