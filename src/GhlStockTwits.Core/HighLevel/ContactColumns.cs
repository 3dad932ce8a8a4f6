using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.HighLevel;

/// <summary>
/// Reads the columns of rows: those of this module's exports, those of HighLevel's exports and imports, and custom
/// fields by key or name. Remembers which columns it could not use.
/// </summary>
internal sealed class ContactColumns
{
    private const string IdField = "id";
    private const string HandleField = "handle";
    private const string ViewField = "view";

    /// <summary>Columns that HighLevel fills itself, and that say nothing about what to change.</summary>
    private const string Ignored = "";

    /// <summary>The fields that can be cleared, besides custom fields.</summary>
    public static readonly string[] Clearable =
    [
        "FirstName", "LastName", "Name", "Email", "Phone", "CompanyName", "Address1", "City", "State", "PostalCode",
        "Country", "Website", "Timezone", "DateOfBirth", "Source", "AssignedTo",
    ];

    private static readonly Dictionary<string, string> s_fields = Fields(
        "id: contactid id",
        "view: view",
        "handle: handle username stocktwitsusername",
        "firstName: firstname givenname",
        "lastName: lastname familyname surname",
        "name: name fullname contactname",
        "email: email emailaddress primaryemail",
        "phone: phone phonenumber mobile mobilephone primaryphone",
        "companyName: companyname company businessname",
        "address1: address1 address streetaddress street",
        "city: city",
        "state: state province stateprovince",
        "postalCode: postalcode zip zipcode postcode",
        "country: country countrycode",
        "website: website",
        "timezone: timezone",
        "dateOfBirth: dateofbirth birthdate birthday dob",
        "source: source contactsource",
        "gender: gender",
        "assignedTo: assignedto assigneduser assigned owner contactowner",
        "tags: tags tag",
        "dnd: dnd",
        "dndSettings: dndsettings dndsetting",
        "inboundDndSettings: inbounddndsettings inbounddndsetting",
        "customFields: customfields customfield",
        ": locationid dateadded dateupdated created createdat createdon createddate updated updatedat lastactivity "
            + "lastactivitydate additionaldata attributions attributionsource lastattributionsource");

    private readonly List<string> _unused = [];

    /// <summary>The columns that had values and were not used, in the order of the file.</summary>
    public IReadOnlyList<string> Unused => _unused;

    /// <summary>HighLevel's name of a field, or null if the name is not the name of one.</summary>
    /// <param name="name">The name of a parameter or column.</param>
    public static string? FieldOf(string name) => s_fields.GetValueOrDefault(CustomFieldCatalog.Normalize(name));

    /// <summary>Whether reading a row requires the custom fields of the location.</summary>
    public static bool RequireCatalog(IEnumerable<KeyValuePair<string, object?>> cells) => cells.Any(static cell =>
        FieldOf(cell.Key) is null or HandleField or "customFields" && !ContactInput.IsEmpty(Clean(cell.Value)));

    /// <summary>Reads a row.</summary>
    /// <param name="cells">The headers and cells.</param>
    /// <param name="catalog">The custom fields of the location; empty where they are not needed or not known.</param>
    /// <exception cref="GhlStockTwitsException">A cell does not fit its column.</exception>
    public ContactInput Read(IEnumerable<KeyValuePair<string, object?>> cells, CustomFieldCatalog catalog)
    {
        ContactInput input = new();
        HashSet<string> seen = [];
        foreach ((string header, object? cell) in cells.OrderBy(static cell => Rank(cell.Key)))
        {
            object? value = Clean(cell);
            if (!ContactInput.IsEmpty(value))
            {
                Read(input, header.Trim('\uFEFF', '\u200B', ' ', '\u00A0'), value!, catalog, seen);
            }
        }

        if (input.Fields.Has("firstName") || input.Fields.Has("lastName"))
        {
            // A name that is composed of the two others adds nothing.
            input.Fields = input.Fields.Without("name");
        }

        input.Fields = WithoutTurningOff(input.Fields);
        return input;
    }

    /// <summary>The ID and the e-mail address by which a row names a contact.</summary>
    /// <param name="cells">The headers and cells.</param>
    public static (string? Id, string? Email) Identify(IReadOnlyList<KeyValuePair<string, object?>> cells)
    {
        string? id = CellsOf(IdField).FirstOrDefault(static id => id.Any(char.IsLetter));
        return (id, CellsOf("email").FirstOrDefault(static email => email.Contains('@', StringComparison.Ordinal)));

        IEnumerable<string> CellsOf(string field) => cells.OrderBy(static cell => Rank(cell.Key))
            .Where(cell => FieldOf(cell.Key) == field).Select(static cell => Clean(cell.Value))
            .Where(static value => !ContactInput.IsEmpty(value)).Select(static value => WireFormat.Text(value!));
    }

    /// <summary>
    /// Removes the blanks around a cell, and the apostrophe by which spreadsheets mark a formula or number as text.
    /// </summary>
    public static object? Clean(object? cell)
    {
        if (cell is not string text)
        {
            return cell;
        }

        string trimmed = text.Trim().Trim('\uFEFF', '\u200B').Trim();
        return trimmed.Length > 1 && trimmed[0] == '\''
            && (trimmed[1] is '=' or '+' or '-' or '@'
                || trimmed.Skip(1).All(static one => char.IsAsciiDigit(one) || one == ' '))
            ? trimmed[1..]
            : trimmed;
    }

    /// <summary>
    /// A file may be older than the setting of the contact, so rows turn Do Not Disturb on, never off.
    /// </summary>
    private static Arguments WithoutTurningOff(Arguments fields)
    {
        Arguments kept = fields["dnd"] is false ? fields.Without("dnd") : fields;
        foreach (string name in new[] { "dndSettings", "inboundDndSettings" })
        {
            if (kept[name] is Dictionary<string, object?> settings)
            {
                Dictionary<string, object?> on = settings
                    .Where(static one => one.Value is Dictionary<string, object?> setting
                        && setting["status"] is not "inactive")
                    .ToDictionary();
                kept = on.Count > 0 ? kept.With(name, on) : kept.Without(name);
            }
        }

        return kept;
    }

    /// <summary>
    /// Of two columns for one field, the more specific is read first; of two for one custom field, it is read last.
    /// </summary>
    private static int Rank(string header) => CustomFieldCatalog.Normalize(header) switch
    {
        "contactid" or "customfield" or "customfields" => 0,
        "businessname" or "contactname" or "fullname" => 2,
        _ => 1,
    };

    private static Dictionary<string, string> Fields(params string[] lines) => lines
        .Select(static line => line.Split(':'))
        .SelectMany(static line => line[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(header => KeyValuePair.Create(header, line[0])))
        .ToDictionary();

    private void Read(
        ContactInput input, string header, object value, CustomFieldCatalog catalog, HashSet<string> seen)
    {
        string? field = FieldOf(header);
        if (field is null or HandleField && catalog.Find(header) is { } custom)
        {
            SetCustom(input, custom, value, header);
            return;
        }

        if (field is not (null or Ignored or "tags" or "customFields") && !seen.Add(field))
        {
            if (input.Fields.Has(field) && !Equals(input.Fields[field], value))
            {
                MarkUnused(header);
            }

            return;
        }

        switch (field)
        {
            case null:
                MarkUnused(header);
                break;
            case Ignored:
                break;
            case IdField:
                // The IDs of StockTwits are numbers, those of HighLevel contain letters.
                input.Id = WireFormat.Text(value) is { } id && id.Any(char.IsLetter) ? id : null;
                break;
            case ViewField:
                input.HasNamesOfSearch = WireFormat.Text(value).Equals("Search", StringComparison.OrdinalIgnoreCase);
                break;
            case HandleField:
                input.Handle = WireFormat.Text(value);
                break;
            case "customFields":
                AddTable(input, value, catalog, header);
                break;
            default:
                input.Set(field, value, $"The column '{header}'");
                break;
        }
    }

    private void AddTable(ContactInput input, object value, CustomFieldCatalog catalog, string header)
    {
        ContactInput table = new();
        table.Set("customFields", value, $"The column '{header}'");
        foreach ((string name, object one) in table.CustomFields)
        {
            if (catalog.Find(name) is { } field)
            {
                SetCustom(input, field, one, name);
            }
            else
            {
                MarkUnused(name);
            }
        }
    }

    private void SetCustom(ContactInput input, CustomField field, object value, string header)
    {
        if (CustomFieldFormat.IsWritable(field))
        {
            input.CustomFields[field.Key] = value;
        }
        else
        {
            MarkUnused(header);
        }
    }

    private void MarkUnused(string header)
    {
        if (!_unused.Contains(header))
        {
            _unused.Add(header);
        }
    }
}
