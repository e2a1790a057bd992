using AutodiffTeach.Bench;

// dotnet run -c Release --project bench/AutodiffTeach.Bench -- engine
IBenchmark[] all =
[
    new EngineBenchmark(), new SymbolBenchmark(), new DrawingBenchmark(), new LayoutBenchmark(), new JudgingBenchmark(), new NetworkBenchmark(),
    new TrainingBenchmark(), new DecodingBenchmark(), new ProcessBenchmark(),
];
IBenchmark[] chosen = [.. all.Where(benchmark => args.Length == 0 || args.Contains(benchmark.Name))];
if (chosen.Length == 0)
{
    Console.Error.WriteLine($"unknown benchmark '{args[0]}'; expected {string.Join(" or ", all.Select(benchmark => benchmark.Name))}");
    return 2;
}

foreach (IBenchmark benchmark in chosen)
    benchmark.Run(Report.For(benchmark.Name));
return 0;
