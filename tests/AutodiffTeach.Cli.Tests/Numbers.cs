using System.Text.Json;

namespace AutodiffTeach.Cli.Tests;

/// <summary>Compares numbers in JSON, whatever they are nested in.</summary>
internal static class Numbers
{
    public static void AssertClose(JsonElement expected, JsonElement actual, string where)
    {
        Assert.True(expected.ValueKind == actual.ValueKind, $"{where}: {actual} instead of {expected}");
        switch (expected.ValueKind)
        {
            case JsonValueKind.Array:
                Assert.Equal(expected.GetArrayLength(), actual.GetArrayLength());
                foreach ((JsonElement first, JsonElement second) in expected.EnumerateArray().Zip(actual.EnumerateArray()))
                    AssertClose(first, second, where);
                break;
            case JsonValueKind.Number:
                double tolerance = 1e-12 + 1e-9 * Math.Abs(expected.GetDouble());
                Assert.True(Math.Abs(expected.GetDouble() - actual.GetDouble()) <= tolerance, $"{where}: {actual} instead of {expected}");
                break;
            default:
                Assert.Equal(expected.ToString(), actual.ToString());
                break;
        }
    }
}
