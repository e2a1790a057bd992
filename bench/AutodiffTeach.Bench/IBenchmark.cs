namespace AutodiffTeach.Bench;

/// <summary>A group of measurements with a report of its own.</summary>
internal interface IBenchmark
{
    /// <summary>The word on the command line and the name of the report.</summary>
    string Name { get; }

    /// <summary>Measures and writes.</summary>
    void Run(Report report);
}
