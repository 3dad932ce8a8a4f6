namespace GhlStockTwits.Contract.Tests;

/// <summary>
/// The places where module and sandbox deviate from the documents because the service does, each with its source.
/// </summary>
internal static class Deviations
{
    private static readonly string[] s_span = ["startTime", "endTime"];
    private static readonly string[] s_times = [.. s_span, "dateAdded", "dateUpdated"];

    public static Deviation[] All { get; } =
    [
        new("ghl.contact.list", CustomFieldInList, "type", ValuesHaveTypes),
        new("ghl.contact.listByBusiness", CustomFieldInList, "type", ValuesHaveTypes),
        new("ghl.contact.get", "response.body.contact.customFields.*.value", "type", ValuesHaveTypes),

        new("ghl.contact.create", BirthDate, "type", BirthDateIsText),
        new("ghl.contact.upsert", BirthDate, "type", BirthDateIsText),
        new("ghl.contact.update", BirthDate, "type", BirthDateIsText),

        new("ghl.calendar.freeSlots", "response.body.traceId", "type", TraceIsText),
        .. Times("ghl.event.list", "events.*.", s_times),
        .. Times("ghl.event.listBlocked", "events.*.", s_times),
        .. Times("ghl.appointment.get", "event.", s_times),
        .. Times("ghl.blockSlot.create", string.Empty, s_span),
        .. Times("ghl.blockSlot.update", string.Empty, s_span),

        new("ghl.customField.uploadFile", "response.body.meta.*", "type", MetaIsObjects),
        new("ghl.contact.bulkTags", "response.body.responses.*", "type", ResultsAreObjects),
        new("ghl.contact.addToWorkflow", "response", "status", WorkflowReturns201),
        new("ghl.task.search", FoundTask, "type", TasksAreObjects),

        .. TokensInForms(
            "401",
            "message.create", "message.createWithFile", "message.like", "message.unlike", "account.update",
            "friendship.create", "friendship.destroy", "block.create", "block.destroy", "mute.create", "mute.destroy",
            "watchlist.create", "watchlist.update", "watchlist.destroy", "watchlist.addSymbols",
            "watchlist.removeSymbols"),
        .. TokensInForms(
            "415",
            "friendship.create", "friendship.destroy", "block.create", "block.destroy", "mute.create", "mute.destroy",
            "watchlist.destroy"),
    ];

    private const string CustomFieldInList = "response.body.contacts.*.customFields.*.value";
    private const string ValuesHaveTypes =
        "highlevel-api 2.1: a value is text, a number, a list or an object, depending on its field";

    private const string BirthDate = "request.body.dateOfBirth";
    private const string BirthDateIsText =
        "highlevel-api 2.8 no. 15: text in several formats is accepted; the document says object";

    private const string TimesAreText =
        "highlevel-api 2.5: times are text in ISO 8601, as for a new appointment; the document says object";

    private const string TraceIsText =
        "highlevel-api 2.5: traceId stands beside the days; the document has only days";

    private const string MetaIsObjects =
        "highlevel-api 2.4: in meta, the document's example has objects, its schema says text";
    private const string ResultsAreObjects =
        "highlevel-api 2.1, row 17: one result per contact; the document's example has objects, its schema says text";

    private const string WorkflowReturns201 =
        "highlevel-api 2.8 no. 9: adding to a workflow returns 201, the document says 200";

    private const string FoundTask = "response.body.tasks.*";
    private const string TasksAreObjects =
        "highlevel-api 2.4: the document declares the items as arrays; they are tasks with _id";

    private const string Request = "request";
    private const string TokenInForm = "stocktwits-api 1: clients that work send the token in the form";

    public static IEnumerable<Deviation> Of(string operation) =>
        All.Where(deviation => deviation.Operation == operation);

    /// <summary>The document has the token in a header only (401), or the operation without a form (415).</summary>
    private static IEnumerable<Deviation> TokensInForms(string code, params string[] operations) =>
        operations.Select(operation => new Deviation("stocktwits." + operation, Request, code, TokenInForm));

    private static IEnumerable<Deviation> Times(string operation, string place, string[] names) =>
        names.Select(name => new Deviation(operation, $"response.body.{place}{name}", "type", TimesAreText));
}

/// <summary>A place where a service is known to differ from its document.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Where">The place in the request or the response; <c>*</c> for each item of a list.</param>
/// <param name="What">The rule of the document that is broken.</param>
/// <param name="Source">The source that says that the service really does so.</param>
internal sealed record Deviation(string Operation, string Where, string What, string Source)
{
    /// <summary>Whether the request of the module deviates.</summary>
    public bool IsInRequest => Where.StartsWith("request", StringComparison.Ordinal);
}
