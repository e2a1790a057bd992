using System.Globalization;
using AutodiffTeach.Networks.Datasets;
using AutodiffTeach.Networks.Files;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Datasets;

public sealed class DigitsFileTests
{
    private static readonly string Line = string.Join(',', Enumerable.Range(0, 64).Select(pixel => pixel % 17)) + ",3";

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_line_is_an_image_and_its_class(string end)
    {
        LabelledImages digits = DigitsFile.Parse($"\uFEFF{Line}{end}{Line[..^1]}9", "digits");
        Assert.Equal((8, 8, 10), (digits.Height, digits.Width, digits.Classes));
        Assert.Equal([3, 9], digits.Labels);
        Assert.Equal(Enumerable.Range(0, 64).Select(pixel => pixel % 17 / 16f), digits.Pixels.Row(1).ToArray());
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "", "d: has no row; expected 65 numbers, 64 pixels and the class, in each of its lines" },
        { $"{Line}\n\n{Line}\n", "d: line 2: is empty; expected 65 numbers, 64 pixels and the class" },
        { $"{Line}\n1,2\n", "d: line 2: has 2 fields; expected 65 numbers, 64 pixels and the class" },
        { $"17{Line[1..]}", "d: line 1, column 1: is '17'; expected a whole number from 0 to 16, a pixel" },
        { $"{Line}\n{Line[..^1]}10", "d: line 2, column 65: is '10'; expected a whole number from 0 to 9, the class" },
        { $"0.5{Line[1..]}", "d: line 1, column 1: is '0.5'; expected a whole number from 0 to 16, a pixel" },
        { $"NaN{Line[1..]}\n{Line[..^1]}x\t<", "d: line 1, column 1: is 'NaN'; expected a whole number from 0 to 16, a pixel\nd: line 2, column 65: is 'x\\t\\u003C'; expected a whole number from 0 to 9, the class" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_told_with_its_place(string text, string problems) =>
        Assert.Equal(problems, Assert.Throws<NetworkFileException>(() => DigitsFile.Parse(text, "d")).Message);

    [Fact]
    public void A_split_has_every_image_once_and_depends_on_the_seed_alone()
    {
        var pixels = new Matrix<float>(103, 1, [.. Enumerable.Range(0, 103).Select(index => (float)index)]);
        var images = new LabelledImages(1, 1, 103, pixels, [.. Enumerable.Range(0, 103)]);
        IReadOnlyList<LabelledImages> parts = images.Split(5, 0.7, 0.2, 0.1);
        Assert.Equal([72, 21, 10], parts.Select(part => part.Count));
        Assert.Equal(Enumerable.Range(0, 103), parts.SelectMany(part => part.Labels).Order());
        Assert.All(parts, part => Assert.Equal(part.Labels.Select(label => (float)label), part.Pixels.Values.ToArray()));
        Assert.Equal(parts.Select(part => part.Labels), images.Split(5, 0.7, 0.2, 0.1).Select(part => part.Labels));
        Assert.NotEqual(parts[0].Labels, images.Split(6, 0.7, 0.2, 0.1)[0].Labels);
        Assert.Throws<ArgumentException>(() => images.Split(5, 0.7, 0.2));
        Assert.Throws<ArgumentException>(() => images.Split(5, 1.5, -0.5));
        Assert.Throws<ArgumentException>(() => images.Split(5, double.NaN));
    }

    [Fact]
    public void Images_and_classes_that_do_not_fit_together_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new LabelledImages(2, 2, 10, new(1, 3), [0]));
        Assert.Throws<ArgumentException>(() => new LabelledImages(1, 3, 10, new(1, 3), [0, 1]));
        Assert.Throws<ArgumentException>(() => new LabelledImages(1, 3, 10, new(1, 3), [10]));
    }

    [Theory]
    [InlineData("1,2.5,-3e2\n0.25,0,1\n", 2, 3)]
    [InlineData("height,weight\n1,2\n", 1, 2)]
    [InlineData("7", 1, 1)]
    public void A_table_has_numbers_and_perhaps_a_heading(string text, int rows, int columns)
    {
        Matrix<double> table = NumberTable.Parse(text, "t");
        Assert.Equal((rows, columns), (table.Rows, table.Columns));
        Assert.Contains(text.Split(',', '\n').First(field => double.TryParse(field, CultureInfo.InvariantCulture, out _)), table.Values.ToArray().Select(value => value.ToString(CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("", "t: has no row; expected numbers separated by commas, in each of its lines")]
    [InlineData("a,b\n", "t: has no row; expected numbers separated by commas, in each of its lines")]
    [InlineData("1,2\n3\n", "t: line 2: has 1 field; expected 2 numbers as in line 1")]
    [InlineData("1,x\n", "t: line 1, column 2: is 'x'; expected a number")]
    [InlineData("1,Infinity\n", "t: line 1, column 2: is 'Infinity'; expected a number")]
    [InlineData("1;2\n", "t: has no row; expected numbers separated by commas, in each of its lines")]
    public void A_table_that_is_none_is_told_with_its_place(string text, string problem) =>
        Assert.Equal(problem, Assert.Throws<NetworkFileException>(() => NumberTable.Parse(text, "t")).Message);
}
