using System.Net;
using System.Security;
using GhlStockTwits.Api;

namespace GhlStockTwits.Infrastructure;

/// <summary>Reads what the Connect cmdlets need from a parameter or from the environment.</summary>
internal static class ConnectionInput
{
    /// <summary>The token from the parameter, else from an environment variable.</summary>
    /// <param name="token">The parameter's value, or null if it was not passed.</param>
    /// <param name="variable">The environment variable.</param>
    /// <exception cref="GhlStockTwitsException">The token is missing or has invalid characters.</exception>
    public static string ReadToken(SecureString? token, string variable)
    {
        return RequireToken(token is null
            ? ReadVariable(variable, "Token")
            : new NetworkCredential(string.Empty, token).Password);
    }

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
