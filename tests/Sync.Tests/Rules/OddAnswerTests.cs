using System.Net;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Tests.Rules;

/// <summary>
/// An odd answer proves nothing: not that parts are gone, nor that a contact is, nor that a listing is complete.
/// </summary>
public sealed class OddAnswerTests
{
    private static readonly RecordTask[] s_tasks = [new("t1", "Call", "open", null), new("t2", "Write", "open", null)];

    [Fact]
    public void One_empty_listing_does_not_delete_all_tasks()
    {
        ContactRecord once = RecordParts.WithTasks(Sample.Record with { Tasks = s_tasks }, [], Sample.Now);
        Assert.Equal(s_tasks, once.Tasks);
        Assert.Equal(Sample.Now, once.ReadAt.Tasks);
        Assert.Empty(RecordDiff.Between(Sample.Record with { Tasks = s_tasks }, once, Sample.LastRead));
    }

    [Fact]
    public void A_second_empty_listing_deletes_all_tasks_and_keeps_their_ids()
    {
        ContactRecord once = RecordParts.WithTasks(Sample.Record with { Tasks = s_tasks }, [], Sample.Now);
        ContactRecord twice = RecordParts.WithTasks(once, [], Sample.Now);
        Assert.Empty(twice.Tasks);
        Assert.Equal(["t1", "t2"], twice.FormerPartIds);
        Assert.Equal(["task.deleted t1", "task.deleted t2"], RecordDiff.Between(once, twice, null)
            .Select(static one => one.Trigger));
    }

    [Fact]
    public void Tasks_that_come_back_after_an_empty_listing_are_not_created()
    {
        ContactRecord once = RecordParts.WithTasks(Sample.Record with { Tasks = s_tasks }, [], Sample.Now);
        ContactRecord back = RecordParts.WithTasks(once, s_tasks, Sample.Now);
        Assert.Empty(RecordDiff.Between(once, back, null));
        ContactRecord gone = RecordParts.WithTasks(once, [], Sample.Now);
        Assert.Empty(RecordDiff.Between(gone, RecordParts.WithTasks(gone, s_tasks, Sample.Now), null));
    }

    [Fact]
    public void One_of_several_tasks_is_deleted_at_once() =>
        Assert.Equal([s_tasks[0]],
            RecordParts.WithTasks(Sample.Record with { Tasks = s_tasks }, [s_tasks[0]], Sample.Now).Tasks);

    [Fact]
    public void Doubt_about_notes_is_not_doubt_about_appointments()
    {
        ContactRecord record = Sample.Record with
        {
            Notes = [new RecordNote("n1", null, "Text", null)],
            Appointments = [new RecordAppointment("a1", null, null, null)],
        };
        ContactRecord doubtful = RecordParts.WithNotes(record, [], Sample.Now);
        Assert.Single(doubtful.Notes);
        Assert.Single(RecordParts.WithAppointments(doubtful, [], Sample.Now).Appointments);
    }

    [Theory]
    [InlineData("Contact with id abc not found", HttpStatusCode.BadRequest, true)]
    [InlineData("Contact not found", HttpStatusCode.NotFound, true)]
    [InlineData("Location not found", HttpStatusCode.BadRequest, false)]
    [InlineData("HTTP 404", HttpStatusCode.NotFound, false)]
    [InlineData("Please contact your administrator", HttpStatusCode.NotFound, false)]
    public void Only_HighLevels_own_words_say_that_a_contact_is_gone(string words, HttpStatusCode status,
        bool expected) =>
        Assert.Equal(expected, ContactAbsence.IsStated(
            new ApiException(Contacts.Get, ApiErrorKind.NotFound, words) { StatusCode = status }));

    [Fact]
    public void Another_error_does_not_say_that_a_contact_is_gone() =>
        Assert.False(ContactAbsence.IsStated(
            new ApiException(Contacts.Get, ApiErrorKind.ServerError, "Contact not found")
            {
                StatusCode =
                HttpStatusCode.BadRequest
            }));

    [Theory]
    [InlineData(null, false)]
    [InlineData(7L, false)]
    [InlineData(6L, true)]
    public void A_contact_is_erased_only_when_a_later_run_finds_it_missing_again(long? missingInRun, bool expected) =>
        Assert.Equal(expected, ContactAbsence.IsProven(Sample.Record with { MissingInRun = missingInRun }, runId: 7));

    [Theory]
    [InlineData(null, 0, false)]
    [InlineData(20, 17, false)]
    [InlineData(20, 20, true)]
    [InlineData(0, 0, true)]
    [InlineData(19, 20, true)]
    public void A_listing_without_its_total_or_its_contacts_is_no_baseline(int? total, int count, bool isComplete) =>
        Assert.Equal(isComplete, ContactFinder.ListingRefusal(total, count) is null);
}
