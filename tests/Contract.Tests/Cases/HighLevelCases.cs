using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using static GhlStockTwits.Contract.Tests.Cases.Value;

namespace GhlStockTwits.Contract.Tests.Cases;

/// <summary>For each of HighLevel's rows, values that say all that the row can say.</summary>
internal static class HighLevelCases
{
    private static readonly DateTimeOffset s_due = new(2027, 2, 3, 4, 5, 6, TimeSpan.Zero);

    public static Dictionary<string, Func<ContractWorld, Task<Arguments>>> All { get; } = new()
    {
        ["ghl.contact.list"] = static _ => Given(
            ("limit", 100), (
                "startAfter", "1900000000000"), ("startAfterId", "ocQHyuzHvysMo5N5VsXc"), ("query", "example"),
            ("order", "desc"), ("sortBy", "date_added")),
        ["ghl.contact.search"] = static _ => Given(
            ("pageLimit", 5), ("query", "example"),
            ("filters", new object[] { Map(("field", "dnd"), ("operator", "eq"), ("value", false)) }),
            ("sort", new object[] { Map(("field", "dateUpdated"), ("direction", "desc")) })),
        ["ghl.contact.listByBusiness"] = static async world => Values(
            ("businessId", (await WithBusinessAsync(world)).BusinessId), ("limit", 5), ("skip", 0)),
        ["ghl.contact.get"] = static async world => Values(("contactId", await FullContactAsync(world))),
        ["ghl.contact.findDuplicate"] = static async world => Values(("email", (await world.NewContactAsync()).Email)),
        ["ghl.contact.lookup"] = static async world => Values(("email", (await world.NewContactAsync()).Email)),
        ["ghl.contact.create"] = static async world => new Arguments(await WrittenAsync(world))
        {
            { "gender", "female" }, { "companyName", "Acme Example" },
        },
        ["ghl.contact.upsert"] = static async world => new Arguments(await WrittenAsync(world))
        {
            { "gender", "female" }, { "companyName", "Acme Example" }, { "createNewIfDuplicateAllowed", false },
        },
        ["ghl.contact.update"] = static async world =>
            (await WrittenAsync(world)).With("contactId", (await world.NewContactAsync()).Id),
        ["ghl.contact.delete"] = NewContactAsync,
        ["ghl.contact.addTags"] = static async world => (await NewContactAsync(world)).With("tags", new[] { "vip" }),
        ["ghl.contact.removeTags"] = static async world =>
            (await TaggedContactAsync(world)).With("tags", new[] { "vip" }),
        ["ghl.contact.listAppointments"] = static async world => Values(("contactId", await FullContactAsync(world))),

        ["ghl.note.list"] = static async world => Values(("contactId", await FullContactAsync(world))),
        ["ghl.note.get"] = static async world => await NewNoteAsync(world),
        ["ghl.note.create"] = static async world =>
            Values(("contactId", (await world.NewContactAsync()).Id), (
                "body", "Called."), ("title", "Call"), ("pinned", true)),
        ["ghl.note.update"] = static async world =>
            (await NewNoteAsync(world)).With("body", "Called again.").With("color", "#FFAA00").With("pinned", false),
        ["ghl.note.delete"] = static async world => await NewNoteAsync(world),

        ["ghl.task.list"] = static async world => Values(("contactId", await FullContactAsync(world))),
        ["ghl.task.get"] = static async world => await NewTaskAsync(world),
        ["ghl.task.create"] = static async world => Values(
            ("contactId", (await world.NewContactAsync()).Id), (
                "title", "Call"), ("dueDate", s_due), ("completed", false),
            ("body", "About the report.")),
        ["ghl.task.update"] = static async world => (await NewTaskAsync(world))
            .With(
                "title", "Call back").With("dueDate", s_due.AddDays(1)).With("completed", false).With("body", "Soon."),
        ["ghl.task.setCompleted"] = static async world => (await NewTaskAsync(world)).With("completed", true),
        ["ghl.task.delete"] = static async world => await NewTaskAsync(world),

        ["ghl.tag.list"] = static _ => Given(),
        ["ghl.tag.get"] = NewTagAsync,
        ["ghl.tag.create"] = static world => Given(("name", world.Unused("tag"))),
        ["ghl.tag.update"] = static async world => (await NewTagAsync(world)).With("name", world.Unused("tag")),
        ["ghl.tag.delete"] = NewTagAsync,

        ["ghl.customField.list"] = static _ => Given(("model", "contact")),
        ["ghl.customField.get"] = NewFieldAsync,
        ["ghl.customField.create"] = static world => Given(
            ("name", world.Unused("Field")), ("dataType", "TEXT"), ("placeholder", "Type here"), ("position", 7),
            ("model", "contact")),
        ["ghl.customField.update"] = static async world =>
            (await NewFieldAsync(world)).With("name", world.Unused("Field")).With("placeholder", "Or here"),
        ["ghl.customField.delete"] = NewFieldAsync,
    };

    /// <summary>Every field that can be written to a new contact and to an old one.</summary>
    private static async Task<Arguments> WrittenAsync(ContractWorld world)
    {
        CustomField[] fields = await world.MakeAsync(CustomFields.List, Values(("model", "contact")));
        return Values(
            ("firstName", "Ada"), ("lastName", "Example"), ("name", "Ada Example"),
            ("email", world.Unused("ada") + "@example.com"), ("phone", null), ("address1", "1 Example Street"),
            ("city", "Springfield"), ("state", "OR"), ("postalCode", "97477"), ("country", "US"),
            ("website", "https://www.example.com"), ("timezone", "America/New_York"), ("dnd", true),
            ("dndSettings", Map(("Email", Map(("status", "active"), ("message", "asked"), ("code", "1"))))),
            ("inboundDndSettings", Map(("all", Map(("status", "inactive"), ("message", "none"))))),
            ("tags", new[] { "vip", "investor" }), ("source", "test"), ("dateOfBirth", "1990-09-25"),
            ("customFields", new object[] { Map(("id", fields[0].Id), ("field_value", "Energy")) }));
    }

    private static async Task<Arguments> NewContactAsync(ContractWorld world) =>
        Values(("contactId", (await world.NewContactAsync()).Id));

    /// <summary>A seeded contact with appointments; it has notes, tasks and custom fields too.</summary>
    private static async Task<string> FullContactAsync(ContractWorld world) =>
        (await world.ContactWithAsync(async contact =>
        (await world.MakeAsync(Contacts.ListAppointments, Values(("contactId", contact.Id)))).Length > 0)).Id;

    private static async Task<Arguments> TaggedContactAsync(ContractWorld world)
    {
        Arguments contact = await NewContactAsync(world);
        await world.MakeAsync(Contacts.AddTags, contact.With("tags", new[] { "vip", "investor" }));
        return contact;
    }

    private static Task<Contact> WithBusinessAsync(ContractWorld world) =>
        world.ContactWithAsync(static contact => Task.FromResult(contact.BusinessId is not null));

    private static async Task<Arguments> NewNoteAsync(ContractWorld world)
    {
        string contactId = (await world.NewContactAsync()).Id;
        ContactNote note = await world.MakeAsync(ContactNotes.Create, Values(("contactId", contactId), ("body", "Called.")));
        return Values(("contactId", contactId), ("id", note.Id));
    }

    private static async Task<Arguments> NewTaskAsync(ContractWorld world)
    {
        string contactId = (await world.NewContactAsync()).Id;
        ContactTask task = await world.MakeAsync(ContactTasks.Create, Values(
            ("contactId", contactId), ("title", "Call"), ("dueDate", s_due), ("completed", false)));
        return Values(("contactId", contactId), ("taskId", task.Id));
    }

    private static async Task<Arguments> NewTagAsync(ContractWorld world) =>
        Values(("tagId", (await world.MakeAsync(Tags.Create, Values(("name", world.Unused("tag"))))).Id));

    private static async Task<Arguments> NewFieldAsync(ContractWorld world) =>
        Values(("id", (await world.MakeAsync(
            CustomFields.Create, Values(
                ("name", world.Unused("Field")), ("dataType", "TEXT"), ("model", "contact")))).Id));
}
