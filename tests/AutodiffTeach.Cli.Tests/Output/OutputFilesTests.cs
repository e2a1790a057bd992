using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Output;

namespace AutodiffTeach.Cli.Tests.Output;

public sealed class OutputFilesTests
{
    [Fact]
    public void A_file_is_replaced_and_nothing_else_is_left()
    {
        using var scratch = new Scratch();
        scratch.Write("a.txt", "a longer text than the next");
        OutputFiles.Write((scratch.PathOf("a.txt"), "new\n"));
        Assert.Equal("new\n", scratch.Read("a.txt"));
        Assert.Equal(["a.txt"], scratch.Files);
    }

    [Fact]
    public void Folders_are_made()
    {
        using var scratch = new Scratch();
        OutputFiles.Write((scratch.PathOf("b/c/a.txt"), "x"));
        Assert.Equal(["b/c/a.txt"], scratch.Files);
    }

    [Fact]
    public void Where_one_file_cannot_be_written_none_is()
    {
        using var scratch = new Scratch();
        Directory.CreateDirectory(scratch.PathOf("folder"));
        scratch.Write("a.txt", "old");
        InputException failure = Assert.Throws<InputException>(() => OutputFiles.Write((scratch.PathOf("a.txt"), "new"), (scratch.PathOf("folder"), "new")));
        Assert.Equal($"{scratch.PathOf("folder")}: is a directory; expected the path of a file to write", failure.Message);
        Assert.Equal("old", scratch.Read("a.txt"));
        Assert.Equal(["a.txt"], scratch.Files);
    }

    [Fact]
    public void A_file_in_the_place_of_a_folder_is_told()
    {
        using var scratch = new Scratch();
        scratch.Write("a", "");
        InputException failure = Assert.Throws<InputException>(() => OutputFiles.Write((scratch.PathOf("a/b.txt"), "")));
        Assert.StartsWith($"{scratch.PathOf("a/b.txt")}: cannot be written: ", failure.Message);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Fact]
    public void A_link_stays_a_link()
    {
        using var scratch = new Scratch();
        scratch.Write("target", "old");
        File.CreateSymbolicLink(scratch.PathOf("link"), scratch.PathOf("target"));
        OutputFiles.Write((scratch.PathOf("link"), "new"));
        Assert.Equal("new", scratch.Read("target"));
        Assert.NotNull(new FileInfo(scratch.PathOf("link")).LinkTarget);
    }

    [Fact]
    public void A_device_is_written_to_and_not_replaced()
    {
        if (!File.Exists("/dev/null"))
            Assert.Skip("needs /dev/null");
        OutputFiles.Write(("/dev/null", "x"));
        Assert.Equal(0, new FileInfo("/dev/null").Length);
    }
}
