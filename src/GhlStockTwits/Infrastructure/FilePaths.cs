using System.Management.Automation;

namespace GhlStockTwits.Infrastructure;

/// <summary>Turns paths that a user wrote into paths of the file system.</summary>
internal static class FilePaths
{
    private const string FileSystem = "FileSystem";

    /// <summary>The full path, as it stands, or null if it is not one of the file system.</summary>
    /// <param name="cmdlet">The cmdlet, whose location relative paths begin at.</param>
    /// <param name="path">The path.</param>
    public static string? Literal(PSCmdlet cmdlet, string path)
    {
        try
        {
            string full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(
                path, out ProviderInfo provider, out PSDriveInfo? _);
            return provider.Name == FileSystem ? full : null;
        }
        catch (Exception failure) when (failure is SessionStateException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The full paths that a pattern matches; none if it matches nothing in the file system.</summary>
    /// <param name="cmdlet">The cmdlet, whose location relative paths begin at.</param>
    /// <param name="pattern">The path, which may have wildcards.</param>
    public static IReadOnlyList<string> Matching(PSCmdlet cmdlet, string pattern)
    {
        try
        {
            IReadOnlyList<string> found =
                cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(pattern, out ProviderInfo provider);
            return provider.Name == FileSystem ? found : [];
        }
        catch (Exception failure) when (failure is SessionStateException or NotSupportedException)
        {
            return [];
        }
    }
}
