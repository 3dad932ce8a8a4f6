using System.Globalization;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.StockTwits.Models;

namespace GhlStockTwits.Binding;

/// <summary>
/// Identifies a StockTwits user: a handle, an ID, a user, a message (its author), a record, or a contact with a custom
/// field <c>stocktwits_handle</c>.
/// </summary>
public sealed class UserArgument : ObjectArgument
{
    private const string HandleField = "stocktwits_handle";

    private static readonly string[] s_handleProperties = [HandleField, "Handle", "Username", "User"];

    private readonly bool _canLackHandle;

    /// <summary>Reads the handle or the ID.</summary>
    /// <param name="input">A handle, ID, user, message or contact, or an object with a property for the handle.</param>
    public UserArgument(object input)
        : base(input, ObjectKind.User)
    {
        Source = Input.Value;
        (string? handle, UserId) = Source switch
        {
            User user => (user.Username, user.Id),
            Message message => (message.User?.Username, message.User?.Id),
            int or long => (null, Convert.ToInt64(Source, CultureInfo.InvariantCulture)),
            Contact contact => (contact.CustomField.GetValueOrDefault(HandleField)?.ToString(), null),
            string => (Input.Text!.StartsWith('$') ? null : Input.Text, null),
            _ => (s_handleProperties.Select(name => Input[name]).FirstOrDefault(static text => text is not null),
                default(long?)),
        };
        Handle = string.IsNullOrWhiteSpace(handle) ? null : StockTwits.Handle.Clean(handle);
        _canLackHandle = Input.IsRow || (Input.Kind is { } kind && ObjectKind.ContactAliases.Contains(kind));
    }

    /// <summary>The handle without @, or null if it is not known.</summary>
    public string? Handle { get; }

    /// <summary>The user's numeric ID, or null if only the handle is known.</summary>
    public long? UserId { get; }

    /// <summary>The input.</summary>
    public object Source { get; }

    /// <summary>The handle or the ID, for paths of the API; null for a contact without a handle.</summary>
    internal object? Id => (object?)Handle ?? UserId;

    internal override bool IsIdentified => Id is not null || _canLackHandle;

    internal override string Advice => Input.Text is { Length: > 1 } text && text[0] == '$'
        ? $"For a symbol, pass -Symbol {StockTwits.TickerText.Clean(text)}."
        : Kind.Accepted;

    /// <summary>The handle or ID. The text of a row would show its values, which are private.</summary>
    public override string ToString() => Id?.ToString()
        ?? (Input.IsRow ? $"row without {HandleField}"
            : _canLackHandle ? $"contact {Source} without {HandleField}"
            : Kind.WithArticle);
}
