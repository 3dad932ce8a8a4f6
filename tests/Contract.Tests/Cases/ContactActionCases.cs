using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using static GhlStockTwits.Contract.Tests.Cases.CaseValues;

namespace GhlStockTwits.Contract.Tests.Cases;

/// <summary>Cases for bulk changes, followers, campaigns, workflows and tasks of contacts.</summary>
internal static class ContactActionCases
{
    private static readonly DateTimeOffset s_event = new(2027, 2, 3, 4, 5, 6, TimeSpan.FromHours(1));

    public static Dictionary<string, Func<ContractFixture, Task<Arguments>>> All { get; } = new()
    {
        ["ghl.contact.bulkTags"] = static async fixture => Values(
            ("type", "add"), ("contacts", new[] { (await fixture.NewContactAsync()).Id, "abcdef" }),
            ("tags", new[] { "vip", "investor" }), ("removeAllTags", false)),
        ["ghl.contact.bulkSetBusiness"] = static async fixture => Values(
            ("ids", new[] { (await fixture.NewContactAsync()).Id }), ("businessId", await BusinessAsync(fixture))),

        ["ghl.contact.addFollowers"] = static async fixture => Values(
            ("contactId", (await fixture.NewContactAsync()).Id), ("followers", new[] { await UserAsync(fixture) })),
        ["ghl.contact.removeFollowers"] = static async fixture =>
        {
            string[] userIds = [.. (await fixture.SendAsync(Users.ListByLocation, [])).Select(static user => user.Id)];
            Arguments contact = Values(("contactId", (await fixture.NewContactAsync()).Id));
            await fixture.SendAsync(Followers.Add, contact.With("followers", userIds));
            return contact.With("followers", userIds[1..]);
        },

        ["ghl.contact.addToCampaign"] = static fixture => InAsync(fixture, "campaignId", "/campaigns/", "campaigns"),
        ["ghl.contact.removeFromCampaign"] = static fixture =>
            InAsync(fixture, "campaignId", "/campaigns/", "campaigns"),
        ["ghl.contact.removeFromAllCampaigns"] = static async fixture =>
            Values(("contactId", (await fixture.NewContactAsync()).Id)),
        ["ghl.contact.addToWorkflow"] = static async fixture =>
            (await InAsync(fixture, "workflowId", "/workflows/", "workflows")).With("eventStartTime", s_event),
        ["ghl.contact.removeFromWorkflow"] = static async fixture =>
            (await InAsync(fixture, "workflowId", "/workflows/", "workflows")).With("eventStartTime", s_event),

        ["ghl.task.search"] = static async fixture =>
        {
            string contactId = (await fixture.NewContactAsync()).Id;
            string userId = await UserAsync(fixture);
            string businessId = await BusinessAsync(fixture);
            await fixture.SendAsync(
                ContactBulk.SetBusiness, Values(("ids", new[] { contactId }), ("businessId", businessId)));
            await fixture.SendAsync(ContactTasks.Create, Values(
                ("contactId", contactId), ("title", "Call"), ("dueDate", s_event), ("completed", false),
                ("assignedTo", userId)));
            return Values(
                ("contactId", new[] { contactId }), ("completed", false), ("assignedTo", new[] { userId }),
                ("query", "call"),
                ("limit", 10), ("skip", 0), ("businessId", businessId));
        },
    };

    private static async Task<string> UserAsync(ContractFixture fixture) =>
        (await fixture.SendAsync(Users.ListByLocation, []))[0].Id;

    private static async Task<string> BusinessAsync(ContractFixture fixture) =>
        (await fixture.ContactWithAsync(static contact => Task.FromResult(contact.BusinessId is not null))).BusinessId!;

    /// <summary>A new contact and the first campaign or workflow of the location.</summary>
    private static async Task<Arguments> InAsync(ContractFixture fixture, string name, string path, string envelope)
    {
        Operation<Dictionary<string, object>[]> list = HighLevelOperation.Define(
            "test.list", $"GET {path}", "test", null, envelope, HighLevelJson.Default.DictionaryStringObjectArray,
            query: "locationId*");
        Dictionary<string, object>[] found = await fixture.SendAsync(list, []);
        return Values(("contactId", (await fixture.NewContactAsync()).Id), (name, found[0]["id"]));
    }
}
