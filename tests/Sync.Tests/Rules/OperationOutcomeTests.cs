using GhlStockTwits.Api;
using GhlStockTwits.Catalog;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Sync.Effects;

namespace GhlStockTwits.Sync.Tests.Rules;

public sealed class OperationOutcomeTests
{
    public static TheoryData<string, int, string, EffectStatus> Failures { get; } = new()
    {
        // Repeating it does no harm: what may succeed later waits for the next run.
        { "ghl.contact.addTags", 1, nameof(ApiErrorKind.OutcomeUnknown), EffectStatus.Unknown },
        { "ghl.contact.addTags", 1, nameof(ApiErrorKind.ServerError), EffectStatus.Planned },
        { "ghl.contact.addTags", 5, nameof(ApiErrorKind.ServerError), EffectStatus.Planned },
        { "ghl.contact.addTags", 5, nameof(ApiErrorKind.ConnectionFailed), EffectStatus.Planned },
        { "ghl.contact.addTags", 1, nameof(ApiErrorKind.NotFound), EffectStatus.Failed },

        // What was turned away was never sent; what failed after a first attempt is looked for.
        { "ghl.note.create", 1, nameof(ApiErrorKind.OutcomeUnknown), EffectStatus.Unknown },
        { "ghl.note.create", 1, nameof(ApiErrorKind.ConnectionFailed), EffectStatus.Planned },
        { "ghl.note.create", 2, nameof(ApiErrorKind.ConnectionFailed), EffectStatus.Unknown },
        { "ghl.note.create", 1, nameof(ApiErrorKind.RateLimited), EffectStatus.Planned },
        { "ghl.note.create", 1, nameof(ApiErrorKind.NotFound), EffectStatus.Failed },
        { "ghl.contact.addToWorkflow", 1, nameof(ApiErrorKind.OutcomeUnknown), EffectStatus.Unknown },
        { "ghl.contact.addToWorkflow", 1, nameof(ApiErrorKind.TokenInvalid), EffectStatus.Planned },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void A_failure_says_what_becomes_of_the_effect(
        string operation, int attempts, string kind, EffectStatus expected)
    {
        Operation called = OperationCatalog.Operations[operation];
        ApiErrorKind known = Kind(kind);
        Effect effect = Sample.Effect with { Operation = operation, Attempts = attempts, SendingAt = Sample.Now };

        Effect after = OperationOutcome.AfterFailure(effect, called, new ApiException(called, known, "details"));

        Assert.Equal(expected, after.Status);
        Assert.NotNull(after.Reason);
    }

    [Theory]
    [InlineData("ghl.contact.addTags", nameof(OutcomeAdvice.Repeat))]
    [InlineData("ghl.contact.update", nameof(OutcomeAdvice.Repeat))]
    [InlineData("ghl.note.create", nameof(OutcomeAdvice.Verify))]
    [InlineData("ghl.task.create", nameof(OutcomeAdvice.Verify))]
    [InlineData("ghl.contact.create", nameof(OutcomeAdvice.Verify))]
    [InlineData("stocktwits.friendship.create", nameof(OutcomeAdvice.Verify))]
    [InlineData("stocktwits.message.like", nameof(OutcomeAdvice.Park))]
    [InlineData("ghl.contact.addToWorkflow", nameof(OutcomeAdvice.Park))]
    [InlineData("ghl.appointment.create", nameof(OutcomeAdvice.Park))]
    public void Retry_safety_decides_about_an_unknown_outcome(string operation, string advice) => Assert.Equal(
        advice, OperationOutcome.Advise(OperationCatalog.Operations[operation]).ToString());

    [Theory]
    [InlineData(1, true, EffectStatus.Done)]
    [InlineData(2, true, EffectStatus.Done)]
    [InlineData(1, false, EffectStatus.Planned)]
    [InlineData(2, false, EffectStatus.Parked)]
    public void What_was_looked_for_is_done_repeated_once_or_parked(int attempts, bool isFound, EffectStatus expected)
    {
        Effect effect = Sample.Effect with { Attempts = attempts, Status = EffectStatus.Unknown };

        Effect after = OperationOutcome.AfterSearch(
            effect, ContactNotes.Create, isFound ? ["""{"id":"n1"}"""] : [], Sample.Now);

        Assert.Equal(expected, after.Status);
    }

    [Theory]
    [InlineData("Asked about windmills.", "<p>Asked about windmills.</p>", true)]
    [InlineData("Asked &amp; answered", "Asked & answered", true)]
    [InlineData("Asked about windmills.", "Asked about turbines.", false)]
    [InlineData("Asked", null, false)]
    public void A_note_is_recognized_by_its_body(string sent, string? found, bool isFound) => Assert.Equal(
        isFound,
        ContactNotes.Create.VerifiedBy!.IsOutcome(
            new Arguments { { "contactId", "c" }, { "body", sent } }, new ContactNote { Body = found }));

    [Fact]
    public void A_task_is_recognized_by_its_title_and_due_date()
    {
        Arguments sent = new() { { "title", "Call back" }, { "dueDate", "2027-03-14T09:30:00+01:00" } };
        DateTimeOffset due = new(2027, 3, 14, 8, 30, 0, TimeSpan.Zero);
        Func<Arguments, object, bool> isOutcome = ContactTasks.Create.VerifiedBy!.IsOutcome;

        Assert.True(isOutcome(sent, new ContactTask { Title = "Call back", DueDate = due }));
        Assert.True(isOutcome(sent.With("dueDate", due), new ContactTask { Title = "Call back", DueDate = due }));
        Assert.False(isOutcome(sent, new ContactTask { Title = "Call back", DueDate = due.AddDays(1) }));
        Assert.False(isOutcome(sent, new ContactTask { Title = "Call again", DueDate = due }));
        Assert.False(isOutcome(sent.Without("dueDate"), new ContactTask { Title = "Call back", DueDate = due }));
    }

    [Fact]
    public void Arguments_and_results_survive_the_state()
    {
        Arguments sent = new()
        {
            { "contactId", "c1" }, { "completed", true }, { "tags", new[] { "a", "b" } }, { "limit", 3 },
            { "customFields", new[] { new Dictionary<string, object?> { ["id"] = "f", ["field_value"] = "x" } } },
        };

        string written = EffectJson.Write(sent);

        Assert.Equal(written, EffectJson.Write(EffectJson.Read(written)));
        Assert.True(EffectJson.ValuesIn(written).SetEquals(["a", "b", "c1", "f", "TRUE", "3", "x"]));
        string? result = EffectJson.WriteResult(new ContactNote { Id = "n1", Body = "b" });
        Assert.Equal("n1", EffectJson.ReadResult(result)["ID"]);
        Assert.Null(EffectJson.WriteResult(null));
    }

    private static ApiErrorKind Kind(string name) =>
        (ApiErrorKind)typeof(ApiErrorKind).GetField(name, (System.Reflection.BindingFlags)(-1))!.GetValue(null)!;
}
