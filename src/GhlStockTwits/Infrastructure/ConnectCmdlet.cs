using System.ComponentModel;
using System.Management.Automation;
using System.Net;
using System.Security;
using GhlStockTwits.Api;
using GhlStockTwits.Sandbox;

namespace GhlStockTwits.Infrastructure;

/// <summary>A cmdlet that makes the session's connection to one service.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ConnectCmdlet : AsyncCmdlet
{
    private protected const string TokenSet = "Token";
    private protected const string EnvironmentSet = "Environment";
    private protected const string SandboxSet = "Sandbox";

    /// <summary>The token, as a SecureString. It is shown nowhere afterwards.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TokenSet, HelpMessage = "The token, as a SecureString.")]
    public SecureString? Token { get; set; }

    /// <summary>A running sandbox, as Start-GhlStockTwitsSandbox returns it: address and token come from there.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SandboxSet, HelpMessage = "What Start-GhlStockTwitsSandbox returned.")]
    public SandboxServer? Sandbox { get; set; }

    /// <summary>Returns the connection, for use with -Connection.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool IsAllOrNothing => true;

    /// <summary>The token from the parameter, else from a variable of the environment.</summary>
    private protected string ReadToken(string variable)
    {
        string secret = Token is null ? ReadVariable(variable) : new NetworkCredential(string.Empty, Token).Password.Trim();
        return secret.Length > 0 && secret.All(static character => character is > ' ' and <= '~')
            ? secret
            : throw new ArgumentException("The token is empty or holds characters that no token has. Copy it again.");
    }

    /// <summary>A variable of the environment that must be set.</summary>
    private protected static string ReadVariable(string variable)
    {
        string? value = Environment.GetEnvironmentVariable(variable)?.Trim();
        if (string.IsNullOrEmpty(value))
        {
            throw new GhlStockTwitsException(
                "GhlStockTwits.TokenMissing", FailureCategory.AuthenticationError,
                $"No token was passed, and the environment variable {variable} is not set.",
                $"Pass -Token, or set {variable}.");
        }

        return value!;
    }
}
