using GhlStockTwits.Api;

namespace GhlStockTwits.StockTwits.Publishing;

/// <summary>A picture for an update (stocktwits-api section 2: JPG, PNG or GIF under 2 MB, or its address).</summary>
internal static class ChartFile
{
    private const long MaxBytes = 2_000_000;

    private static readonly string[] s_extensions = [".jpg", ".jpeg", ".png", ".gif"];

    // JPG, PNG and GIF. Another file with such a name would become public.
    private static readonly byte[][] s_signatures =
        [[0xFF, 0xD8, 0xFF], [0x89, 0x50, 0x4E, 0x47], [.. "GIF8"u8]];

    /// <summary>Whether it is an address and no file.</summary>
    public static bool IsAddress(string chart) =>
        Uri.TryCreate(chart, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https";

    /// <summary>
    /// The path, looked at before the update leaves: a failure on the way would leave its outcome unknown.
    /// </summary>
    /// <exception cref="GhlStockTwitsException">StockTwits does not take it.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static string Checked(string path)
    {
        using FileStream file = Files.OpenRead(path);
        bool isPicture = s_extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)
            && HasSignature(file);
        if (!isPicture || file.Length is 0 or >= MaxBytes)
        {
            throw new GhlStockTwitsException(
                "StockTwits.ChartInvalid", FailureCategory.InvalidArgument,
                $"'{Path.GetFileName(path)}' cannot be used as the chart.",
                "Use a JPG, PNG or GIF file of less than 2 MB.");
        }

        return path;
    }

    private static bool HasSignature(FileStream file)
    {
        byte[] begin = new byte[s_signatures.Max(static signature => signature.Length)];
        int length = file.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false);
        return Array.Exists(
            s_signatures, signature => begin.AsSpan(0, length).StartsWith(signature));
    }
}
