using System.Globalization;

namespace AutodiffTeach.Tests.Checking.Mistakes;

/// <summary>Seeded random formulas in x with derivatives as text, right ones and ones with one rule applied wrongly.</summary>
/// <remarks>Knows nothing of the code it tests: its own small trees, its own rules, its own wrong rules.</remarks>
internal sealed class WrongDerivative
{
    private readonly Random _random;
    private readonly List<Node> _nodes = [];

    public WrongDerivative(int seed, int depth)
    {
        _random = new Random(seed);
        Root = Make(depth);
    }

    /// <summary>A tree of binary operations and functions; the text of the part stands in each node.</summary>
    public sealed record Node(string Operation, Node[] Parts, string Text)
    {
        public bool IsConstant => Operation == "number" || (Operation != "x" && Parts.All(part => part.IsConstant));
    }

    public Node Root { get; }

    public string Formula => Root.Text;

    public string Derivative => Slope(Root, null, "");

    /// <summary>One rule applied wrongly at a random place, with the codes that say so.</summary>
    public (string Answer, string[] Codes) Mistaken()
    {
        Node[] places = [.. _nodes.Where(node => Mistakes(node).Length > 0)];
        if (places.Length == 0)
            return (Derivative, []);
        Node place = places[_random.Next(places.Length)];
        (string name, string[] codes) = Mistakes(place)[_random.Next(Mistakes(place).Length)];
        return (Slope(Root, place, name), codes);
    }

    private static (string Name, string[] Codes)[] Mistakes(Node node) => node.Operation switch
    {
        _ when node.IsConstant => [],
        "*" when node.Parts.Any(part => part.IsConstant) => [("lost", ["constant-factor"])],
        "*" => [("multiplied", ["product-multiplied"]), ("mispaired", ["product-mispaired"]), ("summed", ["product-summed"]), ("minus", ["sign"])],
        "/" when node.Parts.Any(part => part.IsConstant) => [],
        "/" => [("divided", ["quotient-divided"]), ("plus", ["quotient-malformed"]), ("over v", ["quotient-malformed"]), ("over u", ["quotient-malformed"])],
        "+" when !node.Parts.Any(part => part.IsConstant) => [("minus", ["sign"])],
        "+" or "x" => [],
        _ when node.Parts[0].Operation == "x" => [],
        "tanh" => [("1-h", ["tanh-derivative"]), ("inner", Inner(node)), ("argument", ["inner-argument-dropped"])],
        _ => [("inner", Inner(node)), ("argument", ["inner-argument-dropped"])],
    };

    // The loss of the 3 of sin(3x) is that of a constant factor.
    private static string[] Inner(Node node) => node.Parts[0] is { Operation: "*" or "/" } inner && inner.Parts.Any(part => part.IsConstant)
        ? ["chain-inner-missing", "constant-factor"]
        : ["chain-inner-missing"];

    private Node Make(int depth)
    {
        Node node = depth == 0 || _random.Next(6) == 0 ? Leaf() : Inside(depth - 1);
        _nodes.Add(node);
        return node;
    }

    private Node Leaf()
    {
        if (_random.Next(4) > 0)
            return new Node("x", [], "x");
        return new Node("number", [], (_random.Next(7) + 2).ToString(CultureInfo.InvariantCulture));
    }

    private Node Inside(int depth)
    {
        string operation = Pick("+", "*", "*", "/", "^", "sin", "cos", "exp", "log", "tanh", "sqrt", "sigmoid");
        if (operation.Length == 1 && operation != "^")
        {
            (Node left, Node right) = (Make(depth), Make(depth));
            while (right.Text == left.Text) // u'v' and its like mean nothing where u = v
                right = Make(depth);
            return new Node(operation, [left, right], $"(({left.Text}){operation}({right.Text}))");
        }

        Node inner = Make(depth);
        string exponent = Pick("2", "3", "4");
        return operation == "^" ? new Node("^" + exponent, [inner], $"(({inner.Text})^{exponent})") : new Node(operation, [inner], $"{operation}({inner.Text})");
    }

    private static string Slope(Node node, Node? place, string mistake)
    {
        string[] slopes = [.. node.Parts.Select(part => Slope(part, place, mistake))];
        bool isWrong = ReferenceEquals(node, place);
        if (node.IsConstant)
            return "0";
        if (node.Operation == "x")
            return "1";
        return node.Parts.Length == 2
            ? OfTwo(node.Operation, node.Parts[0], node.Parts[1], slopes[0], slopes[1], isWrong ? mistake : "")
            : OfFunction(node.Operation, node.Parts[0].Text, slopes[0], isWrong ? mistake : "");
    }

    private static string OfTwo(string operation, Node left, Node right, string du, string dv, string mistake)
    {
        (string u, string v) = (left.Text, right.Text);
        return (operation, mistake) switch
        {
            ("+", "minus") => $"(({du})-({dv}))",
            ("+", _) => $"(({du})+({dv}))",
            ("*", "lost") => left.IsConstant ? dv : du,
            ("*", "multiplied") => $"(({du})*({dv}))",
            ("*", "mispaired") => $"(({du})*({u})+({dv})*({v}))",
            ("*", "summed") => $"(({du})+({dv}))",
            ("*", "minus") => $"(({du})*({v})-({u})*({dv}))",
            ("*", _) => $"(({du})*({v})+({u})*({dv}))",
            (_, "divided") => $"(({du})/({dv}))",
            (_, "plus") => $"((({du})*({v})+({u})*({dv}))/({v})^2)",
            (_, "over v") => $"((({du})*({v})-({u})*({dv}))/({v}))",
            (_, "over u") => $"((({du})*({v})-({u})*({dv}))/({u})^2)",
            _ => $"((({du})*({v})-({u})*({dv}))/({v})^2)",
        };
    }

    private static string OfFunction(string operation, string u, string du, string mistake) => mistake switch
    {
        "inner" => $"({Outer(operation, u)})",
        "argument" => $"(({Outer(operation, "x")})*({du}))",
        "1-h" => $"((1-tanh({u}))*({du}))",
        _ => $"(({Outer(operation, u)})*({du}))",
    };

    private static string Outer(string operation, string u) => operation switch
    {
        "sin" => $"cos({u})",
        "cos" => $"-sin({u})",
        "exp" => $"exp({u})",
        "log" => $"1/({u})",
        "sqrt" => $"1/(2*sqrt({u}))",
        "tanh" => $"1-tanh({u})^2",
        "sigmoid" => $"sigmoid({u})*(1-sigmoid({u}))",
        _ => $"{operation[1]}*({u})^{operation[1] - '1'}",
    };

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];
}
