using AutodiffTeach.Cli.Invocation;

namespace AutodiffTeach.Cli.Commands.Training;

/// <summary>How large recurrent networks may be on the command line.</summary>
internal static class NetworkRoom
{
    // An LSTM keeps about a dozen numbers for each of a state, and four of each weight: some gigabytes.
    private const long MostNumbers = 50_000_000;

    /// <summary>Refuses more layers, units, steps and sequences than there is memory for.</summary>
    /// <exception cref="InputException">There are more.</exception>
    public static void Require(long layers, long hidden, long length, long batch)
    {
        if (layers * hidden * hidden > MostNumbers)
            throw new InputException(FormattableString.Invariant($"--hidden: layers × hidden × hidden is {layers} × {hidden} × {hidden}, {layers * hidden * hidden} weights; expected at most {MostNumbers}; try fewer layers or units"));
        if (layers * hidden * length * batch > MostNumbers)
            throw new InputException(FormattableString.Invariant($"--batch: layers × hidden × length × batch is {layers} × {hidden} × {length} × {batch}, {layers * hidden * length * batch} numbers; expected at most {MostNumbers}; try a smaller batch or shorter sequences"));
    }
}
