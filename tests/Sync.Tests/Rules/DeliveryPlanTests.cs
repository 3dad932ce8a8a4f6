using CsCheck;
using GhlStockTwits.Events;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Inbox;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Tests.Rules;

/// <summary>What is read because of deliveries, as tables and as a property.</summary>
public sealed class DeliveryPlanTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly HashSet<string> s_wanted = ["ghl.on.OpportunityCreate"];

    [Theory]
    [InlineData("ContactCreate", true, "")]
    [InlineData("ContactUpdate", true, "")]
    [InlineData("ContactDelete", true, "")]
    [InlineData("ContactTagUpdate", true, "")]
    [InlineData("ContactDndUpdate", true, "")]
    [InlineData("TaskComplete", false, "tasks")]
    [InlineData("TaskDelete", false, "tasks")]
    [InlineData("NoteCreate", false, "notes")]
    [InlineData("NoteUpdate", false, "notes")]
    [InlineData("NoteDelete", false, "notes")]
    [InlineData("AppointmentCreate", false, "appointments")]
    [InlineData("AppointmentUpdate", false, "appointments")]
    [InlineData("AppointmentDelete", false, "appointments")]
    [InlineData("OpportunityCreate", true, "")]
    public void A_delivery_says_what_is_read_of_its_contact(string page, bool contact, string part)
    {
        ChangeHint hint = Assert.Single(Hints(Delivery(page, "c1")));

        Assert.Equal(("c1", contact), (hint.ContactId, hint.IsOfContact));
        Assert.Equal(
            new ReadTimes
            {
                Tasks = part == "tasks" ? s_now : null,
                Notes = part == "notes" ? s_now : null,
                Appointments = part == "appointments" ? s_now : null,
            },
            hint.Parts);
    }

    [Fact]
    public void A_workflow_does_not_say_what_happened_so_all_of_the_contact_is_read()
    {
        ChangeHint hint = Assert.Single(Hints(
            new WebhookReceipt { Type = "Workflow", ContactId = "c1", IsVerified = false }));

        Assert.Equal(("c1", null), (hint.ContactId, hint.Parts));
    }

    [Theory]
    [InlineData("NoteCreate", null, true, "It has no contact.")]
    [InlineData("ContactUpdate", null, true, "It has no contact.")]
    [InlineData("InvoicePaid", "c1", true, "No recipe waits for the event.")]
    [InlineData("Unheard", "c1", true, "The event is not known.")]
    [InlineData("OpportunityCreate", null, false, "It is not verified, and has no contact.")]
    public void What_leads_to_nothing_says_why(string page, string? contactId, bool isVerified, string reason)
    {
        DeliveryPlan plan = DeliveryPlan.Of([Delivery(page, contactId, isVerified)], s_wanted);

        Assert.Equal(reason, Assert.Single(plan.Ignored).Reason);
        Assert.Empty(plan.Hints(s_now, null));
        Assert.Empty(plan.Announced);
    }

    [Fact]
    public void What_is_not_verified_announces_nothing()
    {
        DeliveryPlan plan = DeliveryPlan.Of([Delivery("OpportunityCreate", "c1", isVerified: false)], s_wanted);

        Assert.Empty(plan.Announced);
    }

    [Fact]
    public void A_new_task_without_its_contact_is_looked_for()
    {
        DeliveryPlan plan = DeliveryPlan.Of([Delivery("TaskCreate", null)], s_wanted);

        Assert.Equal("object", Assert.Single(plan.Tasks).ObjectId);
        plan.AddTasksOf("c1");
        Assert.Equal(s_now, Assert.Single(plan.Hints(s_now, null)).Parts!.Tasks);
    }

    [Fact]
    public void An_announced_event_is_known_by_its_delivery_and_happened_when_it_says()
    {
        ChangeEvent change = DeliveryPlan.EventOf(Delivery("OpportunityCreate", "c1"));

        Assert.Equal("ghl.on.OpportunityCreate hook", change.Trigger);
        Assert.Equal(("c1", "object", s_now), (change.ContactId, change.Fields["objectId"], change.HappenedAt));
    }

    [Fact]
    public void Order_and_repetition_of_deliveries_do_not_matter()
    {
        string[] pages = ["ContactUpdate", "TaskComplete", "NoteCreate", "AppointmentDelete", "InvoicePaid"];
        Gen<WebhookReceipt> delivery = Gen.Select(Gen.Int[0, pages.Length - 1], Gen.Int[1, 3], Gen.Bool).Select(
            (page, contact, isVerified) => Delivery(pages[page], $"c{contact}", isVerified));
        Gen.Select(delivery.Array[0, 12], Gen.Int).Sample((deliveries, seed) =>
        {
            Random random = new(seed);
            WebhookReceipt[] mixed = [.. deliveries, .. deliveries.Where(_ => random.Next(2) == 0)];
            random.Shuffle(mixed);

            Assert.Equal(Sorted(Hints(deliveries)), Sorted(Hints(mixed)));
        });
    }

    private static ChangeHint[] Sorted(IEnumerable<ChangeHint> hints) =>
        [.. hints.OrderBy(static hint => hint.ContactId, StringComparer.Ordinal)];

    private static IReadOnlyList<ChangeHint> Hints(params WebhookReceipt[] deliveries) =>
        DeliveryPlan.Of(deliveries, s_wanted).Hints(s_now, null);

    private static WebhookReceipt Delivery(string page, string? contactId, bool isVerified = true) => new()
    {
        Number = 1,
        WebhookId = "hook",
        Type = page,
        Event = page == "Unheard" ? null : "ghl.on." + page,
        ContactId = contactId,
        ObjectId = "object",
        IsVerified = isVerified,
        Timestamp = s_now,
        ReceivedAt = s_now,
    };
}
