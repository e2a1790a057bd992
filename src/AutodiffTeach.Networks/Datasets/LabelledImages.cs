using AutodiffTeach.Networks.Files;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Datasets;

/// <summary>Grey images of one size, each with its class.</summary>
public sealed class LabelledImages
{
    private const int ImageDimensions = 3;
    private const float White = byte.MaxValue;

    /// <summary>Puts images and classes together.</summary>
    /// <param name="height">The rows of an image, at least 1.</param>
    /// <param name="width">The columns of an image, at least 1.</param>
    /// <param name="classes">How many classes there are, at least 1.</param>
    /// <param name="pixels">Images × (height · width), an image row by row.</param>
    /// <param name="labels">The class of each image, from 0 to below <paramref name="classes"/>.</param>
    /// <exception cref="ArgumentException">Sizes, counts or classes do not fit together.</exception>
    public LabelledImages(int height, int width, int classes, Matrix<float> pixels, IReadOnlyList<int> labels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentNullException.ThrowIfNull(labels);
        if (pixels.Columns != (long)height * width)
            throw new ArgumentException($"There are {pixels.Columns} pixels an image; expected {height} × {width}.", nameof(pixels));
        if (labels.Count != pixels.Rows)
            throw new ArgumentException($"There are {labels.Count} labels for {pixels.Rows} images; expected one for each.", nameof(labels));
        if (labels.Any(label => label < 0 || label >= classes))
            throw new ArgumentException($"A label is outside 0 to {classes - 1}.", nameof(labels));
        (Height, Width, Classes, Pixels, Labels) = (height, width, classes, pixels, labels);
    }

    /// <summary>The rows of an image.</summary>
    public int Height { get; }

    /// <summary>The columns of an image.</summary>
    public int Width { get; }

    /// <summary>How many classes there are; some may have no image.</summary>
    public int Classes { get; }

    /// <summary>The number of images.</summary>
    public int Count => Labels.Count;

    /// <summary>Images × (height · width), an image row by row; those of files from 0 to 1.</summary>
    public Matrix<float> Pixels { get; }

    /// <summary>The class of each image, from 0.</summary>
    public IReadOnlyList<int> Labels { get; }

    /// <summary>Reads a pair of IDX files, as MNIST's are; pixels are divided by 255.</summary>
    /// <param name="imagesPath">The images: three dimensions.</param>
    /// <param name="labelsPath">The labels: one dimension, classes from 0 to 9.</param>
    /// <param name="classes">How many classes there are; 10 for MNIST.</param>
    /// <exception cref="NetworkFileException">A file is not as expected, or they do not belong together.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static LabelledImages LoadIdx(string imagesPath, string labelsPath, int classes = 10) =>
        OfIdx(IdxFile.Load(imagesPath), IdxFile.Load(labelsPath), classes);

    /// <summary>Puts the contents of a pair of IDX files together; pixels are divided by 255.</summary>
    /// <param name="images">The images: three dimensions.</param>
    /// <param name="labels">The labels: one dimension.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <exception cref="NetworkFileException">A file is not as expected, or they do not belong together.</exception>
    public static LabelledImages OfIdx(IdxFile images, IdxFile labels, int classes = 10)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        RequireDimensions(images, ImageDimensions, "images");
        RequireDimensions(labels, 1, "labels");
        if (images.Shape[0] != labels.Shape[0])
            throw new NetworkFileException(FormattableString.Invariant($"{labels.Name}: has {labels.Shape[0]} labels, but {images.Name} has {images.Shape[0]} images; expected as many; try the two files of the same part"));
        int[] read = new int[labels.Shape[0]];
        for (int index = 0; index < read.Length; index++)
            read[index] = LabelOf(labels, index, classes);
        return new(images.Shape[1], images.Shape[2], classes, PixelsOf(images), read);
    }

    /// <summary>Splits the images at random into parts.</summary>
    /// <param name="seed">Decides which image goes where.</param>
    /// <param name="shares">The share of each part, in order; positive, together 1 (to 1e-9).</param>
    /// <returns>A part each, every image in one of them; a part of a small share may be empty.</returns>
    /// <exception cref="ArgumentException">The shares are not such.</exception>
    public IReadOnlyList<LabelledImages> Split(ulong seed, params IReadOnlyList<double> shares)
    {
        ArgumentNullException.ThrowIfNull(shares);
        if (!(shares.All(share => share > 0) && Math.Abs(shares.Sum() - 1) <= 1e-9))
            throw new ArgumentException($"The shares are {string.Join(", ", shares)}; expected positive numbers that sum to 1.", nameof(shares));
        int[] order = [.. Enumerable.Range(0, Count)];
        new RandomStream(seed).Shuffle(order.AsSpan());
        var parts = new List<LabelledImages>();
        double end = 0;
        int first = 0;
        foreach (double share in shares)
        {
            end += share;
            int last = (int)Math.Round(end * Count);
            parts.Add(Selection(order.AsSpan(first..last)));
            first = last;
        }

        return parts;
    }

    /// <summary>Some of the images.</summary>
    /// <param name="indices">Their numbers, from 0.</param>
    public LabelledImages Selection(ReadOnlySpan<int> indices)
    {
        var pixels = new Matrix<float>(indices.Length, Pixels.Columns);
        int[] labels = new int[indices.Length];
        for (int row = 0; row < indices.Length; row++)
        {
            Pixels.Row(indices[row]).CopyTo(pixels.Row(row));
            labels[row] = Labels[indices[row]];
        }

        return new(Height, Width, Classes, pixels, labels);
    }

    private static void RequireDimensions(IdxFile file, int dimensions, string what)
    {
        if (file.Shape.Count != dimensions)
            throw new NetworkFileException(FormattableString.Invariant($"{file.Name}: byte 3: has {file.Shape.Count} {(file.Shape.Count == 1 ? "dimension" : "dimensions")}; expected {dimensions}, those of {what}{(file.Shape.Count is 1 or ImageDimensions ? "; try the images and the labels the other way round" : "")}"));
    }

    // Behind the magic number and one dimension.
    private static int LabelOf(IdxFile file, int index, int classes) => file.Elements[index] < classes
        ? file.Elements[index]
        : throw new NetworkFileException(FormattableString.Invariant($"{file.Name}: byte {index + 8}: label {index + 1} is {file.Elements[index]}; expected a class from 0 to {classes - 1}"));

    private static Matrix<float> PixelsOf(IdxFile images)
    {
        long pixels = (long)images.Shape[1] * images.Shape[2];
        var matrix = new Matrix<float>(images.Shape[0], (int)pixels);
        for (int index = 0; index < images.Elements.Length; index++)
            matrix.Values[index] = images.Elements[index] / White;
        return matrix;
    }
}
