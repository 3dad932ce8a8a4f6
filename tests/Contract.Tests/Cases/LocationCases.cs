using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Operations;
using static GhlStockTwits.Contract.Tests.Cases.Value;

namespace GhlStockTwits.Contract.Tests.Cases;

/// <summary>Values for the rows of what a location has besides contacts.</summary>
internal static class LocationCases
{
    public static Dictionary<string, Func<ContractWorld, Task<Arguments>>> All { get; } = new()
    {
        ["ghl.location.get"] = static _ => Given(),
        ["ghl.location.search"] = static async world => Values(
            ("companyId", await world.InfoAsync("companyId")), ("skip", 0), ("limit", 5), ("order", "asc"),
            ("email", (await world.MakeAsync(Locations.Get, [])).Email)),
        ["ghl.location.timezones"] = static _ => Given(),

        ["ghl.customValue.list"] = static _ => Given(),
        ["ghl.customValue.get"] = NewValueAsync,
        ["ghl.customValue.create"] = static world => Given(("name", world.Unused("Value")), ("value", "9 to 5")),
        ["ghl.customValue.update"] = static async world =>
            (await NewValueAsync(world)).With("name", world.Unused("Value")).With("value", "10 to 6"),
        ["ghl.customValue.delete"] = NewValueAsync,

        ["ghl.customField.uploadFile"] = static async world => Values(
            ("id", (await world.NewContactAsync()).Id), ("maxFiles", 1), ("files", NewFile())),

        ["ghl.business.list"] = static _ => Given(("limit", 5), ("skip", 0)),
        ["ghl.business.get"] = NewBusinessAsync,
        ["ghl.business.create"] = static world => Task.FromResult(Written(world)),
        ["ghl.business.update"] = static async world =>
            new Arguments(Written(world)).With("businessId", (await NewBusinessAsync(world))["businessId"]),
        ["ghl.business.delete"] = NewBusinessAsync,

        ["ghl.recurringTask.create"] = static async world => await RecurringAsync(world),
        ["ghl.recurringTask.get"] = NewRecurringTaskAsync,
        ["ghl.recurringTask.update"] = static async world =>
            new Arguments(await RecurringAsync(world)).With("id", (await NewRecurringTaskAsync(world))["id"]),
        ["ghl.recurringTask.delete"] = NewRecurringTaskAsync,

        ["ghl.workflow.list"] = static _ => Given(),
        ["ghl.campaign.list"] = static _ => Given(("status", "published")),
    };

    private static async Task<Arguments> NewValueAsync(ContractWorld world) => Values(("id", (await world.MakeAsync(
        CustomValues.Create, Values(("name", world.Unused("Value")), ("value", "9 to 5")))).Id));

    private static Arguments Written(ContractWorld world) => Values(
        ("name", world.Unused("Acme Example ")), ("phone", "+15550100"), ("email", world.Unused("acme") + "@example.com"),
        ("website", "https://www.example.com"), ("address", "1 Example Street"), ("city", "Springfield"),
        ("postalCode", "97477"), ("state", "OR"), ("country", "us"), ("description", "Makes examples."));

    private static async Task<Arguments> NewBusinessAsync(ContractWorld world) =>
        Values(("businessId", (await world.MakeAsync(Businesses.Create, Written(world))).Id));

    private static async Task<Arguments> RecurringAsync(ContractWorld world) => Values(
        ("title", "Call"), ("description", "About the report."), ("ignoreTaskCreation", true),
        ("contactIds", new[] { (await world.NewContactAsync()).Id }),
        ("owners", new[] { (await world.MakeAsync(Users.ListByLocation, []))[0].Id }),
        ("rruleOptions", Map(
            ("intervalType", "monthly"), ("interval", 1), ("startDate", "2027-01-01T00:00:00.000Z"),
            ("endDate", "2028-01-01T00:00:00.000Z"), ("dayOfMonth", 3), ("count", 12), ("createTaskIfOverDue", false),
            ("dueAfterSeconds", 3600))));

    private static async Task<Arguments> NewRecurringTaskAsync(ContractWorld world) => Values(
        ("id", (await world.MakeAsync(RecurringTasks.Create, await RecurringAsync(world)))["id"]));

    private static string NewFile()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("contract-").FullName, "report.pdf");
        File.WriteAllText(path, "%PDF-1.4");
        return path;
    }
}
