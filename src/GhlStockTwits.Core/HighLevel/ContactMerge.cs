using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.HighLevel;

/// <summary>Creates a contact, or updates the existing one if the location does not allow duplicates.</summary>
internal static class ContactMerge
{
    /// <summary>Creates or updates a contact. An existing contact gets the tags in addition to its own.</summary>
    /// <exception cref="ApiException">The call failed, or its outcome is unknown.</exception>
    public static async Task<Contact?> CreateOrUpdateAsync(
        HighLevelConnection connection, Arguments fields, string[] tags, CallContext call)
    {
        try
        {
            Arguments created = tags.Length == 0 ? fields : fields.With("tags", tags);
            return (await connection.SendAsync(Contacts.Create, created, call).ConfigureAwait(false)).Value;
        }
        catch (ApiException failure) when (failure.ExistingId is not null)
        {
            return await UpdateAsync(connection, failure.ExistingId, fields, tags, call).ConfigureAwait(false);
        }
        catch (ApiException failure) when (failure.Kind == ApiErrorKind.OutcomeUnknown
            && fields["email"] is string email)
        {
            // If the contact exists now, it is safe to set the same fields again.
            if (await FindOneAsync(connection, email, call).ConfigureAwait(false) is not { } id)
            {
                throw;
            }

            return await UpdateAsync(connection, id, fields, tags, call).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Returns the only contact with the e-mail address. Returns null if there is an error, because the first error
    /// says more.
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
        // HighLevel does not accept these fields in an update, and tags would replace the existing ones.
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
                $"The e-mail address and phone number belong to two contacts, {id} and {other}; neither was changed",
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
