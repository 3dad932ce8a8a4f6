using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.HighLevel;

/// <summary>Makes a contact, or changes the one that the location lets nobody make a second time.</summary>
internal static class ContactMerge
{
    /// <summary>The contact that was made or changed; one that existed gets the tags in addition to its own.</summary>
    /// <exception cref="ApiException">Neither could be done, or it is unknown what was done.</exception>
    public static async Task<Contact?> CreateOrUpdateAsync(
        HighLevelConnection connection, Arguments fields, string[] tags, CallContext call)
    {
        try
        {
            Arguments made = tags.Length == 0 ? fields : fields.With("tags", tags);
            return (await connection.SendAsync(Contacts.Create, made, call).ConfigureAwait(false)).Value;
        }
        catch (ApiException failure) when (failure.ExistingId is not null)
        {
            return await UpdateAsync(connection, failure.ExistingId, fields, tags, call).ConfigureAwait(false);
        }
        catch (ApiException failure) when (failure.Kind == ApiErrorKind.OutcomeUnknown
            && fields["email"] is string email)
        {
            // If the contact is there now, giving it the same fields once more harms nothing.
            if (await FindOneAsync(connection, email, call).ConfigureAwait(false) is not { } id)
            {
                throw;
            }

            return await UpdateAsync(connection, id, fields, tags, call).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// The only contact with the address; null where that cannot be told, as the first failure says more.
    /// </summary>
    private static async Task<string?> FindOneAsync(HighLevelConnection connection, string email, CallContext call)
    {
        try
        {
            return await ContactLocator.FindIdAsync(connection, email, call).ConfigureAwait(false);
        }
        catch (ApiException)
        {
            return null;
        }
    }

    private static async Task<Contact?> UpdateAsync(
        HighLevelConnection connection, string id, Arguments fields, string[] tags, CallContext call)
    {
        // HighLevel does not take these in a change, and would take tags for the whole list.
        Arguments changes = new(
            fields.Where(static field => field.Key is not ("locationId" or "companyName" or "gender")));
        Contact? contact;
        try
        {
            contact = (await connection.SendAsync(Contacts.Update, changes.With("contactId", id),
                call).ConfigureAwait(false)).Value;
        }
        catch (ApiException failure) when (failure.ExistingId is { } other && other != id)
        {
            throw new ApiException(
                Contacts.Update, HighLevelErrors.DuplicateContact,
                $"E-mail address and phone number belong to two contacts, {id} and {other}; neither was changed",
                failure)
            {
                StatusCode = failure.StatusCode,
                TraceId = failure.TraceId,
                ExistingId = other,
            };
        }

        if (contact is not null && tags.Length > 0)
        {
            Arguments added = new() { { "contactId", id }, { "tags", tags } };
            contact.Tags = (await connection.SendAsync(Contacts.AddTags, added, call).ConfigureAwait(false)).Value
                ?? contact.Tags;
        }

        return contact;
    }
}
