using System.Text;
using GhlStockTwits.Api;

namespace GhlStockTwits.Core.Tests.Api.Logging;

public sealed class LogFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ghlst-log-");

    private string FilePath => Path.Combine(_folder.FullName, "new", "log.jsonl");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_new_log_and_its_folder_are_their_owners_alone()
    {
        LogFile log = new(FilePath);

        Assert.Null(log.Write(Line(1)));

        Assert.Equal([1], Numbers(FilePath));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
            Assert.Equal(
                UnixFileMode.None,
                File.GetUnixFileMode(Path.GetDirectoryName(FilePath)!) & (UnixFileMode)0b000_111_111);
        }
    }

    [Fact]
    public void A_full_log_continues_empty_and_keeps_the_lines_before_in_one_file()
    {
        LogFile log = new(FilePath, maxSize: Line(10).Length * 3);

        for (int number = 10; number < 18; number++)
        {
            Assert.Null(log.Write(Line(number)));
        }

        Assert.Equal([16, 17], Numbers(FilePath));
        Assert.Equal([13, 14, 15], Numbers(log.OldPath));
        Assert.Equal(2, Directory.GetFiles(Path.GetDirectoryName(FilePath)!).Length);
    }

    [Fact]
    public async Task Lines_of_several_writers_are_whole()
    {
        const int Writers = 8;
        const int Lines = 50;

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() =>
        {
            LogFile log = new(FilePath);
            for (int line = 0; line < Lines; line++)
            {
                Assert.Null(log.Write(Line((writer * Lines) + line)));
            }
        })));

        Assert.Equal(Enumerable.Range(0, Writers * Lines), Numbers(FilePath).Order());
    }

    [Fact]
    public async Task A_line_waits_for_another_process_that_writes()
    {
        LogFile log = new(FilePath);
        log.Write(Line(1));
        FileStream other = new(FilePath, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Task<string?> write = Task.Run(() => log.Write(Line(2)));
        await other.DisposeAsync();

        Assert.Null(await write);
        Assert.Equal([1, 2], Numbers(FilePath));
    }

    [Fact]
    public void A_log_that_is_held_loses_lines_and_says_so_once()
    {
        LogFile log = new(FilePath);
        log.Write(Line(1));
        using (new FileStream(FilePath, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.NotNull(log.Write(Line(2)));
            Assert.Null(log.Write(Line(3)));
        }

        Assert.Equal([1], Numbers(FilePath));
    }

    [Fact]
    public void A_line_that_was_cut_does_not_spoil_the_next_one()
    {
        LogFile log = new(FilePath);
        log.Write(Line(1));
        File.AppendAllText(FilePath, "{\"time\":\"2026-0");

        log.Write(Line(2));

        Assert.Equal("{\"time\":\"2026-0", File.ReadAllLines(FilePath)[1]);
        Assert.Equal(Text(2), File.ReadAllLines(FilePath)[2]);
    }

    [Theory]
    [InlineData("Name,Email\nAda,ada@example.com\n")]
    [InlineData("{")]
    [InlineData("{ \"name\": \"state\" }")]
    public void A_file_that_is_no_log_is_left_as_it_is(string content)
    {
        string path = Path.Combine(_folder.FullName, "other.txt");
        File.WriteAllText(path, content);
        UnixFileMode? mode = OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(path);

        Assert.Equal("it is not a log", new LogFile(path, maxSize: 1).Write(Line(1)));

        Assert.Equal(content, File.ReadAllText(path));
        Assert.Equal(mode, OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(path));
    }

    [Fact]
    public void A_folder_and_a_link_are_refused()
    {
        File.WriteAllBytes(Path.Combine(_folder.FullName, "log.jsonl"), Line(1));
        string link = Path.Combine(_folder.FullName, "link");
        if (!OperatingSystem.IsWindows())
        {
            File.CreateSymbolicLink(link, Path.Combine(_folder.FullName, "log.jsonl"));
            Assert.Equal("it is a link", new LogFile(link).Write(Line(2)));
        }

        Assert.NotNull(new LogFile(_folder.FullName).Write(Line(2)));
        Assert.Equal([1], Numbers(Path.Combine(_folder.FullName, "log.jsonl")));
    }

    private static string Text(int number) => $"{{\"time\":\"2026-01-01\",\"number\":{number:0000}}}";

    private static byte[] Line(int number) => Encoding.UTF8.GetBytes(Text(number) + "\n");

    private static IEnumerable<int> Numbers(string path) =>
        File.ReadAllLines(path).Select(static line =>
        {
            int number = int.Parse(line[^5..^1], System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(Text(number), line);
            return number;
        });
}
