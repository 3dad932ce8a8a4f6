namespace GhlStockTwits.Api;

/// <summary>Reads files that a user named.</summary>
internal static class Files
{
    /// <summary>Opens a file for reading.</summary>
    /// <param name="path">The full path.</param>
    /// <exception cref="GhlStockTwitsException">The file cannot be read.</exception>
    public static FileStream OpenRead(string path) => Read(path, File.OpenRead);

    /// <summary>Reads a text file.</summary>
    /// <param name="path">The full path.</param>
    /// <exception cref="GhlStockTwitsException">The file cannot be read.</exception>
    public static string ReadAllText(string path) => Read(path, File.ReadAllText);

    private static T Read<T>(string path, Func<string, T> read)
    {
        try
        {
            return read(path);
        }
        catch (ArgumentException failure)
        {
            throw new GhlStockTwitsException(
                "GhlStockTwits.FilePathInvalid", FailureCategory.InvalidArgument, "The path of the file is not valid.",
                "Pass the path of a file.", failure);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new GhlStockTwitsException(
                "GhlStockTwits.FileNotFound", FailureCategory.ObjectNotFound, $"The file '{path}' does not exist.",
                "Check the path.", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new GhlStockTwitsException(
                "GhlStockTwits.FileNotReadable", FailureCategory.ReadError,
                $"The file '{path}' cannot be read ({failure.GetType().Name}).",
                "Check that no other program has it open and that this account may read it.", failure);
        }
    }
}
