using System.Text.Json;
using AutodiffTeach.Cli.Batches;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Models;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Formulas;

namespace AutodiffTeach.Cli.Commands;

/// <summary><c>diff --batch</c>: the derivative of every line's formula.</summary>
internal static class DiffBatch
{
    private const string Example = "{\"id\":..,\"formula\":..,\"wrt\":..}";

    public static int Run(Session session, string file, int order) =>
        new LineBatch(session, Example, request => Answer(request, order)).Run(file);

    private static Action<Utf8JsonWriter> Answer(JsonElement request, int order)
    {
        int ownOrder = request.Count("order", DiffCommand.HighestOrder) ?? order;
        Expr derivative = new DerivativeRequest(request.Text("formula"), request.Text("wrt"), ownOrder).Differentiate();
        return json => json.Formula(derivative);
    }
}
