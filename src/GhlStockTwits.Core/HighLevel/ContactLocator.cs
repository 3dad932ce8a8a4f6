using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.HighLevel;

/// <summary>
/// Finds contacts by e-mail address or phone number. HighLevel's lookup accepts only OAuth tokens (highlevel-api 1.7).
/// With other tokens, the duplicate check, which is up to date but returns one contact, is combined with the search,
/// which returns all contacts but lags.
/// </summary>
internal static class ContactLocator
{
    /// <summary>Returns the ID of the only contact with the e-mail address.</summary>
    /// <exception cref="ApiException">No contact has the e-mail address, or more than one has.</exception>
    public static async Task<string> FindIdAsync(HighLevelConnection connection, string email, CallContext call)
    {
        IReadOnlyList<Contact> found = await FindAsync(connection, email, null, call).ConfigureAwait(false);
        return found.Count switch
        {
            1 => found[0].Id,
            0 => throw new ApiException(Contacts.Lookup, ApiErrorKind.NotFound, "No contact has that e-mail address"),
            _ => throw new ApiException(
                Contacts.Lookup, ApiErrorKind.InvalidRequest,
                $"{found.Count} contacts have that e-mail address; pass the ID"),
        };
    }

    /// <summary>Returns all contacts with the e-mail address or, if it is null, the phone number.</summary>
    /// <exception cref="ApiException">A call failed.</exception>
    public static async Task<IReadOnlyList<Contact>> FindAsync(
        HighLevelConnection connection, string? email, string? phone, CallContext call)
    {
        phone = phone is null ? null : PhoneDigits.ToE164(phone);
        if (!connection.LacksLookup)
        {
            try
            {
                IReadOnlyList<Contact> found =
                    await LookUpAsync(connection, email, phone, call).ConfigureAwait(false);

                // The lookup compares numbers literally; the duplicate check knows how the location writes them.
                if (found.Count > 0 || phone is null)
                {
                    return found;
                }
            }
            catch (ApiException refused) when (refused.Kind.IsOneOf(
                ApiErrorKind.ScopeMissing, HighLevelErrors.WrongTokenClass, ApiErrorKind.UnknownEndpoint))
            {
                connection.LacksLookup = true;
            }
        }

        return await CheckAndSearchAsync(connection, email, phone, call).ConfigureAwait(false);
    }

    private static async Task<IReadOnlyList<Contact>> LookUpAsync(
        HighLevelConnection connection, string? email, string? phone, CallContext call)
    {
        List<Contact> found = [];
        Arguments by = email is not null ? new() { { "email", email } } : new() { { "phone", phone } };
        await foreach (Contact[] page in connection.ReadAsync(Contacts.Lookup, by, call).ConfigureAwait(false))
        {
            found.AddRange(page);
        }

        return found;
    }

    private static async Task<IReadOnlyList<Contact>> CheckAndSearchAsync(
        HighLevelConnection connection, string? email, string? phone, CallContext call)
    {
        Arguments check = email is not null ? new() { { "email", email } } : new() { { "number", phone } };
        Contact? known = (await connection.SendAsync(Contacts.FindDuplicate, check, call).ConfigureAwait(false)).Value;
        if (known is not null && !Has(known, email, phone))
        {
            known = phone is not null && PhoneDigits.IsNumber(phone)
                ? await ReadIfSameAsync(connection, known, phone, call).ConfigureAwait(false)
                : null;
            phone = known?.Phone ?? phone;
        }

        Arguments filter = new()
        {
            { "filters", ContactFilter.Is("email", email).Concat(ContactFilter.Is("phone", phone)).ToArray() },
        };
        List<Contact> found = known is null ? [] : [known];
        await foreach (Contact[] page in connection.ReadAsync(Contacts.Search, filter, call).ConfigureAwait(false))
        {
            found.AddRange(page.Where(contact => contact.Id != known?.Id && Has(contact, email, phone)));
        }

        return found;
    }

    /// <summary>
    /// Reads the contact that HighLevel names for a number in another notation, such as a national one. Its own number
    /// must agree with what was typed.
    /// </summary>
    private static async Task<Contact?> ReadIfSameAsync(
        HighLevelConnection connection, Contact named, string phone, CallContext call)
    {
        Arguments id = new() { { "contactId", named.Id } };
        Contact? read = (await connection.SendAsync(Contacts.Get, id, call).ConfigureAwait(false)).Value;
        return read is not null && PhoneDigits.CanBeEqual(phone, read.Phone) ? read : null;
    }

    /// <summary>
    /// Checks the contact, because the duplicate check may compare another field, depending on the location's settings.
    /// </summary>
    private static bool Has(Contact contact, string? email, string? phone) =>
        email is not null
            ? string.Equals(contact.Email, email, StringComparison.OrdinalIgnoreCase)
            : PhoneDigits.AreEqual(phone, contact.Phone);
}
