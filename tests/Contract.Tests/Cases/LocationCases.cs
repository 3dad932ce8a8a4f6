using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Operations;
using static GhlStockTwits.Contract.Tests.Cases.CaseValues;

namespace GhlStockTwits.Contract.Tests.Cases;

/// <summary>Cases for locations and what they have besides contacts.</summary>
internal static class LocationCases
{
    public static Dictionary<string, Func<ContractFixture, Task<Arguments>>> All { get; } = new()
    {
        ["ghl.location.get"] = static _ => Given(),
        ["ghl.location.search"] = static async fixture => Values(
            ("companyId", await fixture.InfoAsync("companyId")), ("skip", 0), ("limit", 5), ("order", "asc"),
            ("email", (await fixture.SendAsync(Locations.Get, [])).Email)),
        ["ghl.location.timezones"] = static _ => Given(),

        ["ghl.customValue.list"] = static _ => Given(),
        ["ghl.customValue.get"] = NewValueAsync,
        ["ghl.customValue.create"] = static fixture => Given(("name", fixture.Unique("Value")), ("value", "9 to 5")),
        ["ghl.customValue.update"] = static async fixture =>
            (await NewValueAsync(fixture)).With("name", fixture.Unique("Value")).With("value", "10 to 6"),
        ["ghl.customValue.delete"] = NewValueAsync,

        ["ghl.customField.uploadFile"] = static async fixture => Values(
            ("id", (await fixture.NewContactAsync()).Id), ("maxFiles", 1), ("files", NewFile())),

        ["ghl.business.list"] = static _ => Given(("limit", 5), ("skip", 0)),
        ["ghl.business.get"] = NewBusinessAsync,
        ["ghl.business.create"] = static fixture => Task.FromResult(Fields(fixture)),
        ["ghl.business.update"] = static async fixture =>
            new Arguments(Fields(fixture)).With("businessId", (await NewBusinessAsync(fixture))["businessId"]),
        ["ghl.business.delete"] = NewBusinessAsync,

        ["ghl.recurringTask.create"] = static async fixture => await RecurringAsync(fixture),
        ["ghl.recurringTask.get"] = NewRecurringTaskAsync,
        ["ghl.recurringTask.update"] = static async fixture =>
            new Arguments(await RecurringAsync(fixture)).With("id", (await NewRecurringTaskAsync(fixture))["id"]),
        ["ghl.recurringTask.delete"] = NewRecurringTaskAsync,

        ["ghl.workflow.list"] = static _ => Given(),
        ["ghl.campaign.list"] = static _ => Given(("status", "published")),
    };

    private static async Task<Arguments> NewValueAsync(ContractFixture fixture) =>
        Values(("id", (await fixture.SendAsync(
            CustomValues.Create, Values(("name", fixture.Unique("Value")), ("value", "9 to 5")))).Id));

    private static Arguments Fields(ContractFixture fixture) => Values(
        ("name", fixture.Unique("Acme Example ")), ("phone", "+15550100"),
        ("email", fixture.Unique("acme") + "@example.com"),
        ("website", "https://www.example.com"), ("address", "1 Example Street"), ("city", "Springfield"),
        ("postalCode", "97477"), ("state", "OR"), ("country", "us"), ("description", "Makes examples."));

    private static async Task<Arguments> NewBusinessAsync(ContractFixture fixture) =>
        Values(("businessId", (await fixture.SendAsync(Businesses.Create, Fields(fixture))).Id));

    private static async Task<Arguments> RecurringAsync(ContractFixture fixture) => Values(
        ("title", "Call"), ("description", "About the report."), ("ignoreTaskCreation", true),
        ("contactIds", new[] { (await fixture.NewContactAsync()).Id }),
        ("owners", new[] { (await fixture.SendAsync(Users.ListByLocation, []))[0].Id }),
        ("rruleOptions", Map(
            ("intervalType", "monthly"), ("interval", 1), ("startDate", "2027-01-01T00:00:00.000Z"),
            ("endDate", "2028-01-01T00:00:00.000Z"), ("dayOfMonth", 3), ("count", 12), ("createTaskIfOverDue", false),
            ("dueAfterSeconds", 3600))));

    private static async Task<Arguments> NewRecurringTaskAsync(ContractFixture fixture) => Values(
        ("id", (await fixture.SendAsync(RecurringTasks.Create, await RecurringAsync(fixture)))["id"]));

    private static string NewFile()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("contract-").FullName, "report.pdf");
        File.WriteAllText(path, "%PDF-1.4");
        return path;
    }
}
