using System.Globalization;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.HighLevel;

namespace GhlStockTwits.Sandbox.Data;

/// <summary>
/// Imports contacts from a HighLevel contact export. A column that is not a contact property is a custom field with
/// that name; the field is created if the location does not have it. Invalid rows are reported and skipped. A report
/// names the column and never what the cell contains: an export holds real people.
/// </summary>
internal sealed class ContactImport
{
    private static readonly Dictionary<string, Func<Contact, string, Contact>> s_columns =
        new(StringComparer.OrdinalIgnoreCase)
        {
            ["Contact Id"] = (contact, cell) => contact with { Id = cell },
            ["First Name"] = (contact, cell) => contact with { FirstName = cell },
            ["Last Name"] = (contact, cell) => contact with { LastName = cell },
            ["Name"] = WithName,
            ["Phone"] = (contact, cell) => contact with
            {
                Phone = PhoneNumber.Normalize(cell) ?? throw new FormatException("This is not a phone number."),
            },
            ["Email"] = (contact, cell) => contact with
            {
                Email = BodySchema.IsEmail(cell)
                    ? cell
                    : throw new FormatException("This is not an e-mail address."),
            },
            ["Additional Emails"] = (contact, cell) => contact with { AdditionalEmails = [.. Split(cell)] },
            ["Additional Phones"] = (contact, cell) => contact with
            {
                AdditionalPhones = [.. Split(cell).Select(PhoneNumber.Normalize).OfType<string>()],
            },
            ["Business Name"] = (contact, cell) => contact with { CompanyName = cell },
            ["Company Name"] = (contact, cell) => contact with { CompanyName = cell },
            ["Created"] = (contact, cell) => contact with { DateAdded = ParseDate(cell) },
            ["Last Activity"] = (contact, cell) => contact with { LastActivity = ParseDate(cell) },
            ["Tags"] = (contact, cell) => contact with { Tags = [.. ContactUpdate.NormalizeTags(cell.Split(','))] },
            ["Address"] = (contact, cell) => contact with { Address1 = cell },
            ["City"] = (contact, cell) => contact with { City = cell },
            ["State"] = (contact, cell) => contact with { State = cell },
            ["Postal Code"] = (contact, cell) => contact with { PostalCode = cell },
            ["Country"] = (contact, cell) => contact with { Country = cell },
            ["Website"] = (contact, cell) => contact with { Website = cell },
            ["Source"] = (contact, cell) => contact with { Source = cell },
            ["Time Zone"] = (contact, cell) => contact with { Timezone = cell },
        };

    private readonly LocationData _location;
    private readonly SeededRandom _ids;
    private readonly DateTimeOffset _today;
    private readonly List<SandboxImportError> _errors;

    public ContactImport(
        LocationData location,
        SeededRandom ids,
        DateTimeOffset today,
        List<SandboxImportError> errors)
    {
        _location = location;
        _ids = ids;
        _today = today;
        _errors = errors;
    }

    public List<Contact> Read(string path)
    {
        IEnumerator<CsvRecord> records = new CsvReader(File.ReadAllText(path)).Read().GetEnumerator();
        string[] header = records.MoveNext() ? [.. records.Current.Cells.Select(cell => cell.Trim())] : [];
        if (!header.Any(s_columns.ContainsKey))
        {
            throw new ArgumentException(
                $"{path} is not a contact export. "
                + $"Its first line has none of these columns: {string.Join(", ", s_columns.Keys)}.");
        }

        Column[] columns = [.. header.Select(name => new Column(name, GetSetter(name)))];
        Dictionary<string, Contact> contacts = [];
        while (records.MoveNext())
        {
            AddContact(records.Current, columns, contacts);
        }

        return [.. contacts.Values];
    }

    private void AddContact(
        CsvRecord record,
        Column[] columns,
        Dictionary<string, Contact> contacts)
    {
        try
        {
            Contact contact = ToContact(record, columns);
            if (!contacts.TryAdd(contact.Id, contact))
            {
                throw new CellException("Contact Id", "An earlier row has the same ID.");
            }
        }
        catch (CellException exception)
        {
            _errors.Add(new SandboxImportError(record.Line, exception.Message, exception.Column));
        }
    }

    private Contact ToContact(CsvRecord record, Column[] columns)
    {
        if (record.Error is not null)
        {
            throw new CellException(null, record.Error);
        }

        if (record.Cells.Count != columns.Length)
        {
            throw new CellException(null, $"The row has {record.Cells.Count} cells, the header has {columns.Length}.");
        }

        Contact contact = new()
        {
            Id = _ids.Id(),
            LocationId = _location.Id,
            DateAdded = _today.AddDays(-1),
            DateUpdated = _today.AddDays(-1),
        };
        for (int index = 0; index < columns.Length; index++)
        {
            contact = columns[index].Apply(contact, record.Cells[index].Trim());
        }

        return ContactRules.IsNameless(contact)
            ? throw new CellException(null, "The row has no name, e-mail address or phone number.")
            : contact with { DateUpdated = contact.LastActivity ?? contact.DateAdded };
    }

    private static string[] Split(string cell)
    {
        return cell.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private Func<Contact, string, Contact> GetSetter(string name)
    {
        if (s_columns.TryGetValue(name, out Func<Contact, string, Contact>? setter))
        {
            return setter;
        }

        JsonObject? field = _location.FindCustomField(name)
            ?? _location.CustomFields.Items.FirstOrDefault(item =>
                name.Equals((string?)item["name"], StringComparison.OrdinalIgnoreCase));
        field ??= _location.CustomFields.Add(CustomFields.NewField(_ids.Id(), _location, name, "TEXT", []));
        string id = (string)field["id"]!;
        return (contact, cell) => contact with
        {
            CustomFields = [.. contact.CustomFields, new CustomFieldValue(id, cell)],
        };
    }

    private static Contact WithName(Contact contact, string name)
    {
        string[] parts = name.Split(' ', 2);
        return contact with
        {
            FirstName = contact.FirstName ?? parts[0],
            LastName = contact.LastName ?? parts.ElementAtOrDefault(1),
        };
    }

    private static DateTimeOffset ParseDate(string cell)
    {
        return DateTimeOffset.TryParse(
            cell, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date)
            ? date.ToUniversalTime()
            : throw new FormatException("This is not a date.");
    }
}

/// <summary>A column of an export, and how its cells change a contact.</summary>
internal sealed record Column(string Name, Func<Contact, string, Contact> Set)
{
    /// <exception cref="CellException">The cell is not valid.</exception>
    public Contact Apply(Contact contact, string cell)
    {
        try
        {
            return cell.Length > 0 ? Set(contact, cell) : contact;
        }
        catch (FormatException exception)
        {
            throw new CellException(Name, exception.Message);
        }
    }
}

/// <summary>A cell, or a whole row, that is not valid.</summary>
internal sealed class CellException : Exception
{
    public CellException(string? column, string message)
        : base(message)
    {
        Column = column;
    }

    public string? Column { get; }
}
