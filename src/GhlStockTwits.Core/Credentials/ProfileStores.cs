using GhlStockTwits.Api;

namespace GhlStockTwits.Credentials;

/// <summary>Chooses where profiles are kept.</summary>
internal static class ProfileStores
{
    /// <summary>The variable with the folder of the profiles.</summary>
    public const string FolderVariable = "GHLSTOCKTWITS_PROFILES";

    /// <summary>The variable with the connection string of a PostgreSQL database for the profiles.</summary>
    public const string DatabaseVariable = "GHLSTOCKTWITS_DATABASE";

    /// <summary>The store of the environment: a database, a folder, or a folder in the user's own data.</summary>
    /// <exception cref="GhlStockTwitsException">There is nowhere to keep profiles.</exception>
    public static IProfileStore Open()
    {
        if (Environment.GetEnvironmentVariable(DatabaseVariable) is { Length: > 0 } database)
        {
            return new PostgresProfileStore(database);
        }

        string? folder = Environment.GetEnvironmentVariable(FolderVariable);
        return new FileProfileStore(
            string.IsNullOrEmpty(folder) ? Path.Combine(DataFolder(), "profiles") : Path.GetFullPath(folder));
    }

    private static string DataFolder()
    {
        try
        {
            return PrivateFile.DataFolder() ?? throw CredentialErrors.FolderMissing("This account has no data folder");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw CredentialErrors.FolderMissing("The data folder of this account cannot be created", failure);
        }
    }
}
