using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Training.Checkpoints;

/// <summary>
/// Texts and arrays in one file of the format safetensors, which other programs read: the length of a header, the header as JSON, the arrays one after another.
/// The first text is a check over the whole file, with zeros where it stands itself.
/// </summary>
internal sealed class TensorFile(IReadOnlyDictionary<string, string> texts, IReadOnlyDictionary<string, Tensor> tensors)
{
    private const string MetadataKey = "__metadata__";
    private const string CheckKey = "crc32c";
    private const string NoCheck = "00000000";
    private const int Alignment = 8;

    private static readonly byte[] CheckStart = Encoding.UTF8.GetBytes($"\"{CheckKey}\":\"");

    public IReadOnlyDictionary<string, string> Texts { get; } = texts;

    public IReadOnlyDictionary<string, Tensor> Tensors { get; } = tensors;

    /// <summary>The bytes of the file.</summary>
    public byte[] Write()
    {
        byte[] header = Header();
        using var stream = new MemoryStream();
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (Tensor tensor in Tensors.Values)
            stream.Write(tensor.Bytes);
        byte[] file = stream.ToArray();
        Encoding.ASCII.GetBytes(Crc32C.Of(file).ToString("x8", CultureInfo.InvariantCulture), CheckOf(file));
        return file;
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="CheckpointException">It is none, is cut off, or its check is wrong.</exception>
    public static TensorFile Read(string path, byte[] file)
    {
        ulong headerLength = file.Length < sizeof(ulong) ? ulong.MaxValue : BinaryPrimitives.ReadUInt64LittleEndian(file);
        if (headerLength > (ulong)(file.Length - sizeof(ulong)))
            throw new CheckpointException($"{path}: is no checkpoint, or only the beginning of one; expected a file that training wrote");
        int dataStart = sizeof(ulong) + (int)headerLength;
        try
        {
            using JsonDocument header = JsonDocument.Parse(file.AsMemory(sizeof(ulong), (int)headerLength));
            RequireLength(path, header.RootElement, file.Length - dataStart);
            RequireCheck(path, file);
            return new(TextsOf(header.RootElement), TensorsOf(header.RootElement, file.AsSpan(dataStart)));
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or IndexOutOfRangeException or ArgumentException)
        {
            throw new CheckpointException($"{path}: is no checkpoint, or its header is damaged; expected a file that training wrote");
        }
    }

    private static void RequireLength(string path, JsonElement header, int length)
    {
        long expected = TensorEntries(header).Select(entry => entry.Value.GetProperty("data_offsets")[1].GetInt64()).DefaultIfEmpty(0).Max();
        if (length != expected)
            throw new CheckpointException($"{path}: is cut off or has grown: {length} bytes of numbers; expected {expected}; take an earlier checkpoint");
    }

    private static void RequireCheck(string path, byte[] file)
    {
        byte[] copy = [.. file];
        Span<byte> check = CheckOf(copy);
        uint expected = uint.Parse(check, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        Encoding.ASCII.GetBytes(NoCheck, check);
        if (Crc32C.Of(copy) != expected)
            throw new CheckpointException($"{path}: is damaged: its check is {Crc32C.Of(copy):x8}; expected {expected:x8}; take an earlier checkpoint");
    }

    // It is the first text, so that no other can hold what looks like it before.
    private static Span<byte> CheckOf(byte[] file)
    {
        int start = file.AsSpan().IndexOf(CheckStart);
        return start < 0 ? throw new FormatException() : file.AsSpan(start + CheckStart.Length, NoCheck.Length);
    }

    private byte[] Header()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteStartObject(MetadataKey);
            json.WriteString(CheckKey, NoCheck);
            foreach ((string name, string text) in Texts)
                json.WriteString(name, text);
            json.WriteEndObject();
            long offset = 0;
            foreach (Tensor tensor in Tensors.Values)
                WriteEntry(json, tensor, ref offset);
            json.WriteEndObject();
        }

        while (stream.Length % Alignment != 0)
            stream.WriteByte((byte)' ');
        return stream.ToArray();
    }

    private static void WriteEntry(Utf8JsonWriter json, Tensor tensor, ref long offset)
    {
        json.WriteStartObject(tensor.Name);
        json.WriteString("dtype", tensor.Kind);
        json.WriteStartArray("shape");
        foreach (int length in tensor.Shape)
            json.WriteNumberValue(length);
        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(offset);
        json.WriteNumberValue(offset += tensor.Bytes.Length);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static Dictionary<string, string> TextsOf(JsonElement header) =>
        header.GetProperty(MetadataKey).EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetString()!);

    private static Dictionary<string, Tensor> TensorsOf(JsonElement header, ReadOnlySpan<byte> data)
    {
        var tensors = new Dictionary<string, Tensor>();
        foreach (JsonProperty entry in TensorEntries(header))
        {
            JsonElement offsets = entry.Value.GetProperty("data_offsets");
            int[] shape = [.. entry.Value.GetProperty("shape").EnumerateArray().Select(length => length.GetInt32())];
            tensors.Add(entry.Name, new(entry.Name, entry.Value.GetProperty("dtype").GetString()!, shape, data[offsets[0].GetInt32()..offsets[1].GetInt32()].ToArray()));
        }

        return tensors;
    }

    private static IEnumerable<JsonProperty> TensorEntries(JsonElement header) =>
        header.EnumerateObject().Where(entry => entry.Name != MetadataKey);
}
