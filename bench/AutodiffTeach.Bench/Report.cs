using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace AutodiffTeach.Bench;

/// <summary>A Markdown page of measurements in <c>bench/results</c>, shown on the console as it grows.</summary>
internal sealed class Report
{
    private readonly string _path;
    private readonly StringBuilder _text = new();

    private Report(string path) => _path = path;

    /// <summary>A report that says on what it was measured.</summary>
    public static Report For(string name)
    {
        var report = new Report(Path.Combine(Root(), "bench", "results", $"{name}.md"));
        report.Line($"# Benchmark: {name}");
        report.Line();
        report.Line($"Measured by `dotnet run -c Release --project bench/AutodiffTeach.Bench -- {name}`: medians of repeated runs after warm-up, one thread.");
        report.Line(string.Create(CultureInfo.InvariantCulture,
            $"Machine: {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} cores; {System()}; .NET {Environment.Version}."));
        return report;
    }

    /// <summary>Adds a line.</summary>
    public void Line(string text = "")
    {
        Console.WriteLine(text);
        _text.Append(text).Append('\n');
    }

    /// <summary>Begins a table.</summary>
    public void Header(params string[] columns)
    {
        Row(columns);
        Row([.. columns.Select((_, i) => i == 0 ? "---" : "---:")]);
    }

    /// <summary>Adds a row to the table.</summary>
    public void Row(params string[] cells) => Line($"| {string.Join(" | ", cells)} |");

    /// <summary>Writes the file.</summary>
    public void Save()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        File.WriteAllText(_path, _text.ToString());
    }

    private static string System() => OperatingSystem.IsWindows() ? "Windows" : OperatingSystem.IsMacOS() ? "macOS" : "Linux";

    /// <summary>The folder of the repository.</summary>
    public static string Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AutodiffTeach.sln")))
                return folder.FullName;
        }

        return Environment.CurrentDirectory;
    }
}
