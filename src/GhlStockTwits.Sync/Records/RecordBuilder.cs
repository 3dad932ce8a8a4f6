using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.StockTwits;

namespace GhlStockTwits.Sync.Records;

/// <summary>Creates the next snapshot of a contact from what was just read and what is stored.</summary>
internal static class RecordBuilder
{
    /// <summary>The record of a contact. Parts and link stay as stored until they are read themselves.</summary>
    public static ContactRecord From(Contact contact, ContactRecord? stored, string handleField)
    {
        Dictionary<string, string> fields = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, object? value) in contact.CustomField)
        {
            // Absent, null and empty mean the same; each operation writes it in its own way.
            if (value is not null && Present(WireFormat.Text(value)) is { } text)
            {
                fields[name] = text;
            }
        }

        ContactRecord known = stored
            ?? new ContactRecord { ContactId = contact.Id, LocationId = contact.LocationId ?? string.Empty };
        ContactRecord record = known with
        {
            Name = Present(contact.Name),
            FirstName = Present(contact.FirstName),
            LastName = Present(contact.LastName),
            Email = Present(contact.Email),
            Phone = Present(contact.Phone),
            Address1 = Present(contact.Address1),
            City = Present(contact.City),
            State = Present(contact.State),
            PostalCode = Present(contact.PostalCode),
            DateOfBirth = Present(contact.DateOfBirth),
            CompanyName = Present(contact.CompanyName),
            CustomField = fields,
            Tags =
                [.. contact.Tags.Select(static tag => tag.ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal)],
            Dnd = contact.View == ContactView.Full ? DndOf(contact) : stored?.Dnd,
            DateAdded = contact.DateAdded ?? stored?.DateAdded,
            DateUpdated = contact.DateUpdated,
            IsFull = contact.View == ContactView.Full || stored?.IsFull == true,
            MissingInRun = null,
        };
        return Relink(record, stored, HandleIn(fields, handleField));
    }

    /// <summary>The record with the handle that another field holds.</summary>
    public static ContactRecord Relinked(ContactRecord record, string handleField) =>
        Relink(record, record, HandleIn(record.CustomField, handleField));

    /// <summary>The record with the user that its handle belongs to, or null if StockTwits has no such user.</summary>
    public static ContactRecord WithUser(ContactRecord record, RecordUser? user, DateTimeOffset now) =>
        RecordParts.Followed(record with
        {
            User = user,
            Link = user is null ? LinkStatus.Unlinked : LinkStatus.Linked,
            LinkReason = user is null ? "StockTwits has no such user." : null,
            ReadAt = record.ReadAt with { Profile = now },
        });

    private static string? HandleIn(IReadOnlyDictionary<string, string> fields, string handleField) =>
        fields.FirstOrDefault(pair => string.Equals(pair.Key, handleField, StringComparison.OrdinalIgnoreCase)).Value
            is { } typed ? Handle.Clean(typed) : null;

    private static ContactRecord Relink(ContactRecord record, ContactRecord? stored, string? handle)
    {
        if (stored is not null && string.Equals(stored.Handle, handle, StringComparison.OrdinalIgnoreCase))
        {
            return record;
        }

        bool isPossible = handle is not null && Handle.IsValid(handle);
        return RecordParts.Followed(record with
        {
            Handle = handle,
            Link = handle is null ? LinkStatus.None : isPossible ? LinkStatus.Pending : LinkStatus.Unlinked,
            LinkReason = handle is null || isPossible ? null : "This cannot be a StockTwits handle.",
            User = null,
            FormerHandles = stored?.Handle is { } old ? [.. stored.FormerHandles, old] : record.FormerHandles,
            ReadAt = record.ReadAt with { Profile = null },
        });
    }

    /// <summary>
    /// Off only if the contact says so itself: a response without the settings, or with some that could not be read,
    /// tells nothing.
    /// </summary>
    private static bool? DndOf(Contact contact)
    {
        bool isOn = contact.Dnd == true
            || contact.DndSettings?.Values.Any(static setting => setting.Status is "active" or "permanent") == true;
        bool isUnread = contact.DndSettings is null || contact.AdditionalData.ContainsKey("dnd")
            || contact.AdditionalData.ContainsKey("dndSettings");
        return isOn ? true : isUnread ? null : false;
    }

    private static string? Present(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
