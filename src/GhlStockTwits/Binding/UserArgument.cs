using System.Management.Automation;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.StockTwits.Models;

namespace GhlStockTwits.Binding;

/// <summary>
/// Identifies a StockTwits user: a handle, an ID, a user, a message (its author), or a contact with a custom field
/// <c>stocktwits_handle</c>.
/// </summary>
public sealed class UserArgument
{
    private const string HandleField = "stocktwits_handle";

    private static readonly string[] s_handleProperties = [HandleField, "Handle", "Username", "User"];

    /// <summary>Reads the handle or the ID.</summary>
    /// <param name="input">A handle, ID, user, message or contact, or an object with a property for the handle.</param>
    public UserArgument(object input)
    {
        Source = input is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : input;
        (Handle, UserId) = Source switch
        {
            User user => (user.Username, user.Id),
            Message { User: { } author } => (author.Username, author.Id),
            int or long => (null, Convert.ToInt64(Source, null)),
            Contact contact => (contact.CustomField.GetValueOrDefault(HandleField)?.ToString(), null),
            PSObject custom => (HandleOf(custom), null),
            _ => (Source.ToString(), (long?)null),
        };
        Handle = string.IsNullOrWhiteSpace(Handle) ? null : StockTwits.Handle.Clean(Handle);
    }

    /// <summary>The handle without @, or null if it is not known.</summary>
    public string? Handle { get; }

    /// <summary>The user's numeric ID, or null if only the handle is known.</summary>
    public long? UserId { get; }

    /// <summary>The input.</summary>
    public object Source { get; }

    /// <summary>The handle or the ID, for paths of the API; null for a contact without a handle.</summary>
    internal object? Id => (object?)Handle ?? UserId;

    /// <summary>The handle or ID. The text of a row would show its values, which are private.</summary>
    public override string ToString() =>
        Id?.ToString() ?? $"{(Source is PSObject ? "row" : $"contact {Source}")} without {HandleField}";

    private static string? HandleOf(PSObject custom) =>
        s_handleProperties.Select(name => custom.Properties[name]?.Value?.ToString())
            .FirstOrDefault(static value => value is not null);
}
