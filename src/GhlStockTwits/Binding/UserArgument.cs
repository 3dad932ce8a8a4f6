using System.Management.Automation;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.StockTwits.Models;

namespace GhlStockTwits.Binding;

/// <summary>
/// What names a StockTwits user: a handle, a number, a user, the writer of a message, or a contact by its custom field
/// <c>stocktwits_handle</c>.
/// </summary>
public sealed class UserArgument
{
    private const string HandleField = "stocktwits_handle";

    private static readonly string[] s_columns = [HandleField, "Handle", "Username", "User"];

    /// <summary>Reads whichever of them it is.</summary>
    /// <param name="input">A handle, number, user, message, contact, or an object with a column of a handle.</param>
    public UserArgument(object input)
    {
        Source = input is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : input;
        (Handle, UserId) = Source switch
        {
            User user => (user.Username, user.Id),
            Message { User: { } writer } => (writer.Username, writer.Id),
            int or long => (null, Convert.ToInt64(Source, null)),
            Contact contact => (contact.CustomField.GetValueOrDefault(HandleField)?.ToString(), null),
            PSObject row => (Column(row), null),
            _ => (Source.ToString(), (long?)null),
        };
        Handle = string.IsNullOrWhiteSpace(Handle) ? null : StockTwits.Handle.Clean(Handle);
    }

    /// <summary>The handle without @; null where none is known.</summary>
    public string? Handle { get; }

    /// <summary>The user's number; null where only the handle is known.</summary>
    public long? UserId { get; }

    /// <summary>What was given.</summary>
    public object Source { get; }

    /// <summary>What StockTwits' addresses take; null where a contact names nobody.</summary>
    internal object? Id => (object?)Handle ?? UserId;

    /// <inheritdoc/>
    public override string ToString() => Id?.ToString() ?? $"contact {Source} without {HandleField}";

    private static string? Column(PSObject row) =>
        s_columns.Select(name => row.Properties[name]?.Value?.ToString()).FirstOrDefault(static value => value is not null);
}
