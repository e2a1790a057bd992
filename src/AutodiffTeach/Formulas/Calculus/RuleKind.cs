namespace AutodiffTeach.Formulas.Calculus;

/// <summary>The rule by which one part of a formula is differentiated.</summary>
internal enum RuleKind
{
    /// <summary>c' = 0; no parts.</summary>
    Constant,

    /// <summary>x' = 1; no parts.</summary>
    Variable,

    /// <summary>A name for a part that depends on the variable; its derivative has a symbol, such as ∂s_1/∂x. No parts.</summary>
    Named,

    /// <summary>(u + v + ...)' = u' + v' + ...; the parts are the terms.</summary>
    Sum,

    /// <summary>(c u)' = c u'; the parts are c and u.</summary>
    ConstantMultiple,

    /// <summary>(u v)' = u' v + u v'; the parts are the factors, two or more, none of them constant.</summary>
    Product,

    /// <summary>(u/v)' = (u' v - u v')/v^2; the parts are numerator and denominator, none of them constant.</summary>
    Quotient,

    /// <summary>(c/v)' = -c v'/v^2; the parts are c and v.</summary>
    Reciprocal,

    /// <summary>(u^n)' = n u^(n - 1) u'; the parts are u and the constant n.</summary>
    Power,

    /// <summary>(a^v)' = a^v log(a) v'; the parts are the constant a and v.</summary>
    Exponential,

    /// <summary>(u^v)' = v u^(v - 1) u' + u^v log(u) v'; the parts are u and v.</summary>
    GeneralPower,

    /// <summary>f(u)' = f'(u) u'; the part is u, which may be the variable itself.</summary>
    Chain,

    /// <summary>f(u, v)' = f_u u' + f_v v', as of max and min; the parts are u and v.</summary>
    TwoArguments,

    /// <summary>A part that no other rule knows, differentiated as a whole; no parts.</summary>
    Whole,
}
