using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Models;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Cli.Trainings;
using AutodiffTeach.Cli.Trainings.LinearAutoencoders;
using AutodiffTeach.Networks.Datasets;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Cli.Commands.Training;

/// <summary>The options that decide the data and the autoencoder of <c>train linear-autoencoder</c>.</summary>
internal sealed class LinearAutoencoderOptions
{
    private const int MostExamples = 1_000_000;
    private const int MostFeatures = 2048;
    private const int MostPenalties = 20;

    // As doubles and as floats, their factor and their outputs: some gigabytes.
    private const long MostNumbers = 60_000_000;

    // Squares of floats, and sums of many, are to be finite.
    private const double GreatestValue = 1e15;
    private const double DefaultRatio = 0.7;
    private static readonly double[] DefaultPenalties = [0, 0.001, 0.01, 0.1, 0.5];

    private readonly Option<string?> _data = new("--data") { HelpName = "FILE", Description = "The data; without it they are generated." };
    private readonly Choice<Func<byte[], string, Matrix<double>>> _format = Choice<Func<byte[], string, Matrix<double>>>.OfOne(
        "--format", "What --data is: numbers separated by commas, an example a line; 8×8 digits with the class, as UCI has them; the images of MNIST (IDX, gzip or not).",
        ("table", (bytes, name) => NumberTable.Parse(Text(bytes), name)),
        ("digits", (bytes, name) => Widened(DigitsFile.Parse(Text(bytes), name).Pixels)),
        ("idx", ImagesOf));

    private readonly Option<int> _samples = CountOption.Create("--samples", "The number of generated examples.", 1, MostExamples, 1000);
    private readonly Option<int> _features = CountOption.Create("--features", "The number of their features.", 1, MostFeatures, 10);
    private readonly Option<double?> _ratio = NumberOption.Create("--ratio", $"What the variance of a generated direction is to that of the one before, which is 1 for the first. Default {NumberFormat.Short(DefaultRatio)}.", 0, 1);
    private readonly Choice<bool> _centre = Choice<bool>.OfOne("--centre", "Whether the mean is subtracted from the data.", ("yes", true), ("no", false));
    private readonly Option<int> _code = CountOption.Create("--code", "The size of the code.", 1, MostFeatures, 3);
    private readonly Option<double[]?> _penalties = new("--penalty")
    {
        HelpName = "numbers",
        Description = $"λ, several separated by commas; an autoencoder is trained for each. Default {string.Join(',', DefaultPenalties.Select(share => NumberFormat.Short(share)))} times the greatest eigenvalue, of which one digit is kept.",
        CustomParser = ReadPenalties,
    };

    public IEnumerable<Option> All => [_data, _format.Option, _samples, _features, _ratio, _centre.Option, _code, _penalties];

    public int CodeIn(ParseResult parsed) => parsed.GetValue(_code);

    /// <summary>The values of λ, in order.</summary>
    public IReadOnlyList<double> PenaltiesIn(ParseResult parsed, LinearAutoencoderData data) =>
        parsed.GetValue(_penalties) is { Length: > 0 } given ? given : [.. DefaultPenalties.Select(share => NumberFormat.Tidy(share * Rounded(data.Components.Eigenvalues[0]))).Distinct()];

    /// <summary>The data with their components.</summary>
    /// <exception cref="InputException">Options contradict one another, or the data cannot be used.</exception>
    public LinearAutoencoderData DataOf(ParseResult parsed, ulong seed)
    {
        string? path = parsed.GetValue(_data);
        RequireFitting(parsed, path);
        Matrix<double> rows = path is null ? Generated(parsed, seed) : _format.In(parsed)(TextInput.Bytes(path, "a file of data"), Path.GetFileName(path));
        string name = path is null ? "generated data" : Path.GetFileName(path);
        RequireUsable(rows, name);
        return LinearAutoencoderData.Of(name, rows, _centre.In(parsed));
    }

    /// <summary>Every option under its name.</summary>
    public IReadOnlyList<Setting> SettingsOf(ParseResult parsed, LinearAutoencoderData data) =>
    [
        new("data", data.Name),
        .. parsed.GetValue(_data) is null ? [new Setting("ratio", RatioIn(parsed))] : new[] { new Setting("format", _format.WordIn(parsed)) },
        new("examples", data.Rows.Rows),
        new("features", data.Rows.Columns),
        new("centre", _centre.WordIn(parsed)),
        new("code", CodeIn(parsed)),
    ];

    private Matrix<double> Generated(ParseResult parsed, ulong seed)
    {
        (long samples, long features) = (parsed.GetValue(_samples), parsed.GetValue(_features));
        if (samples * features > MostNumbers)
            throw new InputException(FormattableString.Invariant($"--samples: samples × features is {samples} × {features}, {samples * features} numbers; expected at most {MostNumbers}"));
        return DecayingVariances.Generate((int)samples, (int)features, RatioIn(parsed), new RandomStream((2 * seed) + 1));
    }

    private double RatioIn(ParseResult parsed) => parsed.GetValue(_ratio) ?? DefaultRatio;

    private void RequireFitting(ParseResult parsed, string? path)
    {
        if (path is null && _format.IsGiven(parsed))
            throw new InputException("--format: there is no file that it is the format of; expected --data FILE too");
        foreach (Option option in new Option[] { _samples, _features, _ratio })
        {
            if (path is not null && parsed.GetResult(option) is { Implicit: false })
                throw new InputException($"{option.Name}: is for generated data; expected it without --data");
        }
    }

    private static void RequireUsable(Matrix<double> rows, string name)
    {
        if (rows.Columns > MostFeatures || rows.Values.Length > MostNumbers)
            throw new InputException(FormattableString.Invariant($"{name}: has {rows.Rows} examples of {rows.Columns} features; expected at most {MostFeatures} features and {MostNumbers} numbers"));
        foreach (double value in rows.Values)
        {
            if (Math.Abs(value) > GreatestValue)
                throw new InputException(FormattableString.Invariant($"{name}: has the number {value}; expected numbers within ±{NumberFormat.Short(GreatestValue)}; try other units"));
        }
    }

    private static Matrix<double> ImagesOf(byte[] bytes, string name)
    {
        using var stream = new MemoryStream(bytes);
        IdxFile file = IdxFile.Read(stream, name);
        if (file.Shape.Count != 3)
            throw new InputException(FormattableString.Invariant($"{name}: byte 3: has {file.Shape.Count} dimensions; expected 3, those of images"));
        var rows = new Matrix<double>(file.Shape[0], file.Elements.Length / file.Shape[0]);
        for (int index = 0; index < rows.Values.Length; index++)
            rows.Values[index] = file.Elements[index] / (double)byte.MaxValue;
        return rows;
    }

    private static Matrix<double> Widened(Matrix<float> pixels) => new(pixels.Rows, pixels.Columns, [.. pixels.Values.ToArray().Select(value => (double)value)]);

    private static string Text(byte[] bytes) => System.Text.Encoding.UTF8.GetString(bytes);

    // Two digits: a λ that people can read.
    private static double Rounded(double value) => double.Parse(value.ToString("G1", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static double[]? ReadPenalties(ArgumentResult result)
    {
        string[] texts = result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries);
        double[] penalties = [.. texts.Select(text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value is >= 0 and <= GreatestValue ? value : double.NaN)];
        if (Array.FindIndex(penalties, double.IsNaN) is >= 0 and int wrong)
            result.AddError($"--penalty: '{texts[wrong]}' does not fit; expected numbers from 0 on, separated by commas");
        else if (penalties.Length > MostPenalties || penalties.Distinct().Count() < penalties.Length)
            result.AddError(FormattableString.Invariant($"--penalty: '{result.Tokens[0].Value}' does not fit; expected up to {MostPenalties} numbers, each once"));
        return penalties;
    }
}
