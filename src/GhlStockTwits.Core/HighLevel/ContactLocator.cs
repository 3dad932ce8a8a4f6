using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.HighLevel;

/// <summary>
/// Finds contacts by an exact e-mail address or phone number. HighLevel's own lookup is for OAuth tokens only
/// (highlevel-api 1.7), so others take the duplicate check, which is up to date but tells of one contact, and the
/// search, which tells of all but lags.
/// </summary>
internal static class ContactLocator
{
    /// <summary>The id of the only contact with the e-mail address.</summary>
    /// <exception cref="ApiException">No contact has it, or more than one; which is meant is not guessed.</exception>
    public static async Task<string> FindIdAsync(HighLevelConnection connection, string email, CallContext call)
    {
        IReadOnlyList<Contact> found = await FindAsync(connection, email, null, call).ConfigureAwait(false);
        return found.Count switch
        {
            1 => found[0].Id,
            0 => throw new ApiException(Contacts.Lookup, ApiErrorKind.NotFound, "No contact has that e-mail address"),
            _ => throw new ApiException(
                Contacts.Lookup, ApiErrorKind.InvalidRequest,
                $"{found.Count} contacts have that e-mail address; give the id"),
        };
    }

    /// <summary>All contacts with the e-mail address or phone number, of which exactly one is given.</summary>
    /// <exception cref="ApiException">A call failed for good.</exception>
    public static async Task<IReadOnlyList<Contact>> FindAsync(
        HighLevelConnection connection, string? email, string? phone, CallContext call)
    {
        if (!connection.LacksLookup)
        {
            try
            {
                return await LookUpAsync(connection, email, phone, call).ConfigureAwait(false);
            }
            catch (ApiException refused) when (refused.Kind.IsOneOf(
                ApiErrorKind.ScopeMissing, HighLevelErrors.WrongTokenClass, ApiErrorKind.UnknownEndpoint))
            {
                connection.LacksLookup = true;
            }
        }

        return await FindOtherwiseAsync(connection, email, phone, call).ConfigureAwait(false);
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

    private static async Task<IReadOnlyList<Contact>> FindOtherwiseAsync(
        HighLevelConnection connection, string? email, string? phone, CallContext call)
    {
        Arguments check = email is not null ? new() { { "email", email } } : new() { { "number", phone } };
        Contact? known = (await connection.SendAsync(Contacts.FindDuplicate, check, call).ConfigureAwait(false)).Value;
        Arguments filter = new()
        {
            { "filters", ContactFilter.Is("email", email).Concat(ContactFilter.Is("phone", phone)).ToArray() },
        };
        List<Contact> found = known is not null && Has(known, email, phone) ? [known] : [];
        await foreach (Contact[] page in connection.ReadAsync(Contacts.Search, filter, call).ConfigureAwait(false))
        {
            found.AddRange(page.Where(contact => contact.Id != known?.Id && Has(contact, email, phone)));
        }

        return found;
    }

    /// <summary>The duplicate check follows the location's settings, which may be about another field.</summary>
    private static bool Has(Contact contact, string? email, string? phone) =>
        email is not null
            ? string.Equals(contact.Email, email, StringComparison.OrdinalIgnoreCase)
            : Digits(phone) is { Length: > 0 } digits && Digits(contact.Phone) == digits;

    /// <summary>People write one number in many ways.</summary>
    private static string Digits(string? phone) => string.Concat((phone ?? string.Empty).Where(char.IsAsciiDigit));
}
