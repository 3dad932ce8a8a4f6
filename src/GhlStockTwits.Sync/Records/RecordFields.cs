using GhlStockTwits.Events;
using GhlStockTwits.StockTwits.Publishing;

namespace GhlStockTwits.Sync.Records;

/// <summary>The values of a record and of a change, by the names that conditions and templates use.</summary>
internal static class RecordFields
{
    private static readonly RecordField[] s_user =
    [
        new("followers", FieldKind.Number) { IsPublishable = true },
        new("following", FieldKind.Number) { IsPublishable = true },
        new("ideas", FieldKind.Number) { IsPublishable = true },
        new("official", FieldKind.Bool) { IsPublishable = true },
        new("userId", FieldKind.Number) { IsPublishable = true, IsStockTwits = true },
        new("username", FieldKind.Text) { IsPublishable = true, IsStockTwits = true },
    ];

    private static readonly RecordField[] s_message =
    [
        new("messageId", FieldKind.Number) { IsPublishable = true, IsStockTwits = true },
        new("body", FieldKind.Text),
        new("symbols", FieldKind.List) { IsPublishable = true },
        new("sentiment", FieldKind.Text) { IsPublishable = true },
        new("userId", FieldKind.Number) { IsPublishable = true, IsStockTwits = true },
        new("username", FieldKind.Text) { IsPublishable = true, IsStockTwits = true },
    ];

    private static readonly RecordField s_symbol =
        new("symbol", FieldKind.Text) { IsPublishable = true, IsStockTwits = true };

    private static readonly RecordField s_title = new("title", FieldKind.Text) { IsPublishable = true };

    private static readonly RecordField s_status = new("status", FieldKind.Text) { IsPublishable = true };

    /// <summary>What a contact has besides custom fields, and what its StockTwits user has.</summary>
    public static IReadOnlyList<RecordField> OfContact { get; } =
    [
        new("handle", FieldKind.Text) { IsPublishable = true },
        new("name", FieldKind.Text) { IsPublishable = true },
        new("firstName", FieldKind.Text) { IsPublishable = true },
        new("lastName", FieldKind.Text) { IsPublishable = true },
        new("email", FieldKind.Text),
        new("phone", FieldKind.Text),
        new("companyName", FieldKind.Text) { IsPublishable = true },
        new("tags", FieldKind.List) { IsPublishable = true },
        new("contactId", FieldKind.Text),
        new("dateAdded", FieldKind.Time),
        new("dnd", FieldKind.Bool),
        new("link", FieldKind.Text) { Values = ["none", "pending", "linked", "unlinked"] },
        .. s_user,
    ];

    /// <summary>The audiences of a record, which an audience itself cannot ask for.</summary>
    public static RecordField Audiences { get; } = new("audiences", FieldKind.List) { IsPublishable = true };

    /// <summary>What a change brings with it.</summary>
    /// <param name="kind">The kind of the change.</param>
    public static IReadOnlyList<RecordField> OfChange(string kind) => kind switch
    {
        EventKind.FollowerAdded => s_user,
        EventKind.MessagePosted or EventKind.AccountMentioned => s_message,
        EventKind.SymbolMentioned => [s_symbol, .. s_message],
        EventKind.SymbolTrending => [s_symbol],
        _ => kind.Split('.')[0] switch
        {
            "tag" => [new("tag", FieldKind.Text) { IsPublishable = true }],
            "task" =>
            [
                new("taskId", FieldKind.Text) { IsPublishable = true }, s_title, s_status,
                new("dueDate", FieldKind.Time) { IsPublishable = true },
            ],
            "note" => [new("noteId", FieldKind.Text)],
            "appointment" =>
            [
                new("appointmentId", FieldKind.Text), s_title, s_status,
                new("startTime", FieldKind.Time) { IsPublishable = true },
            ],
            _ => [],
        },
    };

    /// <summary>The names that a recipe can publish besides custom fields.</summary>
    public static IReadOnlySet<string> Names { get; } = OfContact.Append(Audiences)
        .Concat(EventKind.Found.SelectMany(OfChange))
        .Where(static field => field.IsPublishable).Select(static field => field.Name)
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Those of them that are moments, whose text depends on the time zone.</summary>
    public static readonly IReadOnlyList<string> Moments = ["dueDate", "startTime"];

    /// <summary>All values of a record and of a change, which wins; times in the time zone of the recipe.</summary>
    public static Dictionary<string, object?> Of(ContactRecord record, ChangeEvent change, TimeZoneInfo zone)
    {
        Dictionary<string, object?> fields = Of(record);
        foreach ((string key, object? value) in change.Fields ?? new Dictionary<string, object?>())
        {
            fields[key] = FieldTimes.Format(key, value, zone);
        }

        return fields;
    }

    /// <summary>The values of a record: custom fields first, then its own.</summary>
    public static Dictionary<string, object?> Of(ContactRecord record)
    {
        Dictionary<string, object?> fields = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string key, string value) in record.CustomField)
        {
            fields[key] = value;
        }

        fields["handle"] = record.User?.Username ?? record.Handle;
        fields["name"] = record.Name;
        fields["firstName"] = record.FirstName;
        fields["lastName"] = record.LastName;
        fields["email"] = record.Email;
        fields["companyName"] = record.CompanyName;
        fields["tags"] = record.Tags;
        fields["audiences"] = record.Audiences;
        fields["phone"] = record.Phone;
        fields["contactId"] = record.ContactId;
        fields["dateAdded"] = record.DateAdded;
        fields["dnd"] = record.Dnd;
        fields["link"] = record.Link.ToString().ToLowerInvariant();
        fields["followers"] = record.User?.Followers;
        fields["following"] = record.User?.Following;
        fields["ideas"] = record.User?.Ideas;
        fields["official"] = record.User?.Official;
        fields["userId"] = record.User?.UserId;
        fields["username"] = record.User?.Username;
        return fields;
    }

    public static Dictionary<string, object?> OfTag(string tag) => new() { ["tag"] = tag };

    public static Dictionary<string, object?> OfTask(RecordTask task) => new()
    {
        ["taskId"] = task.TaskId,
        ["title"] = task.Title,
        ["status"] = task.Status,
        ["dueDate"] = task.DueDate,
    };

    public static Dictionary<string, object?> OfNote(RecordNote note) => new() { ["noteId"] = note.NoteId };

    public static Dictionary<string, object?> OfAppointment(RecordAppointment appointment) => new()
    {
        ["appointmentId"] = appointment.AppointmentId,
        ["title"] = appointment.Title,
        ["status"] = appointment.Status,
        ["startTime"] = appointment.StartTime,
    };
}
