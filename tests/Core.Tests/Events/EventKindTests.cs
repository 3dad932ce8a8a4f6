using GhlStockTwits.Catalog;
using GhlStockTwits.Events;
using GhlStockTwits.Events.Polling;

namespace GhlStockTwits.Core.Tests.Events;

public sealed class EventKindTests
{
    [Theory]
    [InlineData("tag.added", "tag.added")]
    [InlineData("TAG.ADDED", "tag.added")]
    [InlineData("ghl.on.ContactTagUpdate", "tag.added, tag.removed")]
    [InlineData("ghl.on.TaskUpdate", "task.updated")]
    [InlineData("ghl.on.taskduesoon", "task.dueSoon")]
    [InlineData("stocktwits.on.Follower", "follower.added")]
    [InlineData("ghl.on.opportunitycreate", "ghl.on.OpportunityCreate")]
    [InlineData("schedule", "schedule")]
    [InlineData("tag.add", "")]
    [InlineData("", "")]
    [InlineData("ghl.contact.get", "")]
    public void Either_name_leads_to_the_kinds(string name, string kinds) =>
        Assert.Equal(kinds, string.Join(", ", EventKind.Named(name)));

    [Fact]
    public void Every_event_and_polled_trigger_of_the_catalog_is_a_kind()
    {
        string[] lost =
        [
            .. OperationCatalog.Declared<ICatalogItem>().Select(static item => item.Entry.Name)
                .Where(static name => EventKind.Named(name).Count == 0
                    || EventKind.Named(name).Any(kind => EventKind.CatalogNameOf(kind) != name)),
        ];

        Assert.Empty(lost);
    }

    [Theory]
    [InlineData("task.overdue", "ghl.on.TaskOverdue")]
    [InlineData("stocktwits.on.mention", "stocktwits.on.Mention")]
    [InlineData("tag.added", null)]
    [InlineData("schedule", null)]
    public void Polled_triggers_have_both_names(string name, string? trigger) =>
        Assert.Equal(trigger, PolledTrigger.Named(name)?.Name);
}
