using System.Text;
using AutodiffTeach.Cli.Invocation;

namespace AutodiffTeach.Cli.Output;

/// <summary>Writes files whole or not at all, together or not at all: first under other names beside them, then renamed.</summary>
internal static class OutputFiles
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes the texts; folders that do not exist are made.</summary>
    /// <exception cref="InputException">A file cannot be written; none of them has changed.</exception>
    public static void Write(params IReadOnlyList<(string Path, string Text)> files) =>
        WriteBytes([.. files.Select(file => (file.Path, Utf8.GetBytes(file.Text)))]);

    /// <summary>Writes the contents; folders that do not exist are made.</summary>
    /// <exception cref="InputException">A file cannot be written; none of them has changed.</exception>
    public static void WriteBytes(params IReadOnlyList<(string Path, byte[] Content)> files)
    {
        List<(string Temporary, string Final)> written = [];
        try
        {
            foreach ((string path, byte[] content) in files)
                WriteBeside(path, content, written);
            foreach ((string temporary, string final) in written)
                File.Move(temporary, final, overwrite: true);
        }
        finally
        {
            foreach ((string temporary, _) in written)
                File.Delete(temporary);
        }
    }

    /// <summary>Tries whether files could be written, for work that writes them after a long time; folders that do not exist are made.</summary>
    /// <exception cref="InputException">One cannot.</exception>
    public static void RequireWritable(IReadOnlyList<string> paths)
    {
        List<(string Temporary, string Final)> tried = [];
        try
        {
            foreach (string path in paths.Where(path => !IsDevice(path)))
                WriteBeside(path, [], tried);
        }
        finally
        {
            foreach ((string temporary, _) in tried)
                File.Delete(temporary);
        }
    }

    private static void WriteBeside(string path, byte[] content, List<(string Temporary, string Final)> written)
    {
        try
        {
            // A device is written to, not replaced.
            if (IsDevice(path))
            {
                File.WriteAllBytes(path, content);
                return;
            }

            if (Directory.Exists(path))
                throw new InputException($"{path}: is a directory; expected the path of a file to write");
            string final = FinalPath(path);
            string folder = Path.GetDirectoryName(final)!;
            Directory.CreateDirectory(folder);
            string temporary = Path.Combine(folder, $".{Path.GetFileName(final)}.{Path.GetRandomFileName()}");
            written.Add((temporary, final));
            File.WriteAllBytes(temporary, content);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputException($"{path}: cannot be written: {Reason(cause)}", cause);
        }
    }

    private static bool IsDevice(string path) => path.StartsWith("/dev/", StringComparison.Ordinal);

    // A link stays, and what it leads to is written.
    private static string FinalPath(string path) =>
        (File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null) ?? Path.GetFullPath(path);

    private static string Reason(Exception cause) => cause is UnauthorizedAccessException
        ? "permission denied"
        : cause.Message.ReplaceLineEndings(" ").TrimEnd('.');
}
