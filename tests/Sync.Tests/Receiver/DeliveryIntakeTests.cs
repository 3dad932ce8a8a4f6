using System.Text;
using GhlStockTwits.Api;
using GhlStockTwits.Events.Webhooks;
using GhlStockTwits.Sync.Inbox;
using GhlStockTwits.Sync.Receiver;

namespace GhlStockTwits.Sync.Tests.Receiver;

/// <summary>What is accepted, what is refused, and what is kept of it.</summary>
public sealed class DeliveryIntakeTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("POST", "/webhook", 200)]
    [InlineData("GET", "/webhook", 405)]
    [InlineData("PUT", "/webhook", 405)]
    [InlineData("post", "/webhook", 405)]
    [InlineData("POST", "/", 404)]
    [InlineData("POST", "/webhook/", 404)]
    [InlineData("POST", "/WEBHOOK", 404)]
    [InlineData("GET", "/elsewhere", 404)]
    [InlineData("POST", "/workflow/" + ListenerWorld.Secret, 200)]
    [InlineData("GET", "/workflow/" + ListenerWorld.Secret, 405)]
    [InlineData("POST", "/workflow/", 404)]
    [InlineData("POST", "/workflow/0123456789abcdef0123456789abcdeF", 404)]
    [InlineData("POST", "/workflow/" + ListenerWorld.Secret + "0", 404)]
    public void The_request_line_decides_first(string method, string path, int status)
    {
        (IntakeTarget target, IntakeAnswer? refusal) = Intake().Find(method, path);

        Assert.Equal(status, refusal?.Status ?? 200);
        Assert.Equal(status == 200, target != IntakeTarget.None);
    }

    [Fact]
    public void Without_a_secret_there_is_no_path_for_workflows() => Assert.Equal(
        404, new DeliveryIntake(Settings with { WorkflowSecret = null })
            .Find("POST", "/workflow/" + ListenerWorld.Secret).Refusal!.Status);

    [Fact]
    public void What_HighLevel_signed_is_accepted_flat_or_nested()
    {
        string flat = """
            {"type":"NoteCreate","locationId":"l","id":"n","contactId":"c","body":"private","webhookId":"w",
            "timestamp":"2026-11-26T11:59:00Z","appId":"a","companyId":"o"}
            """;
        string nested = """
            {"type":"NoteCreate","webhookId":"w","timestamp":"2026-11-26T11:59:00Z","appId":"a",
            "data":{"locationId":"l","id":"n","contactId":"c","body":"private","companyId":"o"}}
            """;
        IncomingDelivery expected = new("w", "NoteCreate")
        {
            Event = "ghl.on.NoteCreate",
            WebhookId = "w",
            LocationId = "l",
            CompanyId = "o",
            ContactId = "c",
            ObjectId = "n",
            AppId = "a",
            IsVerified = true,
            SentAt = s_now.AddMinutes(-1),
            ReceivedAt = s_now,
        };

        Assert.Equal(IntakeAnswer.Accept(expected), ReadSigned(flat));
        Assert.Equal(IntakeAnswer.Accept(expected), ReadSigned(nested));
    }

    [Theory]
    [InlineData()]
    [InlineData("")]
    [InlineData("N/A")]
    [InlineData("not base64!")]
    [InlineData("AAAA")]
    [InlineData("wrong")]
    [InlineData("right", "right")]
    [InlineData("right", "")]
    [InlineData("right,right")]
    [InlineData(" right")]
    public void Whatever_is_not_the_one_signature_is_refused_alike(params string[] signatures)
    {
        byte[] body = Encoding.UTF8.GetBytes(ListenerWorld.Body("w"));
        byte[] other = Encoding.UTF8.GetBytes(ListenerWorld.Body("x"));

        IntakeAnswer answer = Intake().Read(
            IntakeTarget.Webhook, body,
            [.. signatures.Select(text => text
                .Replace("right", ListenerWorld.Signature(body), StringComparison.Ordinal)
                .Replace("wrong", ListenerWorld.Signature(other), StringComparison.Ordinal))],
            s_now);

        Assert.Equal(IntakeAnswer.Refuse(401, Refusals.NotVerified), answer);
    }

    [Theory]
    [InlineData("re-serialised")]
    [InlineData("UTF-16")]
    [InlineData("Latin-1")]
    [InlineData("with a mark")]
    [InlineData("with a line more")]
    [InlineData("truncated")]
    [InlineData("empty")]
    public void A_body_that_is_not_byte_for_byte_as_it_was_signed_is_refused(string how)
    {
        string body = ListenerWorld.Body("w");
        byte[] signed = Encoding.UTF8.GetBytes(body);
        byte[] received = how switch
        {
            "re-serialised" => Encoding.UTF8.GetBytes(body.Replace("ë", "\\u00eb", StringComparison.Ordinal)),
            "UTF-16" => Encoding.Unicode.GetBytes(body),
            "Latin-1" => Encoding.Latin1.GetBytes(body),
            "with a mark" => [.. Encoding.UTF8.Preamble, .. signed],
            "with a line more" => [.. signed, (byte)'\n'],
            "truncated" => signed[..^1],
            _ => [],
        };

        Assert.Equal(401, Intake().Read(
            IntakeTarget.Webhook, received, [ListenerWorld.Signature(signed)], s_now).Status);
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"type":"ContactCreate","firstName":"\ud800"}""")]
    [InlineData("")]
    public void What_is_genuine_and_cannot_be_read_is_kept_and_acknowledged(string body)
    {
        IntakeAnswer answer = ReadSigned(body);

        Assert.Equal((200, true, "(unreadable)", DeliveryStatus.Ignored), (
            answer.Status, answer.Delivery!.IsVerified, answer.Delivery.Type, answer.Delivery.Status));
        Assert.NotEmpty(answer.Delivery.Reason!);
        Assert.Equal(answer.Delivery.Key, ReadSigned(body).Delivery!.Key);
    }

    [Theory]
    [InlineData("""{"type":"ContactCreate","locationId":"l","id":"c"}""", DeliveryStatus.Queued)]
    [InlineData("""{"type":"TaskCreate","locationId":"l","id":"t"}""", DeliveryStatus.Queued)]
    [InlineData("""{"type":"Unheard","locationId":"l","contactId":"c"}""", DeliveryStatus.Queued)]
    [InlineData("""{"type":"Unheard","locationId":"l","id":"u"}""", DeliveryStatus.Ignored)]
    [InlineData("""{"type":"PLAN_CHANGE","companyId":"o"}""", DeliveryStatus.Ignored)]
    [InlineData("""{"type":"INSTALL","companyId":"o"}""", DeliveryStatus.Queued)]
    [InlineData("""{"type":"UNINSTALL","companyId":"o"}""", DeliveryStatus.Queued)]
    [InlineData("""{"type":"ContactCreate","locationId":"l\u0000","id":"c"}""", DeliveryStatus.Ignored)]
    [InlineData("""{"type":"ContactCreate","locationId":"l","id":"c","timestamp":"2026-11-23T12:00:01Z"}""",
        DeliveryStatus.Queued)]
    [InlineData("""{"type":"ContactCreate","locationId":"l","id":"c","timestamp":"2026-11-23T11:59:59Z"}""",
        DeliveryStatus.Ignored)]
    [InlineData("""{"type":"ContactCreate","locationId":"l","id":"c","timestamp":"2031-01-01T00:00:00Z"}""",
        DeliveryStatus.Queued)]
    public void What_nothing_can_act_on_is_kept_with_the_reason(string body, DeliveryStatus status)
    {
        IncomingDelivery delivery = ReadSigned(body).Delivery!;

        Assert.Equal(status, delivery.Status);
        Assert.Equal(status == DeliveryStatus.Ignored, delivery.Reason is not null);
    }

    [Theory]
    [InlineData("mine", 200)]
    [InlineData("other", 403)]
    [InlineData("mine\\u0000", 403)]
    [InlineData(null, 200)]
    public void Another_apps_delivery_is_refused_though_HighLevel_signed_it(string? appId, int status) =>
        Assert.Equal(status, ReadSigned(
            "{\"type\":\"INSTALL\",\"companyId\":\"o\"" + (appId is null ? "}" : $",\"appId\":\"{appId}\"}}"),
            Settings with { AppId = "mine" }).Status);

    [Fact]
    public void Several_keys_are_accepted_at_once()
    {
        ListenerSettings settings = Settings with
        {
            PublicKeys = [WebhookVerifier.PublishedKey, ListenerWorld.PublicKey],
        };

        Assert.Equal(200, ReadSigned(ListenerWorld.Body("w"), settings).Status);
        Assert.Equal(401, ReadSigned(
            ListenerWorld.Body("w"), Settings with { PublicKeys = [WebhookVerifier.PublishedKey] }).Status);
    }

    [Fact]
    public void Nothing_of_a_workflow_is_believed_but_where_to_look()
    {
        IncomingDelivery delivery = ReadWorkflow("""
            {"contact_id":"c","first_name":"Ada","type":"INSTALL","webhookId":"w","appId":"a","locationId":"forged",
            "timestamp":"2020-01-01T00:00:00Z","location":{"id":"l","name":"x"},"Ticker":"AAPL"}
            """).Delivery!;

        Assert.Equal(
            new IncomingDelivery(delivery.Key, "Workflow")
            {
                ContactId = "c",
                ObjectId = "c",
                LocationId = "l",
                ReceivedAt = s_now,
            },
            delivery);
    }

    [Theory]
    [InlineData("""{"contact_id":"c","location":{"id":"l"}}""", 200, DeliveryStatus.Queued)]
    [InlineData("\ufeff{\"contact_id\":\"c\",\"location\":{\"id\":\"l\"}}", 200, DeliveryStatus.Queued)]
    [InlineData("""{"contact_id":"c"}""", 200, DeliveryStatus.Ignored)]
    [InlineData("""{"contact_id":"c","location":"l"}""", 200, DeliveryStatus.Ignored)]
    [InlineData("""{"contact_id":7}""", 400, null)]
    [InlineData("""{"contact_id":"\ud800"}""", 400, null)]
    [InlineData("""{"contactId":"c"}""", 400, null)]
    [InlineData("[]", 400, null)]
    [InlineData("", 400, null)]
    [InlineData("contact_id=c", 400, null)]
    public void A_workflow_has_to_name_a_contact(string body, int status, DeliveryStatus? expected)
    {
        IntakeAnswer answer = ReadWorkflow(body);

        Assert.Equal((status, expected, false), (
            answer.Status, answer.Delivery?.Status, answer.Delivery?.IsVerified ?? false));
    }

    [Fact]
    public void A_body_over_the_limit_is_refused_before_its_signature_matters()
    {
        byte[] body = new byte[WebhookParser.MaxBytes + 1];

        Assert.Equal(413, Intake().Read(IntakeTarget.Webhook, body, [ListenerWorld.Signature(body)], s_now).Status);
    }

    [Theory]
    [InlineData("webhook", null, "GhlStockTwits.WebhookPathInvalid")]
    [InlineData("/a b", null, "GhlStockTwits.WebhookPathInvalid")]
    [InlineData("/workflow/x", null, "GhlStockTwits.WebhookPathInvalid")]
    [InlineData("/webhook", "too short", "GhlStockTwits.WorkflowSecretInvalid")]
    [InlineData("/webhook", "0123456789abcdef/123456789abcdef", "GhlStockTwits.WorkflowSecretInvalid")]
    public void A_path_and_a_secret_have_to_fit_into_an_address(string path, string? secret, string errorId) =>
        Assert.Equal(errorId, Assert.Throws<GhlStockTwitsException>(
            () => new DeliveryIntake(Settings with { Path = path, WorkflowSecret = secret })).ErrorId);

    [Fact]
    public void The_share_of_refused_requests_is_that_of_the_last_hour()
    {
        RefusalShare share = new();
        Add(90, isRefused: false, s_now);
        Add(RefusalShare.Fewest - 1, isRefused: true, s_now);
        Assert.False(share.IsHigh(s_now));

        Add(1, isRefused: true, s_now.AddMinutes(30));
        Assert.True(share.IsHigh(s_now.AddMinutes(59)));
        Assert.False(share.IsHigh(s_now.AddMinutes(60)));

        Add(180, isRefused: false, s_now);
        Assert.False(share.IsHigh(s_now.AddMinutes(30)));

        void Add(int count, bool isRefused, DateTimeOffset time)
        {
            for (int i = 0; i < count; i++)
            {
                share.Add(time, isRefused);
            }
        }
    }

    private static ListenerSettings Settings => new()
    {
        InboxPlace = "unused",
        PublicKeys = [ListenerWorld.PublicKey],
        WorkflowSecret = ListenerWorld.Secret,
    };

    private static DeliveryIntake Intake() => new(Settings);

    private static IntakeAnswer ReadSigned(string text, ListenerSettings? settings = null)
    {
        byte[] body = Encoding.UTF8.GetBytes(text);
        return new DeliveryIntake(settings ?? Settings).Read(
            IntakeTarget.Webhook, body, [ListenerWorld.Signature(body)], s_now);
    }

    private static IntakeAnswer ReadWorkflow(string body) =>
        Intake().Read(IntakeTarget.Workflow, Encoding.UTF8.GetBytes(body), [], s_now);
}
