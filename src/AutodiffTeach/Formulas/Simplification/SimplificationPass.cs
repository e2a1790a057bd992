using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Simplification;

/// <summary>
/// One pass from the parts to the whole: every distinct part gets its structured and its expanded form from those of its parts, and
/// the better of the two.
/// </summary>
/// <remarks>
/// Near-linear in the distinct parts: chains of sums and of products are flattened where nothing else uses them, parts that are used
/// several times join the whole only while they are short, and expansion stops at a number of terms.
/// </remarks>
internal sealed class SimplificationPass
{
    private const int LongestSharedSum = 256;
    private const int LongestSharedProduct = 64;
    private const int ShortProduct = 8;
    private const long Budget = 50_000; // powers written when sums are multiplied out
    private const long BudgetOnRequest = 5_000_000;
    private const long BudgetPerPart = 60;

    private readonly Dictionary<Expr, Form> _forms = new(ReferenceEqualityComparer.Instance);
    private readonly Complexity _complexity = new();
    private readonly Dictionary<Expr, int> _uses;

    private SimplificationPass(List<Expr> parts, Preference preference, int termLimit)
    {
        _uses = Traversal.CountUses(parts);
        Workspace = new Workspace(
            preference, termLimit, (preference == Preference.Expanded ? BudgetOnRequest : Budget) + BudgetPerPart * parts.Count);
        HashSet<Expr> absorbed = Absorbed(parts);
        foreach (Expr part in parts)
        {
            if (!absorbed.Contains(part))
                _forms.Add(part, preference == Preference.Shorter ? Shorter(FormOf(part)) : FormOf(part));
        }
    }

    /// <summary>The kernels of the pass.</summary>
    public Workspace Workspace { get; }

    /// <summary>Simplifies a formula once.</summary>
    public static Expr Run(Expr formula, Preference preference, int termLimit)
    {
        (Workspace workspace, Form form) = FormIn(formula, preference, termLimit);
        return form.DisplayIn(workspace);
    }

    /// <summary>The forms of a formula, with the workspace in which they are written.</summary>
    public static (Workspace Workspace, Form Form) FormIn(Expr formula, Preference preference, int termLimit)
    {
        var pass = new SimplificationPass(Traversal.PostOrder(formula), preference, termLimit);
        return (pass.Workspace, pass._forms[formula]);
    }

    // A sum within a sum that nothing else uses, and a product within a product, are read as parts of the outer one.
    private HashSet<Expr> Absorbed(List<Expr> parts)
    {
        var absorbed = new HashSet<Expr>(ReferenceEqualityComparer.Instance);
        foreach (Expr part in parts.Where(part => part is Sum or Product))
        {
            foreach (Expr child in part.Children)
            {
                if (child.GetType() == part.GetType() && _uses[child] == 1)
                    absorbed.Add(child);
            }
        }

        return absorbed;
    }

    private List<Form> Members(Expr part)
    {
        var members = new List<Form>();
        var pending = new Stack<Expr>();
        pending.Push(part);
        while (pending.TryPop(out Expr? node))
        {
            if (_forms.TryGetValue(node, out Form? form))
            {
                members.Add(form);
                continue;
            }

            for (int i = node.Children.Length - 1; i >= 0; i--)
                pending.Push(node.Children[i]);
        }

        return members;
    }

    private Form FormOf(Expr part) => part switch
    {
        Number(var value) => new Form(Polynomial.Of(value)),
        Sum => OfSum(Members(part)),
        Product => OfProduct(Members(part)),
        Power(var @base, var exponent) => OfPower(_forms[@base], _forms[exponent]),
        Call(UnaryOperation function, [var argument]) => FunctionLaws.Apply(Workspace, function, _forms[argument]),
        Call(BinaryOperation function, [var left, var right]) => FunctionLaws.Apply(Workspace, function, _forms[left], _forms[right]),
        _ => new Form(Polynomial.Of(new Term(Rational.One, Monomial.Of(Workspace.Kernels.Atom(part), 1)))),
    };

    private Form OfSum(List<Form> members)
    {
        var structured = new Polynomial.Builder();
        var expanded = new Polynomial.Builder();
        bool isExpandable = true;
        foreach (Form member in members)
        {
            if (member.Structured.Count > LongestSharedSum && members.Count > 1)
                structured.Add(Workspace.AsTerm(member));
            else
                structured.Add(member.Structured);
            isExpandable &= member.Expanded is not null && expanded.Count <= Workspace.TermLimit;
            if (isExpandable)
                expanded.Add(member.Expanded!);
        }

        return new Form(structured.Build(), isExpandable && expanded.Count <= Workspace.TermLimit ? expanded.Build() : null);
    }

    private Form OfProduct(List<Form> members)
    {
        Term structured = Multiplied(members, keepsLong: false);
        if (structured.Monomial.Powers.Count > LongestSharedProduct)
            structured = Multiplied(members, keepsLong: true);
        return Expansion.FormOf(Workspace, FractionLaws.Reduced(Workspace, structured));
    }

    private Term Multiplied(List<Form> members, bool keepsLong)
    {
        Term product = Term.One;
        foreach (Form member in members)
        {
            Term factor = Workspace.AsTerm(member);
            if (keepsLong && factor.Monomial.Powers.Count > ShortProduct)
                factor = InOnePiece(member, factor);
            product = ProductLaws.Times(Workspace, product, factor);
        }

        return product;
    }

    private Term InOnePiece(Form member, Term factor)
    {
        Polynomial content = Polynomial.Of(factor with { Coefficient = Rational.One });
        Kernel piece = Workspace.Kernels.Piece(KernelKind.Shared, content,
            () => factor.Coefficient.IsOne ? member.DisplayIn(Workspace) : Workspace.Display.Of(content));
        return new Term(factor.Coefficient, Monomial.Of(piece, 1));
    }

    private Form OfPower(Form @base, Form exponent) => exponent.Key.Constant is { } number
        ? Expansion.Power(Workspace, @base, number)
        : Expansion.FormOf(Workspace, ExponentialLaws.Power(Workspace, @base, exponent));

    // The shortest of what the laws of sums offer; the expanded form goes before an equally short structured one.
    private Form Shorter(Form form)
    {
        Form best = form;
        if (form.Expanded is { } expanded && !expanded.Equals(form.Structured)
            && (_complexity.Of(expanded) <= _complexity.Of(form.Structured) || Horner.IsNested(form.Structured, expanded)))
            best = new Form(expanded);
        if (FractionLaws.Together(Workspace, best.Structured) is { } fraction && IsShorter(fraction.Structured, best))
            best = fraction;
        if (form.Expanded is { } sum && SquareLaws.Reduced(Workspace, sum) is { } reduced && IsShorter(reduced, best))
            best = new Form(reduced);
        return best;
    }

    private bool IsShorter(Polynomial candidate, Form best) => _complexity.Of(candidate) < _complexity.Of(best.Structured);
}
