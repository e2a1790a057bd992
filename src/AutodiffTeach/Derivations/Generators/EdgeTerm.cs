using AutodiffTeach.Formulas;

namespace AutodiffTeach.Derivations.Generators;

/// <summary>What one edge contributes: the derivative at its end times its direct partial.</summary>
internal static class EdgeTerm
{
    /// <summary>∂y/∂q ∂⁺q/∂w; into the output itself the direct partial alone.</summary>
    public static Expr Symbols(DerivationContext context, ScalarEdge edge) => edge.To == context.Graph.Of
        ? edge.Symbol
        : Expr.Product(context.Graph.Total(edge.To), edge.Symbol);

    /// <summary>The same with the formula of the direct partial; a factor 1 is left out.</summary>
    public static Expr Inserted(DerivationContext context, ScalarEdge edge) => edge.To == context.Graph.Of
        ? edge.Partial
        : Expressions.Flatten((new Symbol(context.Graph.Total(edge.To)) * new Symbol(edge.Partial)).Formula);
}
