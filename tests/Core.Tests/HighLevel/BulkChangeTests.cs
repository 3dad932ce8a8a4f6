using System.Net;
using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Core.Tests.HighLevel;

/// <summary>
/// A refused batch is halved until the refused contact is alone; accepted contacts are not sent again.
/// </summary>
public sealed class BulkChangeTests
{
    private static readonly ApiErrorKind[] s_notAboutContacts =
        [ApiErrorKind.ScopeMissing, ApiErrorKind.TokenInvalid, ApiErrorKind.DailyLimit];

    private readonly List<string[]> _accepted = [];
    private int _calls;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(500, 1)]
    [InlineData(501, 2)]
    [InlineData(10_000, 20)]
    public async Task Contacts_are_sent_500_at_a_time(int contacts, int calls)
    {
        string[] ids = Ids(contacts);

        Assert.Empty(await RunAsync(Change(ids, (batch, _) => RespondAsync(batch, refused: []))));

        Assert.Equal(calls, _calls);
        Assert.Equal(ids, _accepted.SelectMany(static batch => batch));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(249)]
    [InlineData(499)]
    public async Task The_refused_contact_is_found_and_the_others_are_changed(int refused)
    {
        string[] ids = Ids(500);

        BulkFailure failure = Assert.Single(
            await RunAsync(Change(ids, (batch, _) => RespondAsync(batch, [ids[refused]]))));

        Assert.Equal(ids[refused], failure.ContactId);
        Assert.Equal(ids.Where(id => id != ids[refused]), _accepted.SelectMany(static batch => batch));
        Assert.InRange(_calls, 15, 21);
    }

    [Fact]
    public async Task Each_refused_contact_is_reported()
    {
        string[] ids = Ids(100);
        string[] refused = [ids[3], ids[4], ids[77]];

        BulkFailure[] failures = await RunAsync(Change(ids, (batch, _) => RespondAsync(batch, refused)));

        Assert.Equal(refused, failures.Select(static failure => failure.ContactId));
        Assert.Equal(97, _accepted.Sum(static batch => batch.Length));
    }

    [Fact]
    public async Task A_change_that_is_refused_for_every_contact_ends_after_a_few()
    {
        string[] ids = Ids(500);

        ApiException failure = await Assert.ThrowsAsync<ApiException>(
            () => RunAsync(Change(ids, (batch, _) => RespondAsync(batch, ids))));

        Assert.Contains("8 contacts in a row", failure.Message, StringComparison.Ordinal);
        Assert.InRange(_calls, 8, 30);
    }

    [Fact]
    public async Task After_a_transient_error_the_contacts_of_the_batch_have_failed_and_the_next_batch_is_sent()
    {
        string[] ids = Ids(700);

        BulkFailure[] failures = await RunAsync(Change(ids, (batch, _) =>
            ++_calls == 1
                ? throw Failure(ApiErrorKind.ServerError, HttpStatusCode.BadGateway)
                : RespondAsync(batch, [])));

        Assert.Equal(ids[..500], failures.Select(static failure => failure.ContactId));
        Assert.Equal(ids[500..], Assert.Single(_accepted));
    }

    [Theory]
    [InlineData("ScopeMissing")]
    [InlineData("TokenInvalid")]
    [InlineData("DailyLimit")]
    public async Task An_error_that_is_not_about_contacts_ends_the_change(string name)
    {
        ApiErrorKind kind = s_notAboutContacts.Single(kind => kind.Name == name);
        BulkChange change = Change(Ids(600), (_, _) => throw Failure(kind, HttpStatusCode.Unauthorized));

        ApiException failure = await Assert.ThrowsAsync<ApiException>(() => RunAsync(change));

        Assert.Equal(kind, failure.Kind);
    }

    [Theory]
    [InlineData("Contact does not belong to the location", "Ghl.WrongLocation")]
    [InlineData("The contact was deleted", "Ghl.NotFound")]
    [InlineData("x is not a valid contact id", "Ghl.NotFound")]
    [InlineData("Contact NOT FOUND", "Ghl.NotFound")]
    [InlineData("Something else", "Ghl.InvalidRequest")]
    [InlineData("", "Ghl.InvalidRequest")]
    public async Task A_contact_that_a_tag_change_reports_as_failed_has_its_own_error(string message, string errorId)
    {
        using LoopbackServer server = new(ScriptedResponse.Json(
            $$"""
            {"responses":[{"contactId":"c1","type":"success"},
            {"contactId":"c2","type":"error","message":"{{message}}"}]}
            """));
        using HighLevelConnection connection = new(server.Address, "token", "loc-1", new VirtualClock());

        BulkFailure failure = Assert.Single(
            await RunAsync(BulkChange.OfTags(connection, "add", ["vip"], ["c1", "c2"])));

        Assert.Equal(("c2", errorId), (failure.ContactId, failure.Reason.ErrorId));
        ReceivedRequest request = Assert.Single(server.Requests);
        Assert.Equal("/contacts/bulk/tags/update/add", request.Path);
        Assert.Equal("""{"contacts":["c1","c2"],"tags":["vip"],"locationId":"loc-1"}""", request.Text);
    }

    [Theory]
    [InlineData("b1", "\"b1\"")]
    [InlineData(null, "null")]
    public async Task A_contact_that_a_business_change_does_not_list_is_not_found(string? businessId, string sent)
    {
        using LoopbackServer server = new(ScriptedResponse.Json("""{"success":true,"ids":["c1"]}"""));
        using HighLevelConnection connection = new(server.Address, "token", "loc-1", new VirtualClock());

        BulkFailure failure = Assert.Single(
            await RunAsync(BulkChange.OfBusiness(connection, businessId, ["c1", "c2"])));

        Assert.Equal(("c2", "Ghl.NotFound"), (failure.ContactId, failure.Reason.ErrorId));
        Assert.Contains($"\"businessId\":{sent}", Assert.Single(server.Requests).Text, StringComparison.Ordinal);
    }

    private static BulkChange Change(string[] ids, Func<string[], CallContext, Task<BulkFailure[]>> send) =>
        new(ContactBulk.UpdateTags, ids, notFoundMeansContact: true, send);

    private static string[] Ids(int count) =>
        [.. Enumerable.Range(0, count).Select(static number => $"contact{number}")];

    private static ApiException Failure(ApiErrorKind kind, HttpStatusCode status) =>
        new(ContactBulk.UpdateTags, kind, "no") { StatusCode = status };

    private static async Task<BulkFailure[]> RunAsync(BulkChange change)
    {
        List<BulkFailure> failures = [];
        while (!change.IsDone)
        {
            failures.AddRange(await change.StepAsync(new CallContext(CancellationToken.None)));
        }

        return [.. failures];
    }

    private Task<BulkFailure[]> RespondAsync(string[] batch, string[] refused)
    {
        _calls++;
        if (batch.Intersect(refused).Any())
        {
            throw Failure(ApiErrorKind.InvalidRequest, HttpStatusCode.UnprocessableEntity);
        }

        _accepted.Add(batch);
        return Task.FromResult<BulkFailure[]>([]);
    }
}
