using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using static GhlStockTwits.Contract.Tests.Cases.Value;

namespace GhlStockTwits.Contract.Tests.Cases;

/// <summary>What is done to contacts besides changing their fields.</summary>
internal static class ContactActionCases
{
    private static readonly DateTimeOffset s_event = new(2027, 2, 3, 4, 5, 6, TimeSpan.FromHours(1));

    public static Dictionary<string, Func<ContractWorld, Task<Arguments>>> All { get; } = new()
    {
        ["ghl.contact.bulkTags"] = static async world => Values(
            ("type", "add"), ("contacts", new[] { (await world.NewContactAsync()).Id, "abcdef" }),
            ("tags", new[] { "vip", "investor" }), ("removeAllTags", false)),
        ["ghl.contact.bulkSetBusiness"] = static async world => Values(
            ("ids", new[] { (await world.NewContactAsync()).Id }), ("businessId", await BusinessAsync(world))),

        ["ghl.contact.addFollowers"] = static async world => Values(
            ("contactId", (await world.NewContactAsync()).Id), ("followers", new[] { await UserAsync(world) })),
        ["ghl.contact.removeFollowers"] = static async world =>
        {
            string userId = await UserAsync(world);
            Arguments contact = Values(("contactId", (await world.NewContactAsync()).Id));
            await world.MakeAsync(Followers.Add, contact.With("followers", new[] { userId, "another" }));
            return contact.With("followers", new[] { "another" });
        },

        ["ghl.contact.addToCampaign"] = static world => InAsync(world, "campaignId", "/campaigns/", "campaigns"),
        ["ghl.contact.removeFromCampaign"] = static world => InAsync(world, "campaignId", "/campaigns/", "campaigns"),
        ["ghl.contact.removeFromAllCampaigns"] = static async world =>
            Values(("contactId", (await world.NewContactAsync()).Id)),
        ["ghl.contact.addToWorkflow"] = static async world =>
            (await InAsync(world, "workflowId", "/workflows/", "workflows")).With("eventStartTime", s_event),
        ["ghl.contact.removeFromWorkflow"] = static async world =>
            (await InAsync(world, "workflowId", "/workflows/", "workflows")).With("eventStartTime", s_event),

        ["ghl.task.search"] = static async world =>
        {
            string contactId = (await world.NewContactAsync()).Id;
            string userId = await UserAsync(world);
            string businessId = await BusinessAsync(world);
            await world.MakeAsync(ContactBulk.SetBusiness, Values(("ids", new[] { contactId }), ("businessId", businessId)));
            await world.MakeAsync(ContactTasks.Create, Values(
                ("contactId", contactId), ("title", "Call"), ("dueDate", s_event), ("completed", false), ("assignedTo", userId)));
            return Values(
                ("contactId", new[] { contactId }), ("completed", false), ("assignedTo", new[] { userId }), ("query", "call"),
                ("limit", 10), ("skip", 0), ("businessId", businessId));
        },
    };

    private static async Task<string> UserAsync(ContractWorld world) =>
        (await world.MakeAsync(Users.ListByLocation, []))[0].Id;

    private static async Task<string> BusinessAsync(ContractWorld world) =>
        (await world.ContactWithAsync(static contact => Task.FromResult(contact.BusinessId is not null))).BusinessId!;

    /// <summary>A contact with the first campaign or workflow of the location.</summary>
    private static async Task<Arguments> InAsync(ContractWorld world, string name, string path, string envelope)
    {
        Operation<Dictionary<string, object>[]> list = HighLevelOperation.Define(
            "test.list", $"GET {path}", "test", null, envelope, HighLevelJson.Default.DictionaryStringObjectArray,
            query: "locationId*");
        Dictionary<string, object>[] found = await world.MakeAsync(list, []);
        return Values(("contactId", (await world.NewContactAsync()).Id), (name, found[0]["id"]));
    }
}
