using System.Diagnostics.CodeAnalysis;
using AutodiffTeach.Formulas.Syntax;
using AutodiffTeach.Operations;

namespace AutodiffTeach.Formulas.Reading;

/// <summary>The names that a formula may use, and what a word means among them.</summary>
internal sealed class NameTable
{
    private readonly IReadOnlyDictionary<string, Operation> _functions;
    private readonly IReadOnlyDictionary<string, string> _printed;
    private readonly HashSet<string>? _known;
    private readonly HashSet<string> _indices;
    private readonly HashSet<string> _open; // families of which every member is known
    private readonly Dictionary<string, string?> _aliases = new(StringComparer.Ordinal); // u1 for u_1; null where two names claim it
    private readonly HashSet<string> _families = new(StringComparer.Ordinal);

    public NameTable(ReadingOptions options)
    {
        _functions = options.Functions;
        _printed = options.PrintedNames;
        _indices = new HashSet<string>(options.IndexNames, StringComparer.Ordinal);
        _open = new HashSet<string>(options.KnownFamilies, StringComparer.Ordinal);
        if (options.KnownNames is null)
            return;
        _families.UnionWith(_open);
        _known = new HashSet<string>(options.KnownNames, StringComparer.Ordinal);
        foreach (string name in _known)
        {
            for (int i = name.IndexOf('_', StringComparison.Ordinal); i > 0; i = name.IndexOf('_', i + 1))
                _families.Add(name[..i]);
            string other = Respelled(name);
            if (other != name && !_aliases.TryAdd(other, name))
                _aliases[other] = null;
        }
    }

    /// <summary>Whether only listed names are allowed.</summary>
    [MemberNotNullWhen(true, nameof(_known))]
    public bool IsClosed => _known is not null;

    /// <summary>The listed names, for hints.</summary>
    public IEnumerable<string> Known => _known ?? [];

    /// <summary>The names of functions, for hints.</summary>
    public IEnumerable<string> Functions => OperationTable.FunctionNames.Concat(_functions.Keys).Append("sigma");

    /// <summary>The length of the longest word that means something.</summary>
    public int LongestWord => Known.Concat(Functions).Max(name => name.Length) + 2;

    /// <summary>
    /// The function of that name, or null. A capital beginning or all capitals (ReLU, Tanh) name it too, unless the word is a listed name.
    /// </summary>
    public Operation? FindFunction(string name) => Exact(name)
        ?? (name.Length > 2 && char.IsAsciiLetterUpper(name[0]) && !IsKnown(name) && Greek.LetterOf(name) is null ? Exact(name.ToLowerInvariant()) : null);

    /// <summary>Whether the word is a function and no listed name.</summary>
    public bool IsFunction(string word) => (FindFunction(word) is not null || RewrittenCall.IsReciprocal(word)) && !(IsClosed && Resolve(word) is not null);

    /// <summary>The listed name that a spelling means, itself where any name is allowed, or null.</summary>
    public string? Resolve(string name)
    {
        if (!IsClosed || _known.Contains(name))
            return name;
        return _aliases.GetValueOrDefault(name) ?? MemberOfOpenFamily(name);
    }

    private string? MemberOfOpenFamily(string name)
    {
        if (_open.Count == 0 || VariableName.Parse(name) is not { Indices.Count: > 0 } parts || !_open.Contains(parts.Family))
            return null;
        return parts.Indices.All(index => index.All(char.IsAsciiDigit)) ? parts.Family + VariableName.Subscript(parts.Indices) : null;
    }

    /// <summary>Whether the word is listed itself.</summary>
    public bool IsKnown(string word) => IsClosed && _known.Contains(word);

    /// <summary>Whether the word is the base of a listed name, so that subscripts may follow.</summary>
    public bool IsFamily(string word) => !IsClosed || _families.Contains(word);

    /// <summary>Whether the word with a number behind it is a listed name: <c>h</c>, where <c>h_1</c> is.</summary>
    public bool HasMembers(string word) => Known.Any(name => name.Length > word.Length + 1 && name.StartsWith(word, StringComparison.Ordinal) && name[word.Length] == '_' && char.IsAsciiDigit(name[^1]));

    /// <summary>Whether the word is one name whatever letters stand in it: a name that is printed otherwise.</summary>
    public bool IsPrinted(string word) => _printed.ContainsKey(word);

    /// <summary>Takes up a name that is an index or a bound in the text.</summary>
    public void AddIndex(string name) => _indices.Add(name);

    /// <summary>Whether the name may be an index or a bound.</summary>
    public bool IsIndex(string name) => _indices.Contains(name);

    /// <summary>Whether a word such as <c>h_t</c> is a member of a listed family by an index.</summary>
    public bool IsIndexed(string word)
    {
        int subscript = word.LastIndexOf('_');
        return IsClosed && subscript > 0 && IsIndex(word[(subscript + 1)..]) && IsFamily(word[..subscript]);
    }

    /// <summary>The constant of that name, unless it is a listed name, or null.</summary>
    public Expr? FindConstant(string name) => IsClosed && _known.Contains(name) ? null : name switch
    {
        "e" => Expr.E,
        "pi" => Expr.Pi,
        _ => null,
    };

    /// <summary>
    /// Whether a word before a bracket is called: functions are, names are factors. Of unknown words a single letter is a factor and a
    /// longer word a call, so that a misspelt function is reported.
    /// </summary>
    public bool IsCalled(string word)
    {
        if (IsClosed && Resolve(word) is not null)
            return false;
        return FindFunction(word) is not null || word is "sum" or "prod"
            || (VariableName.Parse(word).Base is { Length: > 1 } letters && Greek.LetterOf(letters) is null && FindConstant(word) is null && !IsIndexed(word));
    }

    private Operation? Exact(string name) => _functions.TryGetValue(name, out Operation? function) ? function
        : name == "sigma" ? OperationTable.Sigmoid // unless the model says otherwise
        : OperationTable.FindFunction(name);

    // u_1 is also written u1, and u1 u_1.
    private static string Respelled(string name)
    {
        int end = name.Length;
        while (end > 0 && char.IsAsciiDigit(name[end - 1]))
            end--;
        if (end == name.Length || end == 0)
            return name;
        return name[end - 1] == '_' ? name.Remove(end - 1, 1) : name.Insert(end, "_");
    }
}
