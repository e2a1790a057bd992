using System.Buffers.Binary;
using System.Globalization;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Logs;

/// <summary>Writes a file of events that TensorBoard reads.</summary>
/// <remarks>
/// Records as TensorFlow's TFRecord has them: the length, its check, the data, their check. Each is handed to the system whole as soon as it is
/// written, so that the file of a killed run reads up to its last record. Serves one thread at a time.
/// </remarks>
public sealed class EventFile : IDisposable
{
    // Where TensorBoard expects the name of the machine, which is nobody's business.
    private const string Host = "autodiffteach";

    private readonly FileStream _file;
    private readonly TimeProvider _time;

    /// <summary>Begins a file in a folder, named for the second in which it begins.</summary>
    /// <param name="folder">The folder, which exists; TensorBoard takes it for one run.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <exception cref="IOException">The file is there already, or cannot be written.</exception>
    public EventFile(string folder, TimeProvider? time = null)
    {
        _time = time ?? TimeProvider.System;
        Path = System.IO.Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"events.out.tfevents.{_time.GetUtcNow().ToUnixTimeSeconds():D10}.{Host}"));
        _file = new FileStream(Path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        Write(EventMessages.Version(WallTime));
    }

    /// <summary>Where the file is.</summary>
    public string Path { get; }

    private double WallTime => (_time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;

    /// <summary>Writes a number.</summary>
    /// <param name="tag">What it is; a slash groups: <c>loss/train</c>.</param>
    /// <param name="step">The step of training.</param>
    /// <param name="value">The number, which the file holds as a float.</param>
    public void WriteScalar(string tag, long step, double value) => Write(step, EventMessages.Scalar(tag, value));

    /// <summary>Writes how numbers are distributed.</summary>
    /// <param name="tag">What they are.</param>
    /// <param name="step">The step of training.</param>
    /// <param name="histogram">Their distribution.</param>
    public void WriteHistogram(string tag, long step, Histogram histogram)
    {
        ArgumentNullException.ThrowIfNull(histogram);
        Write(step, EventMessages.Histogram(tag, histogram));
    }

    /// <summary>Writes an image.</summary>
    /// <param name="tag">What it shows.</param>
    /// <param name="step">The step of training.</param>
    /// <param name="image">The image.</param>
    public void WriteImage(string tag, long step, PngImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        Write(step, EventMessages.Image(tag, image));
    }

    /// <summary>Writes a text.</summary>
    /// <param name="tag">What it is about.</param>
    /// <param name="step">The step of training.</param>
    /// <param name="markdown">The text, in Markdown.</param>
    public void WriteText(string tag, long step, string markdown) => Write(step, EventMessages.Text(tag, markdown));

    /// <summary>Ends the file.</summary>
    public void Dispose() => _file.Dispose();

    private void Write(long step, ProtoMessage value) => Write(EventMessages.Event(WallTime, step, value));

    private void Write(ProtoMessage message)
    {
        byte[] data = message.ToBytes();
        var record = new byte[sizeof(ulong) + sizeof(uint) + data.Length + sizeof(uint)];
        BinaryPrimitives.WriteUInt64LittleEndian(record, (ulong)data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(sizeof(ulong)), Crc32C.MaskedOf(record.AsSpan(0, sizeof(ulong))));
        data.CopyTo(record.AsSpan(sizeof(ulong) + sizeof(uint)));
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(record.Length - sizeof(uint)), Crc32C.MaskedOf(data));
        _file.Write(record);
        _file.Flush();
    }
}
