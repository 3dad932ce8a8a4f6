using System.Security;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Credentials;

namespace GhlStockTwits.Infrastructure;

/// <summary>
/// Reads what the Connect cmdlets need from a parameter, from the environment or from a profile, and saves profiles.
/// </summary>
internal static class ConnectionInput
{
    /// <summary>The token from the parameter, else from an environment variable.</summary>
    /// <param name="token">The parameter's value, or null if it was not passed.</param>
    /// <param name="variable">The environment variable.</param>
    /// <exception cref="GhlStockTwitsException">The token is missing or has invalid characters.</exception>
    public static string ReadToken(SecureString? token, string variable) =>
        RequireToken(token is null ? ReadVariable(variable, "Token") : SecretText.Of(token));

    /// <summary>The token, if it can be one.</summary>
    /// <exception cref="GhlStockTwitsException">It is empty or has invalid characters.</exception>
    public static string RequireToken(string token)
    {
        string text = token.Trim();
        return text.Length > 0 && text.All(static character => character is > ' ' and <= '~')
            ? text
            : throw CmdletErrors.Invalid(
                "TokenInvalid", "The token is empty or contains characters that no token has.", "Copy it again.");
    }

    /// <summary>Checks a new connection with a call, and disposes of it if the call fails.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="call">The call.</param>
    public static void Check(Connection connection, Action call)
    {
        try
        {
            call();
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Reads a profile.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="name">The name of the profile.</param>
    /// <exception cref="GhlStockTwitsException">It does not exist, or cannot be read.</exception>
    public static ProfileConnections ReadProfile(AsyncCmdlet cmdlet, string name)
    {
        ProfileConnections saved = new(name, cmdlet.InvokeCommand);
        cmdlet.Await(call => saved.ReadAsync(call.CancellationToken));
        return saved;
    }

    /// <summary>Checks that a profile can be saved, before anything is used up for it.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="name">The name; null if none is to be saved.</param>
    /// <exception cref="GhlStockTwitsException">It is not a name, or there is nowhere to keep it.</exception>
    public static void CheckProfile(AsyncCmdlet cmdlet, string? name)
    {
        if (name is not null)
        {
            name = ProfileName.Normalize(name);
            cmdlet.Await(call => ProfileChange.CheckAsync(ProfileStores.Open(), name, call.CancellationToken));
        }
    }

    /// <summary>Changes a profile, or creates it; what the session knows of it is read again.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="name">The name, as stores use it.</param>
    /// <param name="change">The change; the profile is null if it does not exist.</param>
    /// <exception cref="GhlStockTwitsException">The change is refused, or the store cannot be written.</exception>
    public static void SaveProfile(AsyncCmdlet cmdlet, string name, Func<Profile?, Profile> change)
    {
        cmdlet.Await(call =>
            ProfileChange.ApplyAsync(ProfileStores.Open(), name, change, call.CancellationToken));
        RunspaceConnections.Of(cmdlet.SessionState).ForgetProfiles(name);
    }

    /// <summary>The value of an environment variable that stands for a parameter.</summary>
    /// <param name="variable">The environment variable.</param>
    /// <param name="parameter">The parameter.</param>
    /// <exception cref="GhlStockTwitsException">The variable is not set.</exception>
    public static string ReadVariable(string variable, string parameter)
    {
        string? value = Environment.GetEnvironmentVariable(variable)?.Trim();
        return string.IsNullOrEmpty(value)
            ? throw new GhlStockTwitsException(
                $"GhlStockTwits.{parameter}Missing", FailureCategory.AuthenticationError,
                $"-{parameter} was not passed, and the environment variable {variable} is not set.",
                $"Pass -{parameter}, or set {variable}.")
            : value;
    }
}
