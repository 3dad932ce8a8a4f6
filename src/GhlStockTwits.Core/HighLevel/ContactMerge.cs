using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.HighLevel;

/// <summary>What is to be written to one contact.</summary>
/// <param name="Id">The ID of the existing contact, or null if it is not known.</param>
/// <param name="Fields">The fields by HighLevel's names, except tags.</param>
/// <param name="Tags">The tags to add.</param>
/// <param name="HasNamesOfSearch">Whether the names may be in lower case, so that existing ones are kept.</param>
internal sealed record ContactChange(string? Id, Arguments Fields, string[] Tags, bool HasNamesOfSearch = false);

/// <summary>The result of writing a contact.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="KeptEmail">Whether the contact has another e-mail address, which was kept.</param>
/// <param name="KeptGender">Whether the contact has another gender, which HighLevel does not change.</param>
internal sealed record ContactOutcome(Contact? Contact, bool KeptEmail, bool KeptGender);

/// <summary>Writes contacts: creates them, updates them, or whichever of both is possible.</summary>
internal static class ContactMerge
{
    private const string DndSettings = "dndSettings";

    private static readonly string[] s_names = ["firstName", "lastName", "name"];

    /// <summary>Creates a contact.</summary>
    /// <exception cref="ApiException">The call failed, or its outcome is unknown.</exception>
    public static async Task<ContactOutcome> CreateAsync(
        HighLevelConnection connection, ContactChange change, CallContext call)
    {
        Arguments fields = change.Tags.Length == 0 ? change.Fields : change.Fields.With("tags", change.Tags);
        Contact? contact = (await connection.SendAsync(Contacts.Create, fields, call).ConfigureAwait(false)).Value;
        return new ContactOutcome(contact, KeptEmail: false, KeptGender: false);
    }

    /// <summary>
    /// Updates the contact with the ID. If there is none, creates a contact, or updates the existing one if the
    /// location does not allow duplicates. An existing contact gets the tags in addition to its own, and keeps its
    /// e-mail address.
    /// </summary>
    /// <exception cref="ApiException">The call failed, or its outcome is unknown.</exception>
    public static async Task<ContactOutcome> CreateOrUpdateAsync(
        HighLevelConnection connection, ContactChange change, CallContext call)
    {
        if (change.Id is not null
            && await FindAsync(connection, change.Id, call).ConfigureAwait(false) is { } existing)
        {
            return await MergeAsync(connection, existing, change, call).ConfigureAwait(false);
        }

        try
        {
            return await CreateAsync(connection, change, call).ConfigureAwait(false);
        }
        catch (ApiException failure) when (failure.ExistingId is not null)
        {
            Contact known = await GetAsync(connection, failure.ExistingId, call).ConfigureAwait(false);
            return await MergeAsync(connection, known, change, call).ConfigureAwait(false);
        }
        catch (ApiException failure) when (failure.Kind == ApiErrorKind.OutcomeUnknown
            && change.Fields["email"] is string email)
        {
            // If the contact exists now, it is safe to set the same fields again.
            if (await FindOneAsync(connection, email, call).ConfigureAwait(false) is not { } id)
            {
                throw;
            }

            Contact known = await GetAsync(connection, id, call).ConfigureAwait(false);
            return await MergeAsync(connection, known, change, call).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// The contact that <see cref="CreateOrUpdateAsync"/> would update, as far as reading tells; null if it would
    /// create one.
    /// </summary>
    /// <exception cref="ApiException">A call failed.</exception>
    public static async Task<Contact?> FindExistingAsync(
        HighLevelConnection connection, ContactChange change, CallContext call)
    {
        if (change.Id is not null
            && await FindAsync(connection, change.Id, call).ConfigureAwait(false) is { } known)
        {
            return known;
        }

        foreach ((string field, string parameter) in new[] { ("email", "email"), ("phone", "number") })
        {
            if (change.Fields[field] is string value && value.Length > 0
                && (await connection.SendAsync(
                    Contacts.FindDuplicate, new Arguments { { parameter, value } }, call).ConfigureAwait(false)).Value
                    is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Updates a contact. Fields that the change does not have are kept, and so are its other tags.</summary>
    /// <exception cref="ApiException">A call failed.</exception>
    public static async Task<ContactOutcome> UpdateAsync(
        HighLevelConnection connection, ContactChange change, CallContext call)
    {
        Contact? known = change.Fields.Has(DndSettings)
            ? await GetAsync(connection, change.Id!, call).ConfigureAwait(false)
            : null;
        return await UpdateAsync(connection, known, change, call).ConfigureAwait(false);
    }

    private static async Task<ContactOutcome> UpdateAsync(
        HighLevelConnection connection, Contact? known, ContactChange change, CallContext call)
    {
        string id = change.Id!;
        Arguments fields = WithoutKnownSettings(UpdateFields(change), known);
        Contact? contact = null;
        if (fields.Any())
        {
            contact = (await connection.SendAsync(
                Contacts.Update, fields.With("contactId", id), call).ConfigureAwait(false)).Value;
        }

        string[] missing = [.. change.Tags.Except(contact?.Tags ?? TextList.Empty, StringComparer.OrdinalIgnoreCase)];
        if (missing.Length > 0)
        {
            Arguments added = new() { { "contactId", id }, { "tags", missing } };
            string[]? tags = (await connection.SendAsync(Contacts.AddTags, added, call).ConfigureAwait(false)).Value;
            contact ??= await GetAsync(connection, id, call).ConfigureAwait(false);
            contact.Tags = tags ?? contact.Tags.Union(missing).ToArray();
        }

        contact ??= await GetAsync(connection, id, call).ConfigureAwait(false);
        return new ContactOutcome(
            contact, KeptEmail: false,
            change.Fields["gender"] is string gender
                && !gender.Equals(contact.Gender, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>
    /// What an update sends. HighLevel does not change the gender, and names of a search are in lower case.
    /// </summary>
    private static Arguments UpdateFields(ContactChange change) => new(change.Fields.Where(field =>
        field.Key is not ("locationId" or "gender") && !(change.HasNamesOfSearch && s_names.Contains(field.Key))));

    /// <summary>
    /// Leaves out channels that have the setting already: HighLevel would forget the reason that it has for them.
    /// </summary>
    private static Arguments WithoutKnownSettings(Arguments fields, Contact? known)
    {
        if (known?.DndSettings is not { } settings || fields[DndSettings] is not Dictionary<string, object?> wanted)
        {
            return fields;
        }

        Dictionary<string, object?> changed = wanted.Where(channel => !IsKnown(channel.Key, channel.Value))
            .ToDictionary();
        return changed.Count > 0 ? fields.With(DndSettings, changed) : fields.Without(DndSettings);

        bool IsKnown(string channel, object? value) =>
            settings.TryGetValue(channel, out DndSetting? setting)
            && value is Dictionary<string, object?> { Count: var count } members
            && Equals(members["status"], setting.Status)
            && (count == 1 || Equals(members.GetValueOrDefault("message"), setting.Message));
    }

    /// <summary>
    /// Updates a contact that an import found. Its e-mail address stays: the imported one may be its second address,
    /// and HighLevel would lose the first (highlevel-api section 6, item 3).
    /// </summary>
    private static async Task<ContactOutcome> MergeAsync(
        HighLevelConnection connection, Contact existing, ContactChange change, CallContext call)
    {
        Arguments fields = change.Fields;
        bool keepsEmail = fields["email"] is string email && !string.IsNullOrEmpty(existing.Email)
            && !email.Equals(existing.Email, StringComparison.OrdinalIgnoreCase);
        if (!string.IsNullOrEmpty(existing.Email))
        {
            fields = fields.Without("email");
        }

        string[] tags = [.. change.Tags.Except(existing.Tags, StringComparer.OrdinalIgnoreCase)];
        try
        {
            ContactChange update = change with { Id = existing.Id, Fields = fields, Tags = tags };
            ContactOutcome outcome = await UpdateAsync(connection, existing, update, call)
                .ConfigureAwait(false);
            return outcome with { KeptEmail = keepsEmail };
        }
        catch (ApiException failure) when (failure.ExistingId is { } other && other != existing.Id)
        {
            throw new ApiException(
                Contacts.Update, HighLevelErrors.DuplicateContact,
                $"The e-mail address and phone number belong to two contacts, {existing.Id} and {other}; "
                + "neither was changed", failure)
            {
                StatusCode = failure.StatusCode,
                TraceId = failure.TraceId,
                ExistingId = other,
            };
        }
    }

    /// <summary>Reads a contact; null if HighLevel says that it does not exist.</summary>
    private static async Task<Contact?> FindAsync(HighLevelConnection connection, string id, CallContext call)
    {
        try
        {
            return await GetAsync(connection, id, call).ConfigureAwait(false);
        }
        catch (ApiException failure) when (failure.Kind == ApiErrorKind.NotFound)
        {
            return null;
        }
    }

    private static async Task<Contact> GetAsync(HighLevelConnection connection, string id, CallContext call) =>
        (await connection.SendAsync(Contacts.Get, new Arguments { { "contactId", id } }, call).ConfigureAwait(false))
            .Value ?? throw new ApiException(Contacts.Get, ApiErrorKind.NotFound, $"No contact has the ID {id}");

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
}
