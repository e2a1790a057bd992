using System.Text;

namespace AutodiffTeach.Fuzz;

/// <summary>Texts that no student means to write: random characters, random tokens, good formulas cut, spliced and mistyped.</summary>
internal sealed class Inputs(int seed)
{
    private static readonly string[] Tokens =
    [
        "x", "y", "w", "h_1", "h_{t-1}", "u₂", "alpha", "σ", "tanh", "sin", "log", "max", "sum", "prod", "1", "2.5", "1e3", "9", "1e999", "+", "-", "*", "/", "^", "**",
        "(", ")", "[", "]", "{", "}", "|", ",", "=", "'", "_", "<", ">", "..", "∂", "⁺", "√", "²", "₁", "Σ", "∏", "·", "−", " ", "\t", "∂L/∂h_1", "dy/dw", "1[z>0]",
        @"\frac", @"\frac{1}{2}", @"\sqrt", @"\left(", @"\right)", @"\sum_{t=1}^{N}", @"\prod_{j=2}^{3}", @"\partial", @"\mathrm{d}", @"\cdot", @"\tanh", @"\sigma'",
        @"\hat{y}", @"\begin{cases}", @"\end{cases}", @"\\", "&", "$", "%", "np.exp(", "torch.clamp(z, min=0)", "for", "in", "range(1, N+1)", "if", "0x", "１", "é", "\u0301", "\0",
    ];

    private static readonly string[] Good =
    [
        "3w^2 u_1 + 2 w u_2 + u_3", "(a + b)^2/(1 - tanh(w*x + b)^2)", "sum(t=1..3, u_t*w^t)", "∂L/∂o_1*∂o_1/∂h_1", "1[z>0]*x + |y|", "√(x² + y²)", "exp(-x^2/2)/sqrt(2*pi)",
        @"\frac{\partial L}{\partial o_t} \sum_{k=1}^{t} \left( \prod_{j=k+1}^{t} \frac{\partial h_j}{\partial h_{j-1}} \right) \frac{\partial^+ h_k}{\partial w}",
        @"\begin{cases} z & z > 0 \\ 0 & \text{otherwise} \end{cases}", @"\left.\frac{\partial h_t}{\partial w}\right|_{h_{t-1}}", @"\sin^2 x + \cos^2 x", "w**2*np.tanh(x) - torch.sigmoid(z)",
        "-exp(4x) - sin(5x)", "x^3 sin(2x)/(x^2 + 1)", "sum(t=1..N, sum(k=1..t, a_t b_k))", @"\sum_{t=1}^{N} \prod_{j=t+1}^{N} w_j x_t", "dy/dx = 3x^2", "||x| - |y||", @"a^{[1]} \sigma^2(x)",
        "(x>0) x + |y|^(1/3)", @"\frac{{\partial L}}{{\partial w}} e^-x", "log_2(x) + log(x, 10)", "torch.where(x > 0, x, 0.1*x)", "np.sum(x[t]*w**t for t in range(1, N+1))",
    ];

    private readonly Random _random = new(seed);

    /// <summary>The next text, at most a few hundred characters, now and then very long or very deep.</summary>
    public string Next() => _random.Next(12) switch
    {
        0 => Characters(_random.Next(1, 60), 0x250),
        1 => Characters(_random.Next(1, 40), 0xFFFF),
        <= 4 => Soup(_random.Next(1, 40)),
        <= 6 => Cut(Pick(Good)),
        <= 8 => Mistyped(Pick(Good)),
        9 => Cut(Pick(Good)) + Soup(_random.Next(1, 4)) + Cut(Pick(Good)),
        10 => _random.Next(50) == 0 ? Deep() : Mistyped(Soup(_random.Next(1, 12))),
        _ => Pick(Good) + Pick(Tokens) + Pick(Good),
    };

    private string Pick(string[] texts) => texts[_random.Next(texts.Length)];

    private string Characters(int count, int range) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)_random.Next(range)));

    private string Soup(int count) => string.Join(_random.Next(3) == 0 ? " " : "", Enumerable.Range(0, count).Select(_ => Pick(Tokens)));

    private string Cut(string text)
    {
        int from = _random.Next(text.Length);
        return text[from..(from + _random.Next(text.Length - from + 1))];
    }

    private string Mistyped(string text)
    {
        var typed = new StringBuilder(text);
        for (int i = _random.Next(1, 4); i > 0 && typed.Length > 0; i--)
        {
            int place = _random.Next(typed.Length);
            if (_random.Next(2) == 0)
                typed.Remove(place, 1);
            else
                typed.Insert(place, Pick(Tokens));
        }

        return typed.ToString();
    }

    private string Deep()
    {
        string unit = Pick(["(", "-", "2^", "x^(", @"\frac{", @"\sqrt{", "|", "x'", "sin ", "1/", "9^", "{", "[", "((a+b)*"]);
        return string.Concat(Enumerable.Repeat(unit, _random.Next(1, 3_000)));
    }
}
