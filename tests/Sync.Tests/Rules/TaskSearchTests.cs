using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Tests.Rules;

public sealed class TaskSearchTests
{
    private static readonly ContactRecord[] s_batch =
    [
        Record("first"), Record("none"),
        Record("one", new RecordTask("t1", "Call", "open", null) { DueSince = DateTimeOffset.UnixEpoch }),
        Record("two", new RecordTask("t2", "Write", "open", null), new RecordTask("t3", "Meet", "completed", null)),
    ];

    private static readonly ContactTask[] s_same =
        [Task("t3", "two", "Meet", isCompleted: true), Task("t1", "one", "Call"), Task("t2", "two", "Write")];

    [Fact]
    public void Contacts_whose_tasks_are_as_stored_are_unchanged_but_the_first_is_read_in_its_turn() =>
        Assert.Equal(["none", "one", "two"], Unchanged(s_same));

    [Fact]
    public void What_the_search_shows_differently_or_not_at_all_is_left_to_the_listing_of_the_contact()
    {
        Assert.Equal(["none"], Unchanged([]));
        Assert.Equal(["none", "one"], Unchanged(s_same[..2]));
        Assert.Equal(["none", "two"], Unchanged([Task("t1", "one", "Other"), s_same[0], s_same[2]]));
        Assert.Equal(["none", "two"], Unchanged([Task("t1", "one", "Call", isCompleted: true), s_same[0], s_same[2]]));
        Assert.Equal(["one", "two"], Unchanged([.. s_same, Task("new", "none", "New")]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("other")]
    public void A_search_that_is_not_about_these_contacts_proves_nothing(string contactId) =>
        Assert.Empty(Unchanged([.. s_same, Task("t9", contactId, "x")]));

    [Fact]
    public void A_task_without_an_id_proves_nothing() => Assert.Empty(Unchanged([.. s_same, Task("", "one", "x")]));

    private static string[] Unchanged(ContactTask[] found) =>
        [.. TaskSearch.Unchanged(s_batch, found).Select(static record => record.ContactId)];

    private static ContactRecord Record(string contactId, params RecordTask[] tasks) =>
        Sample.Record with { ContactId = contactId, Tasks = tasks };

    private static ContactTask Task(string id, string contactId, string title, bool isCompleted = false) =>
        new() { Id = id, ContactId = contactId, Title = title, Completed = isCompleted };
}
