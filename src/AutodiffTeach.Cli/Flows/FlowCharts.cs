using AutodiffTeach.Drawing.Charts;
using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Cli.Flows;

/// <summary>The charts of gradient flow.</summary>
internal static class FlowCharts
{
    // What tanh bounds is no longer than the root of the greatest hidden size, 22.6; what is longer grows, and needs decades.
    private const double GreatestLinear = 30;
    private static readonly Size PanelSize = new(560, 340);

    /// <summary>The charts over time: states, gradients, or both.</summary>
    /// <param name="subjects">The layers, each with a line in every chart.</param>
    /// <param name="content">What is shown.</param>
    /// <param name="isLinear">Whether the axis of gradients is linear.</param>
    public static IReadOnlyList<LineChart> OverTime(IReadOnlyList<FlowSubject> subjects, FlowContent content, bool isLinear)
    {
        List<LineChart> charts = [];
        if (content.HasFlag(FlowContent.States))
            charts.Add(Chart("States", "$‖h_t‖$", States(subjects, content), isLinear || !IsWide(subjects)));
        if (content.HasFlag(FlowContent.Gradients))
            charts.Add(Chart("Gradients", "$‖dL/dh_t‖$", Gradients(subjects, content), isLinear));
        return charts;
    }

    /// <summary>The heat maps ‖∂h_t/∂h_s‖, one a layer.</summary>
    public static IReadOnlyList<HeatMap> Jacobians(IReadOnlyList<FlowSubject> subjects, bool isLinear) =>
        [.. subjects.Select(subject => new HeatMap(subjects.Count == 1 ? $"{subject.Name}: how a state depends on an earlier one" : subject.Name, subject.Jacobian!)
        {
            RowLabel = "of the state at step $t$",
            ColumnLabel = "in the state at step $s$",
            Colours = new Axis("$‖∂h_t/∂h_s‖$", isLinear ? AxisScale.Linear : AxisScale.Logarithmic),
        })];

    /// <summary>The charts as one picture.</summary>
    public static Chart Together(string title, IReadOnlyList<Chart> charts) =>
        charts is [var only] ? only : new SmallMultiples(title, charts) { ShareY = charts[0] is HeatMap, Columns = charts[0] is HeatMap ? null : 1, Size = PanelSize with { Height = PanelSize.Height * 1.7 } };

    private static LineChart Chart(string title, string quantity, IReadOnlyList<Series> series, bool isLinear) => new(title, series)
    {
        X = new Axis("step $t$"),
        Y = new Axis(quantity, isLinear ? AxisScale.Linear : AxisScale.Logarithmic),
        Size = PanelSize,
    };

    private static bool IsWide(IReadOnlyList<FlowSubject> subjects) =>
        subjects.Any(subject => subject.Flow.StateNorms.Any(norm => norm > GreatestLinear));

    private static List<Series> States(IReadOnlyList<FlowSubject> subjects, FlowContent content) =>
        [.. subjects.SelectMany(subject => Lines(subject, subject.Flow.StateNorms, subject.Flow.CellNorms, content))];

    private static List<Series> Gradients(IReadOnlyList<FlowSubject> subjects, FlowContent content)
    {
        List<Series> series = [.. subjects.SelectMany(subject => Lines(subject, subject.Flow.GradientNorms, subject.Flow.CellGradientNorms, content))];
        if (content.HasFlag(FlowContent.Theory))
            series.AddRange(subjects.SelectMany(subject => Theory(subject, subjects.Count(other => other.Theory is not null) > 1)));
        return series;
    }

    private static IEnumerable<Series> Lines(FlowSubject subject, IReadOnlyList<double> states, IReadOnlyList<double>? cells, FlowContent content)
    {
        yield return new Series(subject.Name, states);
        if (cells is not null && content.HasFlag(FlowContent.Cells))
            yield return new Series($"{subject.Name}, cell $C_t$", cells);
    }

    private static IEnumerable<Series> Theory(FlowSubject subject, bool isNamed)
    {
        if (subject.Theory is not { } theory)
            yield break;
        string of = isNamed ? $" of {subject.Name}" : "";
        yield return new Series($"bound by the norm{of}", theory.Bound) { IsReference = true };
        yield return new Series($"rate by the radius{of}", theory.Rate) { IsReference = true };
    }
}
