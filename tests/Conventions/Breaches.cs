namespace Conventions;

/// <summary>What breaks a convention, each as one line.</summary>
internal static class Breaches
{
    /// <summary>Fails with all of them, where there are any.</summary>
    public static void None(IEnumerable<string> breaches)
    {
        string[] all = [.. breaches];
        if (all.Length > 0)
            Assert.Fail(string.Join('\n', all));
    }
}
