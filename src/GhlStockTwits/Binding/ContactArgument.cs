using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Binding;

/// <summary>
/// What names a contact: its id, its e-mail address, the contact itself, a part of it, or an object with a column of
/// its id.
/// </summary>
public sealed class ContactArgument : IdentityArgument
{
    private const string Column = "ContactId";

    /// <summary>Reads whichever of them it is.</summary>
    /// <param name="input">
    /// An id, e-mail address, contact, note, task or appointment, or an object with a property ContactId or Id.
    /// </param>
    /// <exception cref="ArgumentException">It names no contact.</exception>
    public ContactArgument(object input)
    {
        object plain = input is PSObject wrapped && wrapped.BaseObject is not PSCustomObject
            ? wrapped.BaseObject
            : input;
        string? name = plain switch
        {
            string text => text.Trim(),
            Contact contact => contact.Id,
            IContactPart part => part.ContactId,

            // The id of a tag, a business or a delivery is no contact's; a contact that it does not name is never
            // guessed.
            ILocated => TextOf(plain, Column),
            _ => TextOf(plain, Column) ?? TextOf(plain, nameof(Id)),
        };
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new ArgumentException($"A {plain.GetType().Name} names no contact: it has no {Column}.");
        }

        bool isAddress = name.Contains('@', StringComparison.Ordinal);
        Id = isAddress ? null : name;
        Email = isAddress ? name : null;
        LocationId = (plain as ILocated)?.LocationId;
    }

    internal override Operation Lookup => Contacts.Lookup;

    private static string? TextOf(object row, string column) =>
        PSObject.AsPSObject(row).Properties[column]?.Value?.ToString();

    internal override Task<string> FindAsync(HighLevelConnection connection, CallContext call) =>
        ContactLocator.FindIdAsync(connection, Email!, call);
}
