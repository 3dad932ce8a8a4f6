using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Core.Tests.HighLevel;

/// <summary>What was read or changed never fails because of what only completes it.</summary>
public sealed class CompletionTests : IDisposable
{
    private const string Contact =
        """{"contact":{"id":"c1","city":"X","customFields":[{"id":"f1","value":"v"}]}}""";

    private const string Appointments =
        """
        {"events":[{"id":"e1","startTime":"2027-03-14 10:00:00","endTime":"2027-03-14 10:30:00"},
        {"id":"e2","startTime":"2027-03-14T10:00:00-05:00","endTime":null}]}
        """;

    private readonly LoopbackServer _server;
    private readonly ProgressMessages _progress = new();
    private ScriptedResponse _fields = ScriptedResponse.Json(
        """{"customFields":[{"id":"f1","name":"Handle","fieldKey":"contact.handle","model":"contact"}]}""");

    private ScriptedResponse _location = ScriptedResponse.Json(
        """{"location":{"id":"loc-1","timezone":"America/New_York"}}""");

    public CompletionTests()
    {
        _server = new LoopbackServer(request => request.Path switch
        {
            "/locations/loc-1/customFields" => _fields,
            "/locations/loc-1" => _location,
            "/contacts/c1/appointments" => ScriptedResponse.Json(Appointments),
            _ => ScriptedResponse.Json(Contact),
        });
    }

    public void Dispose() => _server.Dispose();

    public static TheoryData<int, string> Failures { get; } = new()
    {
        { 500, """{"message":"boom"}""" },
        { 403, """{"message":"The token does not have access to this location."}""" },
        { 404, """{"message":"Not found"}""" },
        { 401, """{"message":"The token is not authorized for this scope."}""" },
        { 429, """{"message":"Too many requests"}""" },
        { 200, "{}" },
        { 200, "<html></html>" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_change_succeeds_and_shows_custom_fields_by_ID_if_their_list_fails(int status, string body)
    {
        _fields = ScriptedResponse.Json(body, status, ("Retry-After", "60"));
        using HighLevelConnection connection = Connect(new VirtualClock());
        Arguments change = new() { { "contactId", "c1" }, { "city", "X" } };

        Contact first = (await connection.SendAsync(Contacts.Update, change, Call)).Value!;
        Contact second = (await connection.SendAsync(Contacts.Update, change, Call)).Value!;

        Assert.Equal("v", first.CustomField["f1"]);
        Assert.Equal("v", second.CustomField["f1"]);
        Assert.Contains("shown by ID", Assert.Single(_progress.All, static one => one.IsWarning).Text);
    }

    [Fact]
    public async Task A_list_of_custom_fields_that_does_not_answer_is_not_waited_for()
    {
        _fields = ScriptedResponse.None;
        using HighLevelConnection connection = Connect(new VirtualClock());

        Contact contact =
            (await connection.SendAsync(Contacts.Get, new Arguments { { "contactId", "c1" } }, Call)).Value!;

        Assert.Equal("v", contact.CustomField["f1"]);
    }

    [Fact]
    public async Task Times_without_an_offset_are_those_of_the_location()
    {
        using HighLevelConnection connection = Connect();

        Appointment[] read = await ReadAppointmentsAsync(connection);

        DateTimeOffset expected = new(2027, 3, 14, 14, 0, 0, TimeSpan.Zero);
        Assert.Equal((expected, expected.AddMinutes(30)), (read[0].StartTime, read[0].EndTime));
        Assert.Equal((expected.AddHours(1), null), (read[1].StartTime, read[1].EndTime));
        Assert.DoesNotContain(_progress.All, static one => one.IsWarning);
    }

    [Theory]
    [InlineData(500, "{}")]
    [InlineData(200, """{"location":{"id":"loc-1"}}""")]
    [InlineData(200, """{"location":{"id":"loc-1","timezone":"Mars/Base"}}""")]
    public async Task Without_a_time_zone_such_times_are_unknown(int status, string body)
    {
        _location = ScriptedResponse.Json(body, status);
        using HighLevelConnection connection = Connect();

        Appointment[] read = await ReadAppointmentsAsync(connection);

        Assert.Null(read[0].StartTime);
        Assert.NotNull(read[1].StartTime);
        Assert.Contains("time zone", Assert.Single(_progress.All, static one => one.IsWarning).Text);
    }

    [Fact]
    public async Task A_list_of_custom_fields_that_lacks_a_row_is_read_again()
    {
        _fields = ScriptedResponse.Json("""{"customFields":[null]}""");
        using HighLevelConnection connection = Connect();
        await connection.CustomFieldsAsync(Call);
        _fields = ScriptedResponse.Json("""{"customFields":[{"id":"f1","name":"Handle"}]}""");

        Assert.NotNull((await connection.CustomFieldsAsync(Call)).Find("Handle"));
    }

    [Fact]
    public async Task An_upsert_says_whether_the_contact_is_new()
    {
        using LoopbackServer server = new(ScriptedResponse.Json("""{"new":true,"contact":{"id":"c1"}}"""));
        using HighLevelConnection connection = new(server.Address, "token", "loc-1");

        Assert.True((await connection.SendAsync(Contacts.Upsert, [], Call)).Value!.IsNew);
    }

    private CallContext Call => new(CancellationToken.None, _progress);

    private HighLevelConnection Connect(TimeProvider? time = null) => new(_server.Address, "token", "loc-1", time);

    private async Task<Appointment[]> ReadAppointmentsAsync(HighLevelConnection connection) =>
        (await connection.SendAsync(
            Contacts.ListAppointments, new Arguments { { "contactId", "c1" } }, Call)).Value!;
}
