using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Drawing.Charts;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Logs;
using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Training;

namespace AutodiffTeach.Cli.Trainings;

/// <summary>What a training logs: the loss, how parameters and gradients are distributed, and the recurrent matrices as images.</summary>
internal sealed class TrainingLog : IDisposable
{
    private const int ScalarInterval = 10;
    private const int HistogramInterval = 500;

    private readonly RunLog _log;
    private readonly Trainer<float> _trainer;

    private TrainingLog(RunLog log, Trainer<float> trainer)
    {
        _log = log;
        _trainer = trainer;
    }

    public string Folder => _log.Folder;

    /// <summary>Begins the log of a run with its options and the parameters that it begins with.</summary>
    /// <exception cref="InputException">The folder cannot be written.</exception>
    public static TrainingLog Create(string folder, string name, IReadOnlyList<Setting> settings, Trainer<float> trainer)
    {
        try
        {
            var log = new TrainingLog(RunLog.Create(folder, name), trainer);
            log._log.WriteTable("options", trainer.Losses.Count, [.. settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Text))]);
            log.WriteParameters();
            return log;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"--log: {folder}: cannot be written: {cause.Message.ReplaceLineEndings(" ").TrimEnd('.')}; expected a folder, or the path of one to make", cause);
        }
    }

    /// <summary>Logs a number of the batch that was done last.</summary>
    public void Write(string tag, double value) => _log.WriteScalar(tag, _trainer.Losses.Count, value);

    /// <summary>One batch more is done.</summary>
    public void Advance()
    {
        int batch = _trainer.Losses.Count;
        if (batch % ScalarInterval == 0)
            WriteScalars(batch);
        if (batch % HistogramInterval == 0)
            WriteParameters();
    }

    /// <summary>The training has ended: logs what it ended with.</summary>
    public void End()
    {
        int batch = _trainer.Losses.Count;
        if (batch % ScalarInterval != 0)
            WriteScalars(batch);
        if (batch % HistogramInterval != 0)
            WriteParameters();
    }

    public void Dispose() => _log.Dispose();

    private void WriteScalars(int batch)
    {
        _log.WriteScalar("loss/batch", batch, _trainer.Losses[^1]);
        _log.WriteScalar($"loss/last {TrainingRun.RecentBatches} batches", batch, _trainer.RecentLoss(TrainingRun.RecentBatches));
        if (_trainer.LargestNorm is not null)
            _log.WriteScalar("gradient norm", batch, _trainer.GradientNorm);
    }

    private void WriteParameters()
    {
        int batch = _trainer.Losses.Count;
        foreach ((string name, Parameter<float> parameter) in _trainer.Network.Parameters)
        {
            _log.WriteHistogram<float>($"parameters/{name}", batch, parameter.Value.Values);
            _log.WriteHistogram<float>($"gradients/{name}", batch, parameter.Gradient.Values);
            if (parameter.Name == "weight_hh")
                _log.WriteImage($"recurrent matrix/{name}", batch, new PngImage(ImageOf(parameter.Value).ToPng()));
        }
    }

    // Grey is 0, white and black are the numbers farthest from it.
    private static RasterImage ImageOf(Matrix<float> matrix)
    {
        double farthest = 0;
        foreach (float value in matrix.Values)
            farthest = Math.Max(farthest, Math.Abs(value));
        double white = farthest > 0 && double.IsFinite(farthest) ? farthest : 1;
        return RasterImage.Grey(matrix.Columns, [.. matrix.Values.ToArray().Select(value => (double)value)], -white, white);
    }
}
