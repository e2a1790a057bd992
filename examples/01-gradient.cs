#:project ../src/AutodiffTeach/AutodiffTeach.csproj

using AutodiffTeach.Derivations;
using AutodiffTeach.Graphs;

Model model = Model.Parse("""
    param w = 2
    input u[1..3] = 3, 5, 7
    state h[0] = 0
    h[t] = w * (u[t] + h[t-1])   for t in 1..3
    y = h[3]
    """);

ComputationGraph graph = model.Graph;
ModelVariable y = graph.Find("y")!, w = graph.Find("w")!, h3 = graph.Find("h_3")!, h2 = graph.Find("h_2")!;

NumericRun run = graph.RunNumbers();
Console.WriteLine($"y = {run.ValueOf(y)}");
Console.WriteLine($"dy/dw = {run.GradientOf(y)[w]}");

LocalForms local = graph.RunLocally();
Console.WriteLine($"h_3 = {local.DefinitionOf(h3)}, its direct partial in h_2 is {local.DirectPartial(h3, h2)}");

Derivation derivation = Derivation.Create(model, "y", "w");
Console.WriteLine($"dy/dw = {derivation.Formula}");
