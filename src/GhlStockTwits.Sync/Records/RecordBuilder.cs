using System.Text.RegularExpressions;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Sync.Records;

/// <summary>Makes the next snapshot of a contact from what was just read and what is stored.</summary>
internal static partial class RecordBuilder
{
    /// <summary>The record of a contact; parts and link stay as stored until they are read themselves.</summary>
    public static ContactRecord From(Contact contact, ContactRecord? stored, string handleField)
    {
        Dictionary<string, string> fields = contact.CustomField
            .Where(static pair => pair.Value is not null)
            .ToDictionary(static pair => pair.Key, static pair => WireFormat.Text(pair.Value!), StringComparer.OrdinalIgnoreCase);
        string? handle = fields.TryGetValue(handleField, out string? named) ? CleanHandle(named) : null;
        ContactRecord record = (stored ?? new ContactRecord { ContactId = contact.Id, LocationId = contact.LocationId ?? string.Empty }) with
        {
            Name = contact.Name,
            FirstName = contact.FirstName,
            LastName = contact.LastName,
            Email = Present(contact.Email),
            Phone = Present(contact.Phone),
            Address1 = Present(contact.Address1),
            DateOfBirth = Present(contact.DateOfBirth),
            CompanyName = Present(contact.CompanyName),
            CustomField = fields,
            Tags = [.. contact.Tags.Select(static tag => tag.ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal)],
            Dnd = contact.View == ContactView.Full ? IsDnd(contact) : stored?.Dnd,
            DateUpdated = contact.DateUpdated,
            IsFull = contact.View == ContactView.Full || stored?.IsFull == true,
        };
        return Relink(record, stored, handle);
    }

    /// <summary>A handle as StockTwits knows it, from whatever people type: @name, a link, blanks around it.</summary>
    internal static string? CleanHandle(string typed)
    {
        string handle = Link().Replace(typed.Trim(), string.Empty).TrimStart('@').TrimEnd('/');
        return handle.Length == 0 ? null : handle;
    }

    /// <summary>Whether a text can be a handle at all.</summary>
    internal static bool CanBeHandle(string handle) => Handle().IsMatch(handle);

    private static ContactRecord Relink(ContactRecord record, ContactRecord? stored, string? handle)
    {
        if (stored is not null && string.Equals(stored.Handle, handle, StringComparison.OrdinalIgnoreCase))
        {
            return record;
        }

        bool possible = handle is not null && CanBeHandle(handle);
        return record with
        {
            Handle = handle,
            Link = handle is null ? LinkStatus.None : possible ? LinkStatus.Pending : LinkStatus.Unlinked,
            LinkReason = handle is null || possible ? null : "this cannot be a StockTwits handle",
            User = null,
            FormerHandles = stored?.Handle is { } old ? [.. stored.FormerHandles, old] : record.FormerHandles,
            ReadAt = record.ReadAt with { Profile = null },
        };
    }

    private static bool IsDnd(Contact contact) =>
        contact.Dnd == true
        || (contact.DndSettings?.Values.Any(static setting => setting.Status is "active" or "permanent") ?? false);

    private static string? Present(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    [GeneratedRegex(@"^(https?://)?(www\.)?stocktwits\.com/", RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex(@"^[A-Za-z0-9_.-]{1,40}$")]
    private static partial Regex Handle();
}
