namespace AutodiffTeach.Checking;

/// <summary>The stable codes of <see cref="Feedback.Kind"/>.</summary>
public static class FeedbackKinds
{
    /// <summary>Of a graph: the sum over paths lacks some.</summary>
    public const string MissingPath = "missing-path";

    /// <summary>Of a graph: a path counted more than once.</summary>
    public const string RepeatedPath = "repeated-path";

    /// <summary>Of a graph: a path with the wrong sign.</summary>
    public const string PathSign = "path-sign";

    /// <summary>Of a graph: a path with a factor too many or too few.</summary>
    public const string PathFactor = "path-factor";

    /// <summary>Of a graph: the mean over the paths in place of their sum.</summary>
    public const string AveragedPaths = "averaged-paths";

    /// <summary>Of a graph: only the paths of the last steps.</summary>
    public const string TruncatedPaths = "truncated-paths";

    /// <summary>A direct partial where the total derivative is asked for.</summary>
    public const string DirectInsteadOfTotal = "direct-instead-of-total";

    /// <summary>A total derivative where the direct partial is asked for.</summary>
    public const string TotalInsteadOfDirect = "total-instead-of-direct";

    /// <summary>An index shifted or mistaken.</summary>
    public const string WrongIndex = "wrong-index";

    /// <summary>The derivative by another parameter.</summary>
    public const string WrongParameter = "wrong-parameter";

    /// <summary>A factor too many.</summary>
    public const string ExtraFactor = "extra-factor";

    /// <summary>The activation's derivative left out.</summary>
    public const string ActivationDerivativeMissing = "activation-derivative-missing";

    /// <summary>The activation's derivative at the wrong point.</summary>
    public const string ActivationDerivativePoint = "activation-derivative-point";

    /// <summary>The activation in place of its derivative.</summary>
    public const string ActivationInsteadOfDerivative = "activation-instead-of-derivative";

    /// <summary>A constant factor lost or wrong.</summary>
    public const string ConstantFactor = "constant-factor";

    /// <summary>Right but for a number that was rounded.</summary>
    public const string Rounded = "rounded";

    /// <summary>Of the answer multiplied out: terms left out.</summary>
    public const string MissingTerm = "missing-term";

    /// <summary>Of the answer multiplied out: a term too many.</summary>
    public const string ExtraTerm = "extra-term";

    /// <summary>Of the answer multiplied out: a term with another power or name in it.</summary>
    public const string WrongTerm = "wrong-term";

    /// <summary>A sign lost or wrong.</summary>
    public const string Sign = "sign";

    /// <summary>The chain rule's inner derivative left out or wrong.</summary>
    public const string ChainInnerMissing = "chain-inner-missing";

    /// <summary>The function's inner argument replaced by the variable.</summary>
    public const string InnerArgumentDropped = "inner-argument-dropped";

    /// <summary>(uv)' taken as u'v'.</summary>
    public const string ProductMultiplied = "product-multiplied";

    /// <summary>(uv)' taken as u'u + v'v.</summary>
    public const string ProductMispaired = "product-mispaired";

    /// <summary>(uv)' taken as u' + v'.</summary>
    public const string ProductSummed = "product-summed";

    /// <summary>A term of the product rule left out.</summary>
    public const string ProductTermMissing = "product-term-missing";

    /// <summary>(u/v)' taken as u'/v'.</summary>
    public const string QuotientDivided = "quotient-divided";

    /// <summary>The quotient rule with a wrong sign, denominator or order.</summary>
    public const string QuotientMalformed = "quotient-malformed";

    /// <summary>The rule for powers with a wrong exponent, or taken for that for exponential functions.</summary>
    public const string PowerMalformed = "power-malformed";

    /// <summary>tanh' taken as 1 - h or another wrong form.</summary>
    public const string TanhDerivative = "tanh-derivative";

    /// <summary>A function taken for another: tan for tanh, the inverse for the derivative.</summary>
    public const string FunctionConfusion = "function-confusion";

    /// <summary>The formula itself in place of its derivative.</summary>
    public const string NotDifferentiated = "not-differentiated";

    /// <summary>The integral in place of the derivative.</summary>
    public const string Integrated = "integrated";

    /// <summary>Differentiated by another variable.</summary>
    public const string WrongVariable = "wrong-variable";

    /// <summary>Differentiated too often or not often enough.</summary>
    public const string WrongOrder = "wrong-order";

    /// <summary>One over the right answer.</summary>
    public const string Inverted = "inverted";

    /// <summary>A derivative that does not exist, and so is zero.</summary>
    public const string ZeroPartial = "zero-partial";

    /// <summary>Of reading: a name that nothing defines.</summary>
    public const string UnknownName = "unknown-name";

    /// <summary>Of reading: a name that the question does not allow.</summary>
    public const string NotInTerms = "not-in-terms";

    /// <summary>Of reading: the answer contains what is asked for.</summary>
    public const string Circular = "circular";

    /// <summary>Of reading: the text is no formula.</summary>
    public const string Syntax = "syntax";

    /// <summary>Of reading: too large to be judged.</summary>
    public const string Limit = "limit";

    /// <summary>Right up to the rounding that the question accepts.</summary>
    public const string Tolerance = "tolerance";

    /// <summary>Neither shown right nor wrong: what was tried.</summary>
    public const string Undecided = "undecided";

    /// <summary>No open set on which both sides are defined, or domains that differ.</summary>
    public const string Domain = "domain";
}
