using GhlStockTwits.Api;

namespace GhlStockTwits.Credentials;

/// <summary>The errors of profiles and their stores.</summary>
internal static class CredentialErrors
{
    /// <summary>The name cannot be the name of a profile.</summary>
    public static GhlStockTwitsException NameInvalid() => new(
        "GhlStockTwits.ProfileNameInvalid", FailureCategory.InvalidArgument,
        "The name of a profile has 1 to 64 letters a to z, digits, hyphens, dots and underscores, and begins with a "
            + "letter or digit.",
        "Choose another name.");

    /// <summary>No profile has that name.</summary>
    public static GhlStockTwitsException NotFound(string name) => new(
        "GhlStockTwits.ProfileNotFound", FailureCategory.ObjectNotFound, $"The profile '{name}' does not exist.",
        "List the profiles with Get-GhlStockTwitsProfile. Create one with Connect-Ghl -SaveAs or "
            + "Initialize-GhlStockTwits.");

    /// <summary>The profile has no login for a service.</summary>
    public static GhlStockTwitsException LoginMissing(string name, string service) => new(
        "GhlStockTwits.ProfileIncomplete", FailureCategory.ObjectNotFound,
        $"The profile '{name}' has no connection to {service}.",
        $"Save one with Connect-{(service == "HighLevel" ? "Ghl" : service)} -SaveAs {name}.");

    /// <summary>The profile has no login of an app.</summary>
    public static GhlStockTwitsException AppMissing(string name) => new(
        "GhlStockTwits.ProfileWithoutApp", FailureCategory.InvalidOperation,
        $"The profile '{name}' has no login of an app of HighLevel.",
        "Save one with Connect-Ghl -ClientId. A private integration is not installed in other locations.");

    /// <summary>The profiles have no place to be kept in.</summary>
    public static GhlStockTwitsException FolderMissing(string why, Exception? inner = null) => new(
        "GhlStockTwits.ProfileFolderMissing", FailureCategory.InvalidOperation, $"{why}, so profiles cannot be kept.",
        "Set GHLSTOCKTWITS_PROFILES to a folder, or GHLSTOCKTWITS_DATABASE to the connection string of a PostgreSQL "
            + "database, or pass the token with each connection.",
        inner);

    /// <summary>The store cannot be read or written.</summary>
    public static GhlStockTwitsException NotAccessible(string path, Exception inner) => new(
        "GhlStockTwits.ProfileNotAccessible", FailureCategory.ReadError,
        $"The profile at '{path}' cannot be read or written ({inner.GetType().Name}).",
        "Check the permissions of the file and its folder, and that the disk is neither full nor read-only. "
            + "GHLSTOCKTWITS_PROFILES names another folder.",
        inner);

    /// <summary>Others can change the file, or it is not the user's.</summary>
    public static GhlStockTwitsException NotPrivate(string path, string why) => new(
        "GhlStockTwits.ProfileNotPrivate", FailureCategory.PermissionDenied, $"The file '{path}' {why}.",
        "A profile must belong to you and be writable by you alone. Remove the file, and log in again.");

    /// <summary>Another process holds the profile for too long.</summary>
    public static GhlStockTwitsException Locked(string name) => new(
        "GhlStockTwits.ProfileLocked", FailureCategory.ResourceBusy,
        $"Another process has been using the profile '{name}' for more than a minute.",
        "Try again. If the error stays, end the other PowerShell sessions that use it.");

    /// <summary>The key is not the one that the profile was saved with, or the file was changed.</summary>
    public static GhlStockTwitsException CannotDecrypt(string name, Exception? inner = null) => new(
        "GhlStockTwits.ProfileKeyWrong", FailureCategory.PermissionDenied,
        $"The profile '{name}' cannot be decrypted: the key or the user is not the one that it was saved with, or the "
            + "profile was damaged or renamed.",
        "Provide the right key in GHLSTOCKTWITS_KEY or GHLSTOCKTWITS_KEY_FILE, or remove the profile and log in again.",
        inner);

    /// <summary>The key is missing or is not one.</summary>
    public static GhlStockTwitsException KeyInvalid(string source) => new(
        "GhlStockTwits.ProfileKeyInvalid", FailureCategory.InvalidArgument,
        $"{source} does not hold a key: 32 bytes in base64.",
        "Create one with [Convert]::ToBase64String([Security.Cryptography.RandomNumberGenerator]::GetBytes(32)), and "
            + "keep it apart from the profiles.");

    /// <summary>The key is missing and cannot be created.</summary>
    public static GhlStockTwitsException KeyMissing(string why, Exception? inner = null) => new(
        "GhlStockTwits.ProfileKeyMissing", FailureCategory.PermissionDenied, $"Profiles are encrypted, and {why}.",
        "Set GHLSTOCKTWITS_KEY to a key (32 bytes in base64), or GHLSTOCKTWITS_KEY_FILE to the path of its file.",
        inner);

    /// <summary>The database does not answer or refuses.</summary>
    public static GhlStockTwitsException DatabaseFailed(string why, Exception inner) => new(
        "GhlStockTwits.DatabaseUnavailable", FailureCategory.ConnectionError,
        $"The database of GHLSTOCKTWITS_DATABASE cannot be used: {why}.",
        "Check the connection string, the network and the rights of the database user, which must be able to create a "
            + "table the first time.",
        inner);
}
