using System.Globalization;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Drawing.Charts;

namespace AutodiffTeach.Cli.Flows;

/// <summary>Gradient flow as text for a terminal.</summary>
internal static class FlowTerminal
{
    private const int ChartHeight = 12;
    private const int WidestMap = 100;
    private const int Decades = 10;

    /// <summary>The charts, or the heat maps where they were asked for, and a sentence on each layer.</summary>
    public static void Write(TextWriter output, IReadOnlyList<FlowSubject> subjects, IReadOnlyList<LineChart> charts)
    {
        if (subjects[0].Jacobian is null)
        {
            var writer = new ChartTerminalWriter(height: ChartHeight);
            foreach (LineChart chart in charts)
            {
                writer.Write(chart, output);
                output.WriteLine();
            }
        }

        foreach (FlowSubject subject in subjects.Where(subject => subject.Jacobian is not null))
            WriteMap(output, subject);
        foreach (FlowSubject subject in subjects)
            output.WriteLine(FlowWords.Of(subject));
    }

    // A digit says how many whole powers of ten a norm lies below the greatest.
    private static void WriteMap(TextWriter output, FlowSubject subject)
    {
        IReadOnlyList<IReadOnlyList<double>> rows = subject.Jacobian!;
        double greatest = rows.SelectMany(row => row).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        output.WriteLine($"{subject.Name}: ‖∂h_t/∂h_s‖, a row for each t, a column for each s; 0 for {NumberFormat.Short(greatest, 3)} and what is within a power of ten below it, 1 for the next, up to 9; · for less, ! for what is not finite");
        if (subject.Steps > WidestMap)
            output.WriteLine($"(the first {WidestMap} steps of {subject.Steps.ToString(CultureInfo.InvariantCulture)}; a picture has all: -o FILE.svg)");
        // Later states are left out: row t, counted from 0, has t + 1 norms.
        foreach ((int t, IReadOnlyList<double> row) in rows.Take(WidestMap).Index())
            output.WriteLine($"  {string.Concat(row.Take(t + 1).Select(norm => Digit(norm, greatest)))}");
        output.WriteLine();
    }

    private static char Digit(double norm, double greatest)
    {
        if (!double.IsFinite(norm))
            return '!';
        double below = norm > 0 ? Math.Floor(Math.Log10(greatest) - Math.Log10(norm)) : Decades;
        return below < Decades ? (char)('0' + (int)Math.Max(0, below)) : '·';
    }
}
