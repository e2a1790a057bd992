using System.Text.Json;
using System.Threading.Channels;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Models;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Cli.Batches;

/// <summary>A JSON line in, a JSON line out, in the same order; no line stops the others.</summary>
/// <remarks>All cores work on lines ahead of the one that is written next, a bounded number of them.</remarks>
/// <param name="session">Where the lines go.</param>
/// <param name="example">What a line looks like, for messages.</param>
/// <param name="answer">From a request and the rest of what it takes to the properties of the answer behind <c>id</c>; it may throw.</param>
internal sealed class LineBatch(Session session, string example, Func<JsonElement, Action<Utf8JsonWriter>> answer)
{
    private const int LinesAheadOfEachCore = 32;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>Answers every line of a file, or of standard input for <c>-</c>, where each answer is written as soon as it is its turn.</summary>
    /// <exception cref="InputException">The file cannot be opened.</exception>
    public int Run(string file)
    {
        using TextReader? opened = file == "-" ? null : TextInput.Open(file, "a file of JSON lines");
        var pending = Channel.CreateBounded<Task<string>>(LinesAheadOfEachCore * Environment.ProcessorCount);
        Task writing = Task.Run(() => WriteAsync(pending.Reader, flushes: opened is null));
        try
        {
            Read(opened ?? session.Input, pending.Writer, writing);
        }
        finally
        {
            pending.Writer.TryComplete();
        }

        writing.GetAwaiter().GetResult();
        return ExitCode.Done;
    }

    private void Read(TextReader lines, ChannelWriter<Task<string>> pending, Task writing)
    {
        for (int number = 1; !writing.IsCompleted && lines.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            // Waits for a place; where the output is closed, the writer has ended and nobody would make one.
            Task.WaitAny(pending.WriteAsync(WithinTime(line, number)).AsTask(), writing);
        }
    }

    private async Task WriteAsync(ChannelReader<Task<string>> pending, bool flushes)
    {
        using var progress = new Progress(session);
        await foreach (Task<string> line in pending.ReadAllAsync())
        {
            await session.Output.WriteAsync(await line);
            progress.Advance();
            if (flushes && pending.Count == 0)
                await session.Output.FlushAsync();
        }
    }

    // A line that takes too long from its start on is given up, so that it does not hold up the rest.
    private async Task<string> WithinTime(string line, int number)
    {
        var started = new TaskCompletionSource();
        Task<string> task = Task.Run(() =>
        {
            started.SetResult();
            return Answer(line, number);
        });
        await started.Task;
        try
        {
            return await task.WaitAsync(LongestWait);
        }
        catch (TimeoutException)
        {
            return Line(IdOf(line), json => json.WriteString("error", $"line {number}: given up after {LongestWait.TotalSeconds:0} seconds"));
        }
    }

    private string Answer(string line, int number)
    {
        JsonElement id = default;
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement request = document.RootElement;
            if (request.ValueKind != JsonValueKind.Object)
                throw new InputException($"line {number}: not a JSON object; expected {example}");
            if (request.TryGetProperty("id", out JsonElement given))
                id = given.Clone();
            return Line(id, answer(request));
        }
        catch (Exception failure)
        {
            return Line(id, json => json.WriteString("error", Reason(failure, number)));
        }
    }

    private static JsonElement IdOf(string line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            return document.RootElement.TryGetProperty("id", out JsonElement id) ? id.Clone() : default;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return default;
        }
    }

    private string Reason(Exception failure, int number) => failure switch
    {
        JsonException => $"line {number}: not JSON; expected {example}",
        InputException or FormulaException or ModelException => failure.Message,
        _ => $"internal error: {failure.GetType().Name}: {failure.Message.ReplaceLineEndings(" ")}; please report it",
    };

    private static string Line(JsonElement id, Action<Utf8JsonWriter> content) => JsonText.Line(json =>
    {
        json.WritePropertyName("id");
        if (id.ValueKind == JsonValueKind.Undefined)
            json.WriteNullValue();
        else
            id.WriteTo(json);
        content(json);
    });
}
