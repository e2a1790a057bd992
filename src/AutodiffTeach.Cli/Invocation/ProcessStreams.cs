using System.Text;

namespace AutodiffTeach.Cli.Invocation;

/// <summary>The standard streams of the process as UTF-8, whatever the system's code page; a closed pipe ends the output quietly.</summary>
internal sealed class ProcessStreams : IDisposable
{
    private const int BufferSize = 1 << 14;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public ProcessStreams()
    {
        if (OperatingSystem.IsWindows())
            Console.OutputEncoding = Utf8;
        Output = new StreamWriter(Console.OpenStandardOutput(), Utf8, BufferSize);
        Error = new StreamWriter(Console.OpenStandardError(), Utf8) { AutoFlush = true };
        Input = new StreamReader(Console.OpenStandardInput(), Utf8);
    }

    public TextWriter Output { get; }

    public TextWriter Error { get; }

    public TextReader Input { get; }

    public void Dispose() => Error.Dispose();
}
