using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.StockTwits;

namespace GhlStockTwits.Infrastructure;

/// <summary>
/// What the cmdlets that write contacts share: they read rows and parameters alike, and report at the end what was not
/// used.
/// </summary>
/// <param name="cmdlet">The cmdlet.</param>
internal sealed class ContactWriter(HighLevelCmdlet cmdlet)
{
    /// <summary>HighLevel's document does not allow null for these.</summary>
    private static readonly string[] s_clearedByText = ["postalCode", "country"];

    private readonly ContactColumns _columns = new();
    private UserLocator? _users;
    private int _keptEmails;
    private int _keptGenders;

    /// <summary>Reads what a row and the parameters say about a contact. Parameters win.</summary>
    /// <param name="row">The row, or null.</param>
    /// <param name="operation">The operation whose parameters are read.</param>
    /// <param name="tag">The tags that the user passed.</param>
    /// <exception cref="GhlStockTwitsException">A value does not fit its field.</exception>
    public ContactInput Read(PSObject? row, Operation operation, string?[]? tag)
    {
        KeyValuePair<string, object?>[] cells = row is null ? [] : RowCells.Of(row);
        CustomFieldCatalog catalog = ContactColumns.RequireCatalog(cells)
            ? cmdlet.Await(cmdlet.Ghl.CustomFieldsAsync)
            : CustomFieldCatalog.Empty;
        // Many properties of an object cannot be written, so only the columns of rows are reported.
        ContactColumns columns = row is null || RowCells.IsRow(row) ? _columns : new ContactColumns();
        ContactInput input = columns.Read(cells, catalog);
        foreach ((string field, object? value) in cmdlet.Bind(operation))
        {
            if (field is not ("contactId" or "locationId" or "tags"))
            {
                input.Set(field, value, $"-{char.ToUpperInvariant(field[0])}{field[1..].TrimEnd('s')}");
            }
        }

        if (cmdlet.MyInvocation.BoundParameters.TryGetValue(nameof(ContactFields.Handle), out object? handle))
        {
            input.Handle = handle.ToString();
        }

        if (Handle.Clean(input.Handle ?? string.Empty) is { } cleaned)
        {
            input.CustomFields[Handle.Field] = cleaned;
        }

        foreach (string? tags in tag ?? [])
        {
            input.Set("tags", tags, "-Tag");
        }

        return input;
    }

    /// <summary>The fields as HighLevel expects them.</summary>
    /// <param name="input">What the user says about the contact.</param>
    /// <exception cref="GhlStockTwitsException">A user or a custom field is not known, or a value does not fit.
    /// </exception>
    public Arguments ToWire(ContactInput input)
    {
        Arguments fields = input.Fields;
        if (fields["assignedTo"] is string user)
        {
            _users ??= new UserLocator(cmdlet.Ghl);
            fields = fields.With("assignedTo", cmdlet.Await(call => _users.FindIdAsync(user, call)));
        }

        return input.CustomFields.Count == 0
            ? fields
            : fields.With("customFields", cmdlet.Await(cmdlet.Ghl.CustomFieldsAsync).ToWire(input.CustomFields));
    }

    /// <summary>Adds the values that clear fields.</summary>
    /// <param name="fields">The fields that are written.</param>
    /// <param name="names">The fields to clear: names of parameters, and names or keys of custom fields.</param>
    /// <exception cref="GhlStockTwitsException">A field cannot be cleared.</exception>
    public Arguments Clear(Arguments fields, string[] names)
    {
        List<string> custom = [];
        foreach (string name in names)
        {
            if (ContactColumns.FieldOf(name) is not { } field)
            {
                custom.Add(name);
            }
            else if (fields.Has(field) || !ContactColumns.Clearable.Contains(field, StringComparer.OrdinalIgnoreCase))
            {
                throw CmdletErrors.Invalid(
                    "CannotClear", $"-Clear cannot clear {name}.",
                    "It clears fields that are not set at the same time: "
                    + $"{string.Join(", ", ContactColumns.Clearable)}, and custom fields. Set-GhlContactTag removes "
                    + "tags; -Dnd:$false turns off Do Not Disturb.");
            }
            else
            {
                fields = fields.With(field, s_clearedByText.Contains(field) ? string.Empty : null);
            }
        }

        if (custom.Count == 0)
        {
            return fields;
        }

        CustomFieldCatalog catalog = cmdlet.Await(cmdlet.Ghl.CustomFieldsAsync);
        return fields.With("customFields", catalog.ToCleared(custom)
            .Concat(fields["customFields"] as IEnumerable<Dictionary<string, object?>> ?? []).ToList());
    }

    /// <summary>Writes a contact and returns it.</summary>
    /// <param name="write">Writes it.</param>
    public Contact? Write(Func<CallContext, Task<ContactOutcome>> write)
    {
        ContactOutcome outcome = cmdlet.Await(write);
        CompletionCache.Clear(cmdlet.Ghl);
        _keptEmails += outcome.KeptEmail ? 1 : 0;
        _keptGenders += outcome.KeptGender ? 1 : 0;
        return outcome.Contact;
    }

    /// <summary>Says once what of the input was not used.</summary>
    public void Report()
    {
        if (_columns.Unused.Count > 0)
        {
            cmdlet.WriteWarning($"Columns that were not used: {string.Join(", ", _columns.Unused)}.");
        }

        if (_keptEmails > 0)
        {
            cmdlet.WriteWarning(
                $"{_keptEmails} existing contacts have another e-mail address, which was kept. "
                + "Set-GhlContact -Email changes it.");
        }

        if (_keptGenders > 0)
        {
            cmdlet.WriteWarning(
                $"The gender of {_keptGenders} existing contacts was not changed: HighLevel's API cannot change it.");
        }
    }
}
