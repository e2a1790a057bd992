using Google.Protobuf;

namespace AutodiffTeach.Networks.Logs;

/// <summary>The parts of an event of TensorBoard: tensorflow/core/util/event.proto and framework/summary.proto, whose field numbers these are.</summary>
internal static class EventMessages
{
    private const int DataTypeString = 7;
    private const int ColourSpaceRgb = 3;

    /// <summary>What the first record of a file says.</summary>
    public static ProtoMessage Version(double wallTime) => new ProtoMessage().Add(1, wallTime).Add(3, "brain.Event:2");

    /// <summary>An event that holds one value of a summary.</summary>
    public static ProtoMessage Event(double wallTime, long step, ProtoMessage value) =>
        new ProtoMessage().Add(1, wallTime).Add(2, step).Add(5, new ProtoMessage().Add(1, value));

    public static ProtoMessage Scalar(string tag, double value) => Value(tag).Add(2, (float)value);

    public static ProtoMessage Image(string tag, PngImage image) => Value(tag).Add(4, new ProtoMessage()
        .Add(1, (long)image.Height)
        .Add(2, (long)image.Width)
        .Add(3, (long)ColourSpaceRgb)
        .Add(4, UnsafeByteOperations.UnsafeWrap(image.Bytes)));

    public static ProtoMessage Histogram(string tag, Histogram histogram) => Value(tag).Add(5, new ProtoMessage()
        .Add(1, histogram.Minimum)
        .Add(2, histogram.Maximum)
        .Add(3, histogram.Count)
        .Add(4, histogram.Sum)
        .Add(5, histogram.SumOfSquares)
        .Add(6, histogram.UpperLimits)
        .Add(7, histogram.Counts));

    /// <summary>Markdown, as the text plugin reads it: a vector of one string.</summary>
    public static ProtoMessage Text(string tag, string markdown) => Value(tag)
        .Add(8, new ProtoMessage()
            .Add(1, (long)DataTypeString)
            .Add(2, new ProtoMessage().Add(2, new ProtoMessage().Add(1, 1L)))
            .Add(8, ByteString.CopyFromUtf8(markdown)))
        .Add(9, new ProtoMessage().Add(1, new ProtoMessage().Add(1, "text")));

    private static ProtoMessage Value(string tag) => new ProtoMessage().Add(1, tag);
}
