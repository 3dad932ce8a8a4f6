using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Publishing;

namespace GhlStockTwits.Core.Tests.StockTwits.Publishing;

/// <summary>A chart is a JPG, PNG or GIF file of less than 2 MB, or an address (stocktwits-api section 2).</summary>
public sealed class ChartFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chart-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("chart.png", 10, "89504E47")]
    [InlineData("chart.JPG", 10, "FFD8FF")]
    [InlineData("chart.jpeg", 10, "FFD8FF")]
    [InlineData("chart.Gif", 10, "47494638")]
    [InlineData("chart.png", 1_999_999, "89504E47")]
    public void A_small_picture_is_accepted(string name, int length, string begin)
    {
        string path = NewFile(name, length, begin);

        Assert.Equal(path, ChartFile.Checked(path));
    }

    [Theory]
    [InlineData("chart.png", 0, "")]
    [InlineData("chart.png", 2_000_000, "89504E47")]
    [InlineData("chart.bmp", 10, "89504E47")]
    [InlineData("chart.png.txt", 10, "89504E47")]
    [InlineData("png", 10, "89504E47")]
    [InlineData("key.png", 10, "2D2D2D2D")]
    [InlineData("short.png", 2, "8950")]
    public void Other_files_are_refused(string name, int length, string begin)
    {
        string path = NewFile(name, length, begin);

        GhlStockTwitsException failure = Assert.Throws<GhlStockTwitsException>(() => ChartFile.Checked(path));

        Assert.Equal("StockTwits.ChartInvalid", failure.ErrorId);
        Assert.Equal(FailureCategory.InvalidArgument, failure.Category);
        Assert.Equal(
            $"'{name}' cannot be used as the chart. Use a JPG, PNG or GIF file of less than 2 MB.", failure.Message);
    }

    [Theory]
    [InlineData("missing.png")]
    [InlineData("missing/chart.png")]
    public void A_missing_file_is_not_found(string name)
    {
        GhlStockTwitsException failure =
            Assert.Throws<GhlStockTwitsException>(() => ChartFile.Checked(Path.Combine(_folder, name)));

        Assert.Equal("GhlStockTwits.FileNotFound", failure.ErrorId);
    }

    [Fact]
    public void A_directory_is_not_readable()
    {
        string path = Directory.CreateDirectory(Path.Combine(_folder, "charts.png")).FullName;

        GhlStockTwitsException failure = Assert.Throws<GhlStockTwitsException>(() => ChartFile.Checked(path));

        Assert.Equal("GhlStockTwits.FileNotReadable", failure.ErrorId);
    }

    [Theory]
    [InlineData("https://charts.example.com/1.png", true)]
    [InlineData("http://charts.example.com/1.png", true)]
    [InlineData("HTTPS://charts.example.com/1.png", true)]
    [InlineData("ftp://charts.example.com/1.png", false)]
    [InlineData("file:///tmp/1.png", false)]
    [InlineData("/tmp/1.png", false)]
    [InlineData(@"C:\charts\1.png", false)]
    [InlineData("1.png", false)]
    [InlineData("https", false)]
    [InlineData("", false)]
    public void Only_web_addresses_are_addresses(string chart, bool isAddress)
    {
        Assert.Equal(isAddress, ChartFile.IsAddress(chart));
    }

    private string NewFile(string name, int length, string begin)
    {
        string path = Path.Combine(_folder, name);
        byte[] bytes = new byte[length];
        Convert.FromHexString(begin).CopyTo(bytes, 0);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
