using System.Buffers;

namespace GhlStockTwits.Api;

/// <summary>Reads the body of a response into a rented buffer, up to a limit.</summary>
internal static class ResponseBody
{
    /// <summary>The largest result that is read; a page of 500 contacts is well under 2 MB.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>How much of an error is read; what it says is in the first few hundred bytes.</summary>
    public const int MaxErrorBytes = 64 * 1024;

    private const int UsualBytes = 32 * 1024;

    /// <summary>Reads a result. The caller returns the buffer to the shared pool.</summary>
    /// <exception cref="InvalidDataException">The body is too large, or cannot be decompressed.</exception>
    public static async Task<(byte[] Buffer, int Length)> ReadAsync(
        HttpContent content, CancellationToken cancellationToken)
    {
        (byte[] buffer, int length) = await FillAsync(content, MaxBytes, cancellationToken).ConfigureAwait(false);
        if (length <= MaxBytes)
        {
            return (buffer, length);
        }

        ArrayPool<byte>.Shared.Return(buffer);
        throw new InvalidDataException($"it is larger than {MaxBytes / 1024 / 1024} MB");
    }

    /// <summary>
    /// Reads the beginning of an error. The caller returns the buffer to the shared pool. Its status says the most, so
    /// that a body that cannot be decompressed counts as empty.
    /// </summary>
    public static async Task<(byte[] Buffer, int Length)> ReadErrorAsync(
        HttpContent content, CancellationToken cancellationToken)
    {
        try
        {
            (byte[] buffer, int length) =
                await FillAsync(content, MaxErrorBytes, cancellationToken).ConfigureAwait(false);
            return (buffer, Math.Min(length, MaxErrorBytes));
        }
        catch (InvalidDataException)
        {
            return ([], 0);
        }
    }

    /// <summary>Reads until the end, or until there is more than the limit.</summary>
    private static async Task<(byte[] Buffer, int Length)> FillAsync(
        HttpContent content, int limit, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(
            (int)Math.Min(content.Headers.ContentLength ?? UsualBytes, 1024 * 1024) + 1);
        int length = 0;
        try
        {
            Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            while (length <= limit)
            {
                int read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    break;
                }

                length += read;
                if (length == buffer.Length)
                {
                    buffer = Grow(buffer);
                }
            }

            return (buffer, length);
        }
        catch (Exception failure)
        {
            ArrayPool<byte>.Shared.Return(buffer);

            // Brotli's decoder reports damaged data as an invalid operation.
            if (failure is InvalidDataException or InvalidOperationException)
            {
                throw new InvalidDataException("it cannot be decompressed", failure);
            }

            throw;
        }
    }

    private static byte[] Grow(byte[] full)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(full.Length * 2);
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }
}
