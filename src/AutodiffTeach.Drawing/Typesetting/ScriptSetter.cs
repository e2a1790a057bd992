namespace AutodiffTeach.Drawing.Typesetting;

/// <summary>Sets scripts: The TeXbook, appendix G, rules 18a to 18f.</summary>
internal static class ScriptSetter
{
    private const double SuperRaise = 0.37;
    private const double SubDrop = 0.17;
    private const double SubDropBelowSuper = 0.25;
    private const double LetterHeight = 0.45;
    private const double Gap = 0.16;
    private const double SpaceAfter = 0.04;

    public static FormulaBox Set(MathNode.Scripted scripted, double size, bool isScript)
    {
        var nucleus = Typesetter.Set(scripted.Base, size, isScript);
        var box = new FormulaBox();
        box.Put(nucleus, 0, 0);
        var (primes, others) = SplitPrimes(scripted.Super);
        var after = nucleus.Width + PutPrimes(box, primes, nucleus, size);
        var script = Typesetter.ScriptSize(size);
        var sub = scripted.Sub is { } low ? Typesetter.Set(low, script, isScript: true) : null;
        var super = others is { } high ? Typesetter.Set(high, script, isScript: true) : null;
        var (raise, drop) = Shifts(nucleus, scripted.Base, sub, super, size, primes > 0);
        var width = after;
        if (sub is not null)
        {
            box.Put(sub, nucleus.Width, drop);
            width = Math.Max(width, nucleus.Width + sub.Width + SpaceAfter * size);
        }

        if (super is not null)
        {
            var lean = primes > 0 ? 0 : nucleus.Lean;
            box.Put(super, after + lean, -raise);
            width = Math.Max(width, after + lean + super.Width + SpaceAfter * size);
        }

        (box.Width, box.Lean) = (width, 0);
        return box;
    }

    private static (double Raise, double Drop) Shifts(FormulaBox nucleus, MathNode node, FormulaBox? sub, FormulaBox? super, double size, bool hasPrimes)
    {
        var isLetter = node is MathNode.Text;
        var raise = super is null ? 0 : Math.Max(Math.Max(SuperRaise * size, isLetter ? 0 : nucleus.Ascent - 0.39 * size), super.Descent + LetterHeight * size / 4);
        if (sub is null)
            return (raise, 0);
        var drop = Math.Max((super is not null || hasPrimes ? SubDropBelowSuper : SubDrop) * size, isLetter ? 0 : nucleus.Descent + 0.05 * size);
        drop = Math.Max(drop, sub.Ascent - 0.8 * LetterHeight * size);
        if (super is not null && raise - super.Descent + drop - sub.Ascent is var gap && gap < Gap * size)
            drop += Gap * size - gap;
        return (raise, drop);
    }

    // A prime is raised by its own shape, so it stands on the line of the base.
    private static double PutPrimes(FormulaBox box, int primes, FormulaBox nucleus, double size)
    {
        if (primes == 0)
            return 0;
        var marks = Typesetter.SetText(new MathNode.Text(new string('′', primes), false), size);
        box.Put(marks, nucleus.Width + 0.6 * nucleus.Lean, Math.Min(0, 0.69 * size - nucleus.Ascent));
        return marks.Width + 0.6 * nucleus.Lean;
    }

    private static (int Primes, MathNode? Others) SplitPrimes(MathNode? super) => super switch
    {
        MathNode.Text text when IsPrimes(text) => (text.Value.Length, null),
        MathNode.Row { Items: var items } when items.Count > 1 && items[0] is MathNode.Text first && IsPrimes(first) => (first.Value.Length, new MathNode.Row([.. items.Skip(1)])),
        _ => (0, super),
    };

    private static bool IsPrimes(MathNode.Text text) => text.Value.All(letter => letter == '′');
}
