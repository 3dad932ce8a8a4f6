using System.Management.Automation;
using System.Security;
using GhlStockTwits.Api;

namespace GhlStockTwits.Binding;

/// <summary>Reads secrets with Get-Secret of Microsoft.PowerShell.SecretManagement, where it is installed.</summary>
internal static class VaultSecret
{
    /// <summary>Reads a secret.</summary>
    /// <param name="commands">Runs Get-Secret in the caller's session.</param>
    /// <param name="name">The name of the secret.</param>
    /// <param name="vault">The vault; null for the default one.</param>
    /// <exception cref="GhlStockTwitsException">
    /// Get-Secret is missing, or the secret does not exist or is neither a text nor a SecureString.
    /// </exception>
    public static string Read(CommandInvocationIntrinsics commands, string name, string? vault)
    {
        if (commands.GetCommand("Get-Secret", CommandTypes.Cmdlet | CommandTypes.Function) is null)
        {
            throw Error(
                "SecretManagementMissing", FailureCategory.InvalidOperation, "Get-Secret was not found.",
                "Install Microsoft.PowerShell.SecretManagement and a vault, or pass the secret itself.");
        }

        object? secret;
        try
        {
            // Through a script block with parameters: nothing of the names is parsed.
            secret = ScriptBlock.Create(
                "param($Name, $Vault) $options = if ($Vault) { @{ Vault = $Vault } } else { @{} }; "
                    + "Get-Secret -Name $Name @options -ErrorAction Stop")
                .InvokeReturnAsIs(name, vault);
        }
        catch (RuntimeException)
        {
            // The vault's own error may repeat what it knows; $Error has it.
            throw NotFound(name);
        }

        return (secret is PSObject wrapped ? wrapped.BaseObject : secret) switch
        {
            SecureString text => SecretText.Of(text),
            string text => text,
            PSCredential credential => credential.GetNetworkCredential().Password,
            _ => throw NotFound(name),
        };
    }

    private static GhlStockTwitsException NotFound(string name) => Error(
        "SecretNotFound", FailureCategory.ObjectNotFound, $"The secret '{name}' could not be read from the vault.",
        "Check its name with Get-SecretInfo, and that the vault is unlocked.");

    private static GhlStockTwitsException Error(
        string id, FailureCategory category, string description, string advice) =>
        new($"GhlStockTwits.{id}", category, description, advice) { StopsPipeline = true };
}
