using CsCheck;
using GhlStockTwits.Events;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Tests.Rules;

public sealed class RecordDiffTests
{
    private static readonly ContactRecord s_before = Sample.Record with
    {
        Tasks = [new RecordTask("t1", "Call", "open", null)],
        Notes = [new RecordNote("n1", null, "Old", Sample.LastRead - TimeSpan.FromDays(1))],
        Appointments = [new RecordAppointment("a1", "Demo", "new", null)],
    };

    [Fact]
    public void Equal_records_have_no_changes() => Assert.Empty(Changes(s_before, s_before with { Version = 9 }));

    [Fact]
    public void A_contact_with_its_own_date_after_the_last_reading_is_created_and_its_tags_added() =>
        Assert.Equal(
            ["contact.created", "tag.added announce"],
            Changes(null, Sample.Record with { DateAdded = Sample.LastRead + TimeSpan.FromMinutes(1) }));

    [Fact]
    public void An_old_contact_without_a_record_is_not_created_and_its_tags_have_no_history() =>
        Assert.Empty(Changes(null, Sample.Record));

    [Fact]
    public void A_contact_without_a_date_is_not_created() =>
        Assert.Empty(Changes(null, Sample.Record with { DateAdded = null }));

    [Fact]
    public void Before_the_first_reading_nothing_is_created() =>
        Assert.Empty(RecordDiff.Between(null, Sample.Record with { DateAdded = Sample.Now }, lastReadAt: null));

    [Fact]
    public void A_known_contact_is_never_created() =>
        Assert.DoesNotContain("contact.created",
            Changes(s_before, s_before with { DateAdded = Sample.Now, Email = "new@example.com" }));

    [Fact]
    public void Tags_are_added_and_removed() =>
        Assert.Equal(
            ["tag.added vip", "tag.removed announce"], Changes(s_before, s_before with { Tags = ["vip"] }));

    [Theory]
    [InlineData("email")]
    [InlineData("handle")]
    [InlineData("phone")]
    [InlineData("company")]
    [InlineData("field")]
    public void A_changed_value_updates_the_contact(string what) =>
        Assert.Equal(["contact.updated"], Changes(s_before, what switch
        {
            "email" => s_before with { Email = "new@example.com" },
            "handle" => s_before with { Handle = "other" },
            "phone" => s_before with { Phone = "+15550000000" },
            "company" => s_before with { CompanyName = "Example Ltd" },
            _ => s_before with
            {
                CustomField =
                new Dictionary<string, string> { ["industry"] = "Boats", ["consent"] = "yes" }
            },
        }));

    [Theory]
    [InlineData(null, "")]
    [InlineData("", null)]
    [InlineData(" ", null)]
    public void Two_ways_to_write_empty_are_no_change(string? before, string? after) =>
        Assert.Empty(Changes(
            s_before with { CompanyName = before, Email = before },
                s_before with { CompanyName = after, Email = after }));

    [Fact]
    public void An_empty_custom_field_is_the_same_as_an_absent_one() =>
        Assert.Empty(Changes(
            s_before, s_before with
            {
                CustomField =
                new Dictionary<string, string>(s_before.CustomField) { ["stage"] = "" }
            }));

    [Fact]
    public void What_a_list_leaves_out_is_no_change_when_it_is_read() =>
        Assert.Empty(Changes(s_before with { IsFull = false, Phone = null, CompanyName = null }, s_before));

    [Theory]
    [InlineData("completed", "task.updated t1", "task.completed t1")]
    [InlineData("open", "task.updated t1")]
    public void A_changed_task_is_updated_and_its_status_told(string status, params string[] expected) =>
        Assert.Equal(expected,
            Changes(s_before, s_before with { Tasks = [new RecordTask("t1", "Call again", status, null)] }));

    [Fact]
    public void A_task_is_created_or_deleted() =>
        Assert.Equal(
            ["task.created t2", "task.deleted t1"],
            Changes(s_before, s_before with { Tasks = [new RecordTask("t2", "New", "open", null)] }));

    [Fact]
    public void A_task_that_was_gone_and_returns_is_not_created() =>
        Assert.Empty(Changes(
            s_before with { Tasks = [], FormerPartIds = ["t1"] }, s_before));

    [Theory]
    [InlineData(1, true)]
    [InlineData(-60, false)]
    public void A_note_is_created_only_by_its_own_date(int minutesAfterLastReading, bool isCreated)
    {
        RecordNote note = new("n2", null, "New", Sample.LastRead + TimeSpan.FromMinutes(minutesAfterLastReading));
        Assert.Equal(isCreated ? ["note.created n2"]
            : [], Changes(s_before, s_before with { Notes = [.. s_before.Notes, note] }));
    }

    [Fact]
    public void A_note_without_a_date_is_not_created() =>
        Assert.Empty(
            Changes(s_before, s_before with { Notes = [.. s_before.Notes, new RecordNote("n2", null, "New", null)] }));

    [Fact]
    public void Parts_that_were_never_read_have_no_history() =>
        Assert.Empty(
            Changes(s_before with { ReadAt = new ReadTimes(), Tasks = [], Notes = [], Appointments = [] }, s_before));

    [Fact]
    public void A_change_of_a_part_knows_when_the_part_was_read_before()
    {
        ChangeEvent change = Assert.Single(RecordDiff.Between(
            s_before, s_before with { Appointments = [] }, Sample.LastRead));
        Assert.Equal(("appointment.deleted a1", Sample.LastRead), (change.Trigger, change.LastReadAt));
    }

    [Fact]
    public void Tags_that_change_and_change_back_leave_nothing() =>
        Gen.Char["abcdef"].Array[0, 6].Sample(static letters =>
        {
            string[] tags = [.. letters.Select(static letter => letter.ToString()).Distinct()];
            ContactRecord after = s_before with { Tags = tags };
            HashSet<string> there = [.. Changes(s_before, after)];
            HashSet<string> back = [.. Changes(after, s_before).Select(static change =>
                change.Replace("added", "x", StringComparison.Ordinal)
                    .Replace("removed", "added", StringComparison.Ordinal)
                    .Replace(".x", ".removed", StringComparison.Ordinal))];
            return there.SetEquals(back);
        });

    private static string[] Changes(ContactRecord? before, ContactRecord after) =>
        [.. RecordDiff.Between(before, after, Sample.LastRead).Select(static change => change.Trigger)];
}
