using System.Text;
using GhlStockTwits.Api;

namespace GhlStockTwits.Sync.Recipes;

/// <summary>Reads the text of a recipe file: only of a regular file, and no more than a recipe can have.</summary>
internal static class RecipeFile
{
    /// <summary>The most that a file can hold.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>Reads a file.</summary>
    /// <exception cref="RecipeException">It is empty, a device, or too large.</exception>
    /// <exception cref="GhlStockTwitsException">It cannot be read.</exception>
    public static string Read(string path)
    {
        // Devices and pipes have no size. Opening one could wait without end.
        FileInfo file = new(path);
        if (file is { Exists: true, Length: 0 })
        {
            throw new RecipeException(path, 1, 1, "The file is empty, or is not a regular file.");
        }

        using FileStream stream = Files.OpenRead(path);
        byte[] bytes = new byte[MaxBytes + 1];
        int count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (count > MaxBytes)
        {
            throw TooLarge(path);
        }

        using StreamReader reader = new(new MemoryStream(bytes, 0, count), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Writes a new file.</summary>
    /// <exception cref="GhlStockTwitsException">It exists, or cannot be written.</exception>
    public static void Create(string path, string text)
    {
        try
        {
            using FileStream stream = new(path, FileMode.CreateNew, FileAccess.Write);
            stream.Write(Encoding.UTF8.GetBytes(text));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new GhlStockTwitsException(
                "GhlStockTwits.RecipeNotWritten", FailureCategory.ReadError,
                $"The recipe '{path}' cannot be written ({failure.GetType().Name}).",
                "Check that its folder exists, and that you may write there.", failure);
        }
    }

    /// <summary>The error for a recipe that is too large.</summary>
    public static RecipeException TooLarge(string path) => new(path, 1, 1, "The file is larger than 1 MB.");
}
