using AutodiffTeach.Formulas.Syntax;

namespace AutodiffTeach.Graphs.Language;

/// <summary>Finds the variables that a formula refers to under given indices, each once, in the order of the text.</summary>
internal sealed class ReferenceScanner(ModelScope scope)
{
    private readonly List<(VariableKey Key, NameSyntax Name)> _found = [];
    private readonly HashSet<VariableKey> _seen = [];
    private BoundIndices _bound = BoundIndices.None;

    /// <exception cref="SyntaxException">A name is not known or a bound is no integer.</exception>
    public IReadOnlyList<(VariableKey Key, NameSyntax Name)> Scan(SyntaxNode formula, BoundIndices bound)
    {
        _found.Clear();
        _seen.Clear();
        _bound = bound;
        Visit(formula);
        return _found;
    }

    private void Visit(SyntaxNode node)
    {
        switch (node)
        {
            case NameSyntax name:
                VisitName(name);
                break;
            case NegateSyntax negate:
                Visit(negate.Operand);
                break;
            case TransposeSyntax transpose:
                Visit(transpose.Operand);
                break;
            case PowerSyntax power:
                Visit(power.Base);
                Visit(power.Exponent);
                break;
            case ChainSyntax chain:
                foreach (Link link in chain.Links)
                    Visit(link.Operand);
                break;
            case CallSyntax call:
                foreach (SyntaxNode argument in call.Arguments)
                    Visit(argument);
                break;
            case ArraySyntax array:
                foreach (SyntaxNode item in array.Items)
                    Visit(item);
                break;
            case SeriesSyntax series:
                VisitSeries(series);
                break;
        }
    }

    private void VisitName(NameSyntax name)
    {
        if (name.Text is "e" or "pi" && name.Indices.Count == 0 && !scope.IsFamily(name.Text))
            return;
        if (_bound.Contains(name.Text) && scope.IsFamily(name.Text))
            throw new SyntaxException(name.Span, $"'{name.Text}' is an index and a variable in one statement", "two names", "rename the index");
        Reference reference = scope.Resolve(name, _bound);
        if (!reference.IsNumber && _seen.Add(reference.Key))
            _found.Add((reference.Key, name));
    }

    private void VisitSeries(SeriesSyntax series)
    {
        if (_bound.Contains(series.Range.Index))
            throw new SyntaxException(series.Range.IndexSpan, $"'{series.Range.Index}' is an index of the statement already", "another index", "rename the index of the sum");
        (int lower, int upper) = scope.EvaluateRange(series.Range.Lower, series.Range.Upper, _bound);
        if ((long)upper - lower >= Unroller.MaximumTerms)
            throw new SyntaxException(Span.Between(series.Range.Lower.Span, series.Range.Upper.Span),
                $"a sum or product of {(long)upper - lower + 1} terms", $"at most {Unroller.MaximumTerms}", "choose smaller bounds");
        for (int i = lower; i <= upper; i++)
        {
            _bound.Push(series.Range.Index, i);
            try
            {
                Visit(series.Body);
            }
            finally
            {
                _bound.Pop();
            }
        }
    }
}
