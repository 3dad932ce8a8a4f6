using System.Collections;
using System.Security;
using GhlStockTwits.Api;

namespace GhlStockTwits.Infrastructure;

/// <summary>The fields of a connection asset of Azure Automation.</summary>
/// <param name="fields">The hashtable of Get-AutomationConnection.</param>
internal sealed class AutomationFields(Hashtable fields)
{
    /// <summary>A field that must be there.</summary>
    /// <exception cref="GhlStockTwitsException">It is missing or empty.</exception>
    public string Required(string name) => Optional(name) ?? throw CmdletErrors.Invalid(
        "AutomationConnectionIncomplete", $"The connection has no field '{name}'.",
        "Pass a hashtable with Token, LocationId and, to send, StockTwitsToken.");

    /// <summary>A field, or null if it is missing or empty.</summary>
    public string? Optional(string name)
    {
        object? value = fields.Cast<DictionaryEntry>().FirstOrDefault(entry =>
            name.Equals(entry.Key as string, StringComparison.OrdinalIgnoreCase)).Value;
        string? text = value is SecureString secret
            ? SecretText.Of(secret)
            : value?.ToString();
        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    /// <summary>An address, or null if it is missing or empty.</summary>
    /// <exception cref="GhlStockTwitsException">It is not an address.</exception>
    public Uri? Address(string name) => Optional(name) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out Uri? address) ? address
        : throw CmdletErrors.Invalid(
            "AutomationConnectionInvalid", $"The field '{name}' is not an address.", "Pass an https address.");
}
