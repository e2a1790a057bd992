using System.Text.Json;

namespace AutodiffTeach.Networks.Tests.Files;

/// <summary>The numbers of tests/oracles/networks.json, which PyTorch made.</summary>
internal static class Oracle
{
    private static readonly JsonElement Root = Read();

    public static IReadOnlyDictionary<string, JsonElement> Cases { get; } = ByName("cases");

    public static IReadOnlyDictionary<string, JsonElement> StateDicts { get; } = ByName("state_dicts");

    /// <summary>The numbers of nested lists, the innermost fastest.</summary>
    public static double[] Flat(JsonElement json) => json.ValueKind == JsonValueKind.Array
        ? [.. json.EnumerateArray().SelectMany(Flat)]
        : [json.GetDouble()];

    private static Dictionary<string, JsonElement> ByName(string list) =>
        Root.GetProperty(list).EnumerateArray().ToDictionary(item => item.GetProperty("name").GetString()!);

    private static JsonElement Read()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "AutodiffTeach.sln")))
            folder = folder.Parent;
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder.FullName, "tests", "oracles", "networks.json")));
        return document.RootElement.Clone();
    }
}
