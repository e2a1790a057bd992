using AutodiffTeach.Formulas.Syntax;

namespace AutodiffTeach.Graphs.Language;

/// <summary>Finds the variables that a formula refers to under given indices, each once, in the order of the text.</summary>
internal sealed class ReferenceScanner(ModelScope scope, int maximumOperations)
{
    private const int MaximumErrors = 10;

    private readonly List<(VariableKey Key, NameSyntax Name)> _found = [];
    private readonly HashSet<VariableKey> _seen = [];
    private BoundIndices _bound = BoundIndices.None;
    private bool _broken;
    private long _terms; // of all sums so far, nested ones included

    /// <summary>The problems of the last formula: names and functions that are not known.</summary>
    public List<SyntaxException> Errors { get; } = [];

    /// <exception cref="SyntaxException">A bound is no integer, or a sum has too many terms.</exception>
    /// <exception cref="BrokenReferenceException">All that is wrong is told elsewhere.</exception>
    public IReadOnlyList<(VariableKey Key, NameSyntax Name)> Scan(SyntaxNode formula, BoundIndices bound)
    {
        _found.Clear();
        _seen.Clear();
        Errors.Clear();
        _broken = false;
        _bound = bound;
        Visit(formula);
        return _broken && Errors.Count == 0 ? throw new BrokenReferenceException() : _found;
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
                for (int i = 0; i < chain.Links.Count; i++)
                    Visit(chain.Links[i].Operand);
                break;
            case CallSyntax call:
                VisitCall(call);
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

    // One name that is not known does not hide the next.
    private void Record(SyntaxException error)
    {
        if (Errors.Count < MaximumErrors && Errors.TrueForAll(other => other.Message != error.Message))
            Errors.Add(error);
    }

    private void VisitCall(CallSyntax call)
    {
        try
        {
            scope.RequireFunction(call, _bound);
        }
        catch (SyntaxException error)
        {
            Record(error);
        }
        catch (BrokenReferenceException)
        {
            _broken = true;
        }

        for (int i = 0; i < call.Arguments.Count; i++)
            Visit(call.Arguments[i]);
    }

    private void VisitName(NameSyntax name)
    {
        try
        {
            AddReference(name);
        }
        catch (SyntaxException error)
        {
            Record(error);
        }
        catch (BrokenReferenceException)
        {
            _broken = true;
        }
    }

    private void AddReference(NameSyntax name)
    {
        if (name.Text is "e" or "pi" && name.Indices.Count == 0 && !scope.IsFamily(name.Text))
            return;
        RequireOneMeaning(name);
        Reference reference = scope.Resolve(name, _bound);
        if (!reference.IsNumber && _seen.Add(reference.Key))
            _found.Add((reference.Key, name));
    }

    private void RequireOneMeaning(NameSyntax name)
    {
        if (!_bound.Contains(name.Text))
            return;
        bool variable = scope.IsFamily(name.Text);
        if (variable || (scope.Constants.ContainsKey(name.Text) && name.Indices.Count == 0))
            throw new SyntaxException(name.Span, $"'{name.Text}' is an index and a {(variable ? "variable" : "constant")} in one statement",
                "two names", "rename the index");
    }

    private void VisitSeries(SeriesSyntax series)
    {
        if (_bound.Contains(series.Range.Index))
            throw new SyntaxException(series.Range.IndexSpan, $"'{series.Range.Index}' is an index of the statement already", "another index", "rename the index of the sum");
        (int lower, int upper) = scope.EvaluateRange(series.Range.Lower, series.Range.Upper, _bound);
        long terms = Math.Max(0, (long)upper - lower + 1);
        if (_terms + terms > maximumOperations)
            throw new SyntaxException(Span.Between(series.Range.Lower.Span, series.Range.Upper.Span),
                $"{Wording.Number(terms)} terms are too many", $"at most {Wording.Number(maximumOperations)} in the whole model", "choose smaller bounds");
        _terms += terms;
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
