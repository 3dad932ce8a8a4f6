using GhlStockTwits.Api;

namespace GhlStockTwits.Core.Tests.Api;

public sealed class FilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("files-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_is_read()
    {
        string path = Path.Combine(_folder, "text.txt");
        File.WriteAllText(path, "text");

        Assert.Equal("text", Files.ReadAllText(path));
        using FileStream stream = Files.OpenRead(path);
        Assert.Equal(4, stream.Length);
    }

    [Theory]
    [InlineData("missing.txt")]
    [InlineData("missing/text.txt")]
    public void A_missing_file_is_not_found(string name)
    {
        string path = Path.Combine(_folder, name);

        GhlStockTwitsException failure = Assert.Throws<GhlStockTwitsException>(() => Files.ReadAllText(path));

        Assert.Equal(
            ("GhlStockTwits.FileNotFound", FailureCategory.ObjectNotFound), (failure.ErrorId, failure.Category));
        Assert.Equal($"The file '{path}' does not exist. Check the path.", failure.Message);
    }

    [Fact]
    public void A_directory_cannot_be_read()
    {
        GhlStockTwitsException failure = Assert.Throws<GhlStockTwitsException>(() => Files.OpenRead(_folder));

        Assert.Equal(("GhlStockTwits.FileNotReadable", FailureCategory.ReadError), (failure.ErrorId, failure.Category));
        Assert.IsType<UnauthorizedAccessException>(failure.InnerException);
    }

    [Fact]
    public void A_file_that_another_program_has_locked_cannot_be_read()
    {
        string path = Path.Combine(_folder, "locked.txt");
        using FileStream locked = new(path, FileMode.Create, FileAccess.Write, FileShare.None);

        GhlStockTwitsException failure = Assert.Throws<GhlStockTwitsException>(() => Files.ReadAllText(path));

        Assert.Equal("GhlStockTwits.FileNotReadable", failure.ErrorId);
        Assert.IsType<IOException>(failure.InnerException);
    }
}
