using Google.Protobuf;
using static Google.Protobuf.WireFormat;

namespace AutodiffTeach.Networks.Logs;

/// <summary>A message of protocol buffers, field by field.</summary>
/// <remarks>
/// By hand: of TensorFlow's seven messages a log needs some twenty fields, and generated classes would bring a compiler that every build of
/// the project has to fetch and run, and thousands of lines beside these.
/// </remarks>
internal sealed class ProtoMessage
{
    private readonly List<Action<CodedOutputStream>> _fields = [];

    public ProtoMessage Add(int field, long value) => Add(field, WireType.Varint, output => output.WriteInt64(value));

    public ProtoMessage Add(int field, double value) => Add(field, WireType.Fixed64, output => output.WriteDouble(value));

    public ProtoMessage Add(int field, float value) => Add(field, WireType.Fixed32, output => output.WriteFloat(value));

    public ProtoMessage Add(int field, string value) => Add(field, WireType.LengthDelimited, output => output.WriteString(value));

    public ProtoMessage Add(int field, ByteString value) => Add(field, WireType.LengthDelimited, output => output.WriteBytes(value));

    public ProtoMessage Add(int field, ProtoMessage value) => Add(field, UnsafeByteOperations.UnsafeWrap(value.ToBytes()));

    /// <summary>A repeated field, packed.</summary>
    public ProtoMessage Add(int field, IReadOnlyList<double> values) => Add(field, WireType.LengthDelimited, output =>
    {
        output.WriteLength(values.Count * sizeof(double));
        foreach (double value in values)
            output.WriteDouble(value);
    });

    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using (var output = new CodedOutputStream(bytes, leaveOpen: true))
        {
            foreach (Action<CodedOutputStream> write in _fields)
                write(output);
        }

        return bytes.ToArray();
    }

    private ProtoMessage Add(int field, WireType type, Action<CodedOutputStream> write)
    {
        _fields.Add(output =>
        {
            output.WriteTag(field, type);
            write(output);
        });
        return this;
    }
}
