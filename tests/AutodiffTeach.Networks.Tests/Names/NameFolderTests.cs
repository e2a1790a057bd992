using AutodiffTeach.Networks.Files;
using AutodiffTeach.Networks.Names;

namespace AutodiffTeach.Networks.Tests.Names;

/// <summary>Folders of names, good and bad.</summary>
public sealed class NameFolderTests
{
    [Fact]
    public void Languages_come_in_ordinal_order_and_names_in_the_order_of_their_files()
    {
        using var scratch = new Scratch();
        Write(scratch, ("b.txt", "Zoe\nAda\n"), ("a b.txt", "Éve\r\nEva"), ("B.txt", "\uFEFFBo\n\n  Bea  \n"), ("a.txt", "Al\rAm\r"), (".hidden.txt", "x\ny\n"), ("notes.md", "z\n"));
        NameData data = NameFolder.Read(scratch.Folder);
        Assert.Equal(["B", "a", "a b", "b"], data.Languages);
        Assert.Equal(["0 Bo Bo", "0 Bea Bea", "1 Al Al", "1 Am Am", "2 Éve Eve", "2 Eva Eva", "3 Zoe Zoe", "3 Ada Ada"], data.Names.Select(Line));
        Assert.Empty(data.Remarks);
    }

    [Fact]
    public void What_is_left_out_cut_or_repeated_is_counted_and_told()
    {
        using var scratch = new Scratch();
        Write(
            scratch,
            ("Chinese.txt", "王\nLi\n\n123\nMa\n"), ("Empty.txt", "\n \n"), ("Lone.txt", "Solo\n"),
            ("Long.txt", "Abcdefghijklmnopqrstu\nab\nÁb\nAb\nÀb\n"), ("Twice.txt", string.Concat(Enumerable.Repeat("x\n", 4))), ("Unknown.txt", "漢字\n"));
        NameData data = NameFolder.Read(scratch.Folder);
        Assert.Equal(["Chinese", "Lone", "Long", "Twice"], data.Languages);
        Assert.Equal("Abcdefghijklmnopqrs", data.Names.Single(name => name.Text.StartsWith("Abcd", StringComparison.Ordinal)).Letters);
        Assert.Equal(
            [
                "Empty.txt has no name; its language is left out",
                "Lone.txt has one name alone, which is either trained on or held out",
                "Unknown.txt has no name; its language is left out",
                "3 names with no letter of the alphabet are left out: Chinese.txt:1, Chinese.txt:4 and Unknown.txt:1",
                "1 name of more than 19 letters is cut: Long.txt:1",
                "5 names that stood in their file before are kept: 3 in Twice.txt and 2 in Long.txt",
            ],
            data.Remarks);
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_told_with_file_and_line_all_at_once()
    {
        using var scratch = new Scratch();
        File.WriteAllBytes(scratch.Path("Polish.txt"), [.. "Nowak\nWe"u8, 0xB3, .. "na\n"u8]);
        File.WriteAllBytes(scratch.Path("Cut.txt"), [.. "A\nB\nC"u8, 0xE7, 0x8E]);
        File.WriteAllBytes(scratch.Path("Wide.txt"), [0xFF, 0xFE, 0x41, 0x00]);
        Write(scratch, ("Good.txt", "a\nb\n"));
        AssertProblems(
            scratch.Folder,
            "Cut.txt: line 3: the byte 0xE7 is not UTF-8; expected UTF-8; try iconv -f ISO-8859-1 -t UTF-8, or the encoding that the file has",
            "Polish.txt: line 2: the byte 0xB3 is not UTF-8; expected UTF-8; try iconv -f ISO-8859-1 -t UTF-8, or the encoding that the file has",
            "Wide.txt: is UTF-16; expected UTF-8; try iconv -f UTF-16 -t UTF-8");
    }

    [Fact]
    public void A_folder_without_names_of_two_languages_is_refused()
    {
        using var scratch = new Scratch();
        AssertProblems(scratch.Folder, "has names of no language; expected at least two files LANGUAGE.txt, a name a line");
        Write(scratch, ("English.txt", "Smith\n"), ("Chinese.txt", "王\n"));
        AssertProblems(scratch.Folder, "has names of one language alone, English; expected at least two files LANGUAGE.txt, a name a line");
        AssertProblems(scratch.Path("none"), "there is no such folder; expected a folder with a file LANGUAGE.txt for each language, a name a line");
        AssertProblems(scratch.Path("English.txt"), "is a file; expected a folder with a file LANGUAGE.txt for each language, a name a line");
    }

    [Fact]
    public void The_data_set_of_the_course_is_read_whole()
    {
        string folder = Environment.GetEnvironmentVariable("AUTODIFFTEACH_DATA") is { Length: > 0 } data ? Path.Combine(data, "names") : Path.Combine(Repository.Root, "..", "shared", "data", "names");
        Assert.SkipUnless(Directory.Exists(folder), "There is no folder of the course's data.");
        NameData names = NameFolder.Read(folder);
        Assert.Equal((18, 20074), (names.Languages.Count, names.Names.Count));
        Assert.Equal(19, names.Names.Max(name => name.Letters.Length));
    }

    [Fact]
    public void The_sample_of_the_project_is_read_without_remark()
    {
        NameData names = NameFolder.Read(Path.Combine(Repository.Root, "examples", "names"));
        Assert.InRange(names.Languages.Count, 4, 18);
        Assert.Empty(names.Remarks);
        Assert.All(Enumerable.Range(0, names.Languages.Count), language => Assert.True(names.Names.Count(name => name.Language == language) >= 24));
    }

    private static string Line(LabelledName name) => $"{name.Language} {name.Text} {name.Letters}";

    private static void Write(Scratch scratch, params (string Name, string Text)[] files)
    {
        foreach ((string name, string text) in files)
            File.WriteAllText(scratch.Path(name), text);
    }

    private static void AssertProblems(string folder, params string[] problems) =>
        Assert.Equal(problems.Select(problem => $"{folder}: {problem}"), Assert.Throws<NetworkFileException>(() => NameFolder.Read(folder)).Problems);
}
