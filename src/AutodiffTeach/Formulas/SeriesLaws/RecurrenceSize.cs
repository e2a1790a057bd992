using System.Globalization;

namespace AutodiffTeach.Formulas.SeriesLaws;

/// <summary>How many lengths must be tried until agreement at them is agreement at every length.</summary>
/// <remarks>
/// <para>A sum of terms as <see cref="TermCollector"/> sees them is computed from left to right by a linear recurrence v_p = M(x_p) v_{p-1},
/// where x_p are the values of the variables around place p and M is the same analytic function at every place; its state has one number for
/// each way in which the marks of a term may have been passed already. Let U_k(x) be the span of the states that k steps ending in x can
/// reach. Its dimension at almost every x never falls, and once it stays it stays for good, so after as many steps as the state has numbers
/// it has its final size. Hence a formula of dimension n that is 0 at n lengths in succession, from the first on at which every condition on
/// numbers and on N is settled, is 0 at all later ones.</para>
/// <para>This is the equality theorem of weighted automata (Schützenberger 1961; Eilenberg, <i>Automata, Languages, and Machines</i> A,
/// 1974, VI.8), with values in place of letters. A factor a_{t,k} with two indices enters each term at most once, so that it is enough to
/// know the case a_{t,k} = p_t q_k.</para>
/// </remarks>
internal static class RecurrenceSize
{
    private const int MostMarks = 10;

    /// <summary>The last length to be tried, counted from 0, or null where no size is known.</summary>
    /// <param name="difference">The formula that should be 0 at every length.</param>
    /// <param name="length">The name of the length.</param>
    /// <param name="transfer">Which symbols of derivatives are recurrences of their own; none unless given.</param>
    /// <param name="others">How many states more what is compared has beyond the formula.</param>
    public static int? LastLength(Expr difference, Variable length, Transfer? transfer = null, int others = 0)
    {
        transfer ??= Transfer.None;
        difference = Reorientation.Of(difference);
        if (!PairsStandAlone(difference, transfer) || TermCollector.Of(difference, length, transfer) is not { } terms || terms.Any(term => term.Marks.Count > MostMarks))
            return null;
        double states = 2 + others; // before the first mark, and behind the last
        foreach (IndexTerm term in terms)
            states += StatesOf(term, length) * Math.Pow(transfer.Size + 2, term.Transfers);
        double last = Settled(difference, length) + states - 1;
        return last <= int.MaxValue ? (int)last : null;
    }

    // The states of a term of its own: not those in which nothing has been added yet, or everything, and no step weighs.
    private static long StatesOf(IndexTerm term, Variable length)
    {
        Dictionary<Variable, int> delays = DelaysOf(term, length);
        List<(int Before, int After)> orders = [.. term.Orders
            .Where(order => IsMark(order.Lower, length) && IsMark(order.Upper, length) && order.Lower.Offset >= order.Upper.Offset)
            .Select(order => (IndexOf(term, order.Lower), IndexOf(term, order.Upper)))];
        long states = 0;
        for (int passed = 0; passed < 1 << term.Marks.Count; passed++)
        {
            if (!orders.TrueForAll(order => (passed >> order.After & 1) <= (passed >> order.Before & 1)))
                continue;
            states += term.Marks.Where((_, i) => (passed >> i & 1) == 1).Aggregate(1L, (product, mark) => product * (1 + delays[mark]));
        }

        bool weighsBefore = term.HasGrowth || term.Transfers > 0 || term.Runs.Any(run => run.Lower.Name is null);
        bool weighsBehind = term.HasGrowth || term.TouchesLength || term.Runs.Any(run => run.Upper.Name == length);
        return states - (weighsBefore ? 0 : 1) - (weighsBehind || term.Marks.Count == 0 ? 0 : 1);
    }

    private static int IndexOf(IndexTerm term, Place place) => term.Marks.TakeWhile(mark => mark != place.Name).Count();

    private static bool IsMark(Place place, Variable length) => place.Name is { } name && name != length;

    // How many steps after it was passed a mark must be told from one passed long ago. That x < y, x ≤ y or the product runs over (x, y],
    // is known without; every unit beyond costs a step.
    private static Dictionary<Variable, int> DelaysOf(IndexTerm term, Variable length)
    {
        var delays = term.Marks.ToDictionary(mark => mark, _ => 0);
        foreach (IndexRange order in term.Orders.Where(order => IsMark(order.Lower, length) && IsMark(order.Upper, length)))
        {
            int apart = order.Lower.Offset - order.Upper.Offset;
            Raise(order.Lower, apart - 1);
            Raise(order.Upper, -apart);
        }

        foreach (IndexRange run in term.Runs.Where(run => IsMark(run.Lower, length) && IsMark(run.Upper, length)))
        {
            int longer = run.Upper.Offset - run.Lower.Offset;
            Raise(run.Lower, -longer - 2);
            Raise(run.Upper, longer);
        }

        return delays;

        void Raise(Place place, int delay) => delays[place.Name!] = Math.Max(delays[place.Name!], delay);
    }

    // From here on no condition on a number or on N decides differently at one step than at the next.
    private static int Settled(Expr difference, Variable length)
    {
        List<Expr> nodes = [.. Expressions.Ordered(difference)];
        List<LinearIndex> subscripts = [.. nodes.Where(node => node is Variable).SelectMany(Reorientation.IndicesIn)];
        List<LinearIndex> bounds = [.. nodes.Where(node => node is Series).SelectMany(Reorientation.IndicesIn)];
        IEnumerable<int> places = nodes.OfType<Variable>().Where(name => name.Indices.Count == 0)
            .SelectMany(name => VariableName.Parse(name.Name).Indices)
            .Select(index => int.TryParse(index, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int place) ? place : 0);
        int start = subscripts.Concat(bounds).Where(form => form.IsConstant).Select(form => form.Constant).Concat(places).Append(1).Max(Math.Abs);
        int end = subscripts.Concat(bounds).Where(form => form.Point == length).Select(form => Math.Abs(form.Constant) + 1).Append(0).Max();
        return start + end + Window(subscripts, length) + Window(bounds, length) + 1;
    }

    // How many places around its own a step looks at.
    private static int Window(List<LinearIndex> forms, Variable length)
    {
        List<int> offsets = [0, .. forms.Where(form => !form.IsConstant && form.Point != length).Select(form => form.Constant)];
        return offsets.Max() - offsets.Min();
    }

    // A family with a member of two indices has no other members, so that these are independent variables.
    private static bool PairsStandAlone(Expr difference, Transfer transfer)
    {
        List<(string Family, int Names)> members = [.. Expressions.Ordered(difference).Where(node => node is not Partial symbol || !transfer.Includes(symbol)).Select(Member)];
        HashSet<string> pairs = [.. members.Where(member => member.Names > 1).Select(member => member.Family)];
        return members.TrueForAll(member => member.Names > 1 || !pairs.Contains(member.Family));
    }

    private static (string Family, int Names) Member(Expr node) => node switch
    {
        Variable name => (Transfer.FamilyOf(name), NamesIn(name.Indices)),
        Partial { Of: var of, WithRespectTo: var wrt } symbol => (Transfer.KeyOf(symbol), NamesIn([.. of.Indices, .. wrt.Indices])),
        _ => ("", 0),
    };

    private static int NamesIn(IEnumerable<Expr> indices) =>
        indices.SelectMany(index => LinearIndex.Of(index)?.Coefficients.Keys ?? []).Distinct().Count();
}
