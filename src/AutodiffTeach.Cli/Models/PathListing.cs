using System.Globalization;
using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;
using AutodiffTeach.Graphs.Paths;

namespace AutodiffTeach.Cli.Models;

/// <summary>The first paths between two variables, and the number and sum of all.</summary>
internal sealed class PathListing(PathTable table, int limit)
{
    private double[]? _value;

    public string From => table.From.Name;

    public string To => table.To.Name;

    /// <summary>The number of all paths in decimal, however large.</summary>
    public string Count { get; } = table.Paths.Count.ToString(CultureInfo.InvariantCulture);

    /// <summary>The paths listed.</summary>
    public IReadOnlyList<PathTerm> Terms { get; } = [.. table.Terms().Take(limit)];

    /// <summary>Whether all paths are listed.</summary>
    public bool IsComplete => table.Paths.Count == Terms.Count;

    /// <summary>The sum of the products, or null where not all paths are listed.</summary>
    public Expr? Total
    {
        get
        {
            if (!IsComplete)
                return null;
            Expr sum = Expr.Sum([.. Terms.Select(term => term.Product)]);
            // The factors of a product of Jacobians keep their order.
            return Terms.All(term => term.Formulas is not null) ? Simplifier.Simplify(sum) : sum;
        }
    }

    /// <summary>The elements of the total derivative row by row, or null where a value is missing.</summary>
    public double[]? Value => _value ??= table.Total is { } total ? ElementsOf(total) : null;

    /// <summary>The gradient of a scalar has the shape of the variable, the slope of a vector in a scalar that of the vector; else it is a Jacobian.</summary>
    public Shape ValueShape => (table.From.Shape, table.To.Shape) switch
    {
        (var from, { IsScalar: true }) => from,
        ({ IsScalar: true }, var to) => to,
        (var from, var to) => Shape.Matrix(to.Size, from.Size),
    };

    /// <summary>The entries of a Jacobian row by row.</summary>
    public static double[] ElementsOf(Jacobian jacobian)
    {
        var elements = new double[jacobian.Rows * jacobian.Columns];
        for (int i = 0; i < elements.Length; i++)
            elements[i] = jacobian[i / jacobian.Columns, i % jacobian.Columns];
        return elements;
    }
}
