using System.Text;
using AutodiffTeach.Cli.Invocation;

namespace AutodiffTeach.Cli.Models;

/// <summary>Reads text files; what is wrong with one is told in the user's terms.</summary>
internal static class TextInput
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The whole file.</summary>
    /// <param name="path">The file, UTF-8.</param>
    /// <param name="expected">What the file should be, for messages.</param>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public static string Read(string path, string expected) => Guard(path, expected, () => File.ReadAllText(path, StrictUtf8));

    /// <summary>All bytes of a file.</summary>
    /// <param name="path">The file, of any kind.</param>
    /// <param name="expected">What the file should be, for messages.</param>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public static byte[] Bytes(string path, string expected) => Guard(path, expected, () => File.ReadAllBytes(path));

    /// <summary>The file to be read line by line; bytes that are not UTF-8 become replacement characters.</summary>
    /// <param name="path">The file.</param>
    /// <param name="expected">What the file should be, for messages.</param>
    /// <exception cref="InputException">The file cannot be opened.</exception>
    public static TextReader Open(string path, string expected) => Guard(path, expected, () => new StreamReader(path));

    private static T Guard<T>(string path, string expected, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputException($"{path}: {Reason(path, cause)}; expected {expected}", cause);
        }
    }

    private static string Reason(string path, Exception cause) => cause switch
    {
        _ when Directory.Exists(path) => "is a directory",
        DecoderFallbackException => "is not UTF-8 text",
        FileNotFoundException or DirectoryNotFoundException => "there is no such file",
        UnauthorizedAccessException => "may not be read",
        ArgumentException => "is not a path",
        _ => cause.Message.ReplaceLineEndings(" ").TrimEnd('.'),
    };
}
