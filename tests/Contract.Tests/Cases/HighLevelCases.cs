using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using static GhlStockTwits.Contract.Tests.Cases.CaseValues;

namespace GhlStockTwits.Contract.Tests.Cases;

/// <summary>Cases for contacts, notes, tasks, tags and custom fields.</summary>
internal static class HighLevelCases
{
    private static readonly DateTimeOffset s_due = new(2027, 2, 3, 4, 5, 6, TimeSpan.Zero);

    public static Dictionary<string, Func<ContractFixture, Task<Arguments>>> All { get; } = new()
    {
        ["ghl.contact.list"] = static _ => Given(
            ("limit", 100), ("startAfter", "1900000000000"), ("startAfterId", "ocQHyuzHvysMo5N5VsXc"),
            ("query", "example"),
            ("order", "desc"), ("sortBy", "date_added")),
        ["ghl.contact.search"] = static _ => Given(
            ("pageLimit", 5), ("query", "example"),
            ("filters", new object[] { Map(("field", "dnd"), ("operator", "eq"), ("value", false)) }),
            ("sort", new object[] { Map(("field", "dateUpdated"), ("direction", "desc")) })),
        ["ghl.contact.listByBusiness"] = static async fixture => Values(
            ("businessId", (await WithBusinessAsync(fixture)).BusinessId), ("limit", 5), ("skip", 0)),
        ["ghl.contact.get"] = static async fixture => Values(("contactId", await FullContactAsync(fixture))),
        ["ghl.contact.findDuplicate"] = static async fixture =>
            Values(("email", (await fixture.NewContactAsync()).Email)),
        ["ghl.contact.lookup"] = static async fixture => Values(("email", (await fixture.NewContactAsync()).Email)),
        ["ghl.contact.create"] = static async fixture => new Arguments(await FieldsAsync(fixture))
        {
            { "gender", "female" }, { "companyName", "Acme Example" },
        },
        ["ghl.contact.upsert"] = static async fixture => new Arguments(await FieldsAsync(fixture))
        {
            { "gender", "female" }, { "companyName", "Acme Example" }, { "createNewIfDuplicateAllowed", false },
        },
        ["ghl.contact.update"] = static async fixture =>
            (await FieldsAsync(fixture)).With("contactId", (await fixture.NewContactAsync()).Id),
        ["ghl.contact.delete"] = NewContactAsync,
        ["ghl.contact.addTags"] = static async fixture =>
            (await NewContactAsync(fixture)).With("tags", new[] { "vip" }),
        ["ghl.contact.removeTags"] = static async fixture =>
            (await TaggedContactAsync(fixture)).With("tags", new[] { "vip" }),
        ["ghl.contact.listAppointments"] = static async fixture =>
            Values(("contactId", await FullContactAsync(fixture))),

        ["ghl.note.list"] = static async fixture => Values(("contactId", await FullContactAsync(fixture))),
        ["ghl.note.get"] = static async fixture => await NewNoteAsync(fixture),
        ["ghl.note.create"] = static async fixture =>
            Values(("contactId", (await fixture.NewContactAsync()).Id), ("body", "Called."),
                ("title", "Call"), ("pinned", true)),
        ["ghl.note.update"] = static async fixture =>
            (await NewNoteAsync(fixture)).With("body", "Called again.").With("color", "#FFAA00").With("pinned", false),
        ["ghl.note.delete"] = static async fixture => await NewNoteAsync(fixture),

        ["ghl.task.list"] = static async fixture => Values(("contactId", await FullContactAsync(fixture))),
        ["ghl.task.get"] = static async fixture => await NewTaskAsync(fixture),
        ["ghl.task.create"] = static async fixture => Values(
            ("contactId", (await fixture.NewContactAsync()).Id), ("title", "Call"), ("dueDate", s_due),
            ("completed", false), ("body", "About the report.")),
        ["ghl.task.update"] = static async fixture => (await NewTaskAsync(fixture))
            .With("title", "Call back").With("dueDate", s_due.AddDays(1)).With("completed", false)
            .With("body", "Soon."),
        ["ghl.task.setCompleted"] = static async fixture => (await NewTaskAsync(fixture)).With("completed", true),
        ["ghl.task.delete"] = static async fixture => await NewTaskAsync(fixture),

        ["ghl.tag.list"] = static _ => Given(),
        ["ghl.tag.get"] = NewTagAsync,
        ["ghl.tag.create"] = static fixture => Given(("name", fixture.Unique("tag"))),
        ["ghl.tag.update"] = static async fixture => (await NewTagAsync(fixture)).With("name", fixture.Unique("tag")),
        ["ghl.tag.delete"] = NewTagAsync,

        ["ghl.customField.list"] = static _ => Given(("model", "contact")),
        ["ghl.customField.get"] = NewFieldAsync,
        ["ghl.customField.create"] = static fixture => Given(
            ("name", fixture.Unique("Field")), ("dataType", "TEXT"), ("placeholder", "Type here"), ("position", 7),
            ("model", "contact")),
        ["ghl.customField.update"] = static async fixture =>
            (await NewFieldAsync(fixture)).With("name", fixture.Unique("Field")).With("placeholder", "Or here"),
        ["ghl.customField.delete"] = NewFieldAsync,
    };

    /// <summary>Every field that can be set when a contact is created and updated.</summary>
    private static async Task<Arguments> FieldsAsync(ContractFixture fixture)
    {
        CustomField[] fields = await fixture.SendAsync(CustomFields.List, Values(("model", "contact")));
        return Values(
            ("firstName", "Ada"), ("lastName", "Example"), ("name", "Ada Example"),
            ("email", fixture.Unique("ada") + "@example.com"), ("phone", null), ("address1", "1 Example Street"),
            ("city", "Springfield"), ("state", "OR"), ("postalCode", "97477"), ("country", "US"),
            ("website", "https://www.example.com"), ("timezone", "America/New_York"), ("dnd", true),
            ("dndSettings", Map(("Email", Map(("status", "active"), ("message", "asked"), ("code", "1"))))),
            ("inboundDndSettings", Map(("all", Map(("status", "inactive"), ("message", "none"))))),
            ("tags", new[] { "vip", "investor" }), ("source", "test"), ("dateOfBirth", "1990-09-25"),
            ("customFields", new object[] { Map(("id", fields[0].Id), ("field_value", "Energy")) }));
    }

    private static async Task<Arguments> NewContactAsync(ContractFixture fixture) =>
        Values(("contactId", (await fixture.NewContactAsync()).Id));

    /// <summary>A contact with appointments; it has notes, tasks and custom fields, too.</summary>
    private static async Task<string> FullContactAsync(ContractFixture fixture) =>
        (await fixture.ContactWithAsync(async contact =>
        (await fixture.SendAsync(Contacts.ListAppointments, Values(("contactId", contact.Id)))).Length > 0)).Id;

    private static async Task<Arguments> TaggedContactAsync(ContractFixture fixture)
    {
        Arguments contact = await NewContactAsync(fixture);
        await fixture.SendAsync(Contacts.AddTags, contact.With("tags", new[] { "vip", "investor" }));
        return contact;
    }

    private static Task<Contact> WithBusinessAsync(ContractFixture fixture) =>
        fixture.ContactWithAsync(static contact => Task.FromResult(contact.BusinessId is not null));

    private static async Task<Arguments> NewNoteAsync(ContractFixture fixture)
    {
        string contactId = (await fixture.NewContactAsync()).Id;
        ContactNote note =
            await fixture.SendAsync(ContactNotes.Create, Values(("contactId", contactId), ("body", "Called.")));
        return Values(("contactId", contactId), ("id", note.Id));
    }

    private static async Task<Arguments> NewTaskAsync(ContractFixture fixture)
    {
        string contactId = (await fixture.NewContactAsync()).Id;
        ContactTask task = await fixture.SendAsync(ContactTasks.Create, Values(
            ("contactId", contactId), ("title", "Call"), ("dueDate", s_due), ("completed", false)));
        return Values(("contactId", contactId), ("taskId", task.Id));
    }

    private static async Task<Arguments> NewTagAsync(ContractFixture fixture) =>
        Values(("tagId", (await fixture.SendAsync(Tags.Create, Values(("name", fixture.Unique("tag"))))).Id));

    private static async Task<Arguments> NewFieldAsync(ContractFixture fixture) =>
        Values(("id", (await fixture.SendAsync(
            CustomFields.Create, Values(
                ("name", fixture.Unique("Field")), ("dataType", "TEXT"), ("model", "contact")))).Id));
}
