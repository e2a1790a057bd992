namespace AutodiffTeach.Cli.Output;

/// <summary>What a writer writes, as one text.</summary>
internal static class WrittenText
{
    /// <summary>The text, its lines ended by \n on every machine.</summary>
    /// <param name="write">Writes it.</param>
    public static string Of(Action<TextWriter> write)
    {
        using var text = new StringWriter { NewLine = "\n" };
        write(text);
        return text.ToString();
    }
}
