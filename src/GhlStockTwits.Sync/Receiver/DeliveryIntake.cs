using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.Events.Webhooks;
using GhlStockTwits.Sync.Inbox;

namespace GhlStockTwits.Sync.Receiver;

/// <summary>
/// Decides what a request is: a delivery, or something to refuse. Nothing of a payload is kept but what says where to
/// look.
/// </summary>
internal sealed class DeliveryIntake
{
    /// <summary>The path of workflows, before the secret.</summary>
    public const string WorkflowPath = "/workflow/";

    /// <summary>The shortest secret.</summary>
    public const int ShortestSecret = 32;

    private const string Unreadable = "(unreadable)";

    // Longer than any ID or type of HighLevel.
    private const int LongestText = 128;

    private readonly WebhookVerifier _verifier;
    private readonly string _path;
    private readonly byte[]? _workflowHash;
    private readonly string? _appId;
    private readonly TimeSpan _replayWindow;

    /// <exception cref="GhlStockTwitsException">A key is not one, or the path or the secret cannot be one.</exception>
    public DeliveryIntake(ListenerSettings settings)
    {
        _verifier = new WebhookVerifier(settings.PublicKeys);
        _path = settings.Path.StartsWith('/') && settings.Path.All(static one => IsPlain(one) || one == '/')
            && !settings.Path.StartsWith(WorkflowPath, StringComparison.Ordinal) ? settings.Path : throw PathInvalid();
        _workflowHash = settings.WorkflowSecret is not { } secret ? null
            : secret.Length >= ShortestSecret && secret.All(IsPlain) ? HashOf(WorkflowPath + secret)
            : throw SecretInvalid();
        _appId = settings.AppId is { } app ? AppInstallation.AppOf(app) : null;
        _replayWindow = settings.ReplayWindow;
    }

    /// <summary>Decides by the request line what a request is about.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path without its query.</param>
    /// <returns>Where its body goes; else the answer that refuses it.</returns>
    public (IntakeTarget Target, IntakeAnswer? Refusal) Find(string method, string path)
    {
        // The secret is compared in the same time whatever is in it, and a wrong one is a path like any other.
        bool isWorkflow = _workflowHash is not null
            && CryptographicOperations.FixedTimeEquals(HashOf(path), _workflowHash);
        return !isWorkflow && path != _path ? (default, IntakeAnswer.Refuse(404, Refusals.Path))
            : method != "POST" ? (default, IntakeAnswer.Refuse(405, Refusals.Method))
            : (isWorkflow ? IntakeTarget.Workflow : IntakeTarget.Webhook, null);
    }

    /// <summary>Reads a body.</summary>
    /// <param name="target">What <see cref="Find"/> returned.</param>
    /// <param name="body">The body, byte for byte.</param>
    /// <param name="signatures">The values of the signature's header.</param>
    /// <param name="now">The time.</param>
    public IntakeAnswer Read(
        IntakeTarget target, byte[] body, IReadOnlyList<string?> signatures, DateTimeOffset now) =>
        body.Length > WebhookParser.MaxBytes ? IntakeAnswer.Refuse(413, Refusals.TooLarge)
            : target == IntakeTarget.Workflow ? ReadWorkflow(body, now)
            : signatures.Count != 1 || !_verifier.IsGenuine(body, signatures[0])
                ? IntakeAnswer.Refuse(401, Refusals.NotVerified)
            : ReadSigned(body, now);

    private IntakeAnswer ReadSigned(byte[] body, DateTimeOffset now)
    {
        WebhookDelivery delivery;
        try
        {
            delivery = WebhookParser.Parse(body);
        }
        catch (GhlStockTwitsException unreadable)
        {
            return IntakeAnswer.Accept(new IncomingDelivery(KeyOf(body), Unreadable)
            {
                IsVerified = true,
                ReceivedAt = now,
                Status = DeliveryStatus.Ignored,
                Reason = unreadable.Description,
            });
        }

        string? appId = Plain(delivery.AppId);
        if (_appId is not null && delivery.AppId is not null && appId != _appId)
        {
            return IntakeAnswer.Refuse(403, Refusals.OtherApp);
        }

        string? webhookId = Plain(delivery.WebhookId);
        IncomingDelivery incoming = new(webhookId ?? KeyOf(body), Plain(delivery.Type) ?? Unreadable)
        {
            Event = delivery.Event,
            WebhookId = webhookId,
            LocationId = Plain(delivery.LocationId),
            CompanyId = Plain(delivery.CompanyId),
            ContactId = Plain(delivery.ContactId),
            ObjectId = Plain(delivery.Id),
            AppId = appId,
            IsVerified = true,
            SentAt = delivery.Timestamp,
            ReceivedAt = now,
        };
        return IntakeAnswer.Accept(WhyIgnored(incoming) is { } reason
            ? incoming with { Status = DeliveryStatus.Ignored, Reason = reason }
            : incoming);
    }

    /// <summary>What a workflow sends is not signed: it only says which contact to read.</summary>
    private static IntakeAnswer ReadWorkflow(byte[] body, DateTimeOffset now)
    {
        try
        {
            ReadOnlyMemory<byte> text = body.AsSpan().StartsWith(Encoding.UTF8.Preamble)
                ? body.AsMemory(Encoding.UTF8.Preamble.Length) : body;
            using JsonDocument document = JsonDocument.Parse(text);
            if (TextIn(document.RootElement, "contact_id") is not { } contactId)
            {
                return IntakeAnswer.Refuse(400, Refusals.Malformed);
            }

            string? locationId = document.RootElement.TryGetProperty("location", out JsonElement location)
                ? TextIn(location, "id") : null;
            return IntakeAnswer.Accept(new IncomingDelivery(Guid.NewGuid().ToString("N"), WorkflowPayload.Type)
            {
                LocationId = locationId,
                ContactId = contactId,
                ObjectId = contactId,
                ReceivedAt = now,
                Status = locationId is null ? DeliveryStatus.Ignored : DeliveryStatus.Queued,
                Reason = locationId is null ? "It has no location." : null,
            });
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a text that is not valid Unicode.
            return IntakeAnswer.Refuse(400, Refusals.Malformed);
        }
    }

    private string? WhyIgnored(IncomingDelivery delivery) =>
        delivery.SentAt is { } sent && delivery.ReceivedAt - sent > _replayWindow
            ? "It is older than the replay window."
        : delivery.Event is null && delivery.ContactId is null ? "The event is not known."
        : delivery.LocationId is null && delivery.Event is not ("ghl.on.AppInstall" or "ghl.on.AppUninstall")
            ? "It has no location."
        : null;

    private static string? TextIn(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value)
            && value.ValueKind == JsonValueKind.String ? Plain(value.GetString()) : null;

    /// <summary>An ID or a type; null for what cannot be one, and what a database may not take.</summary>
    private static string? Plain(string? text) =>
        text is { Length: > 0 and <= LongestText }
            && !text.Any(static one => char.IsControl(one) || char.IsSurrogate(one)) ? text : null;

    private static bool IsPlain(char one) => char.IsAsciiLetterOrDigit(one) || one is '-' or '_' or '.' or '~';

    private static string KeyOf(byte[] body) => "sha256:" + Convert.ToHexString(SHA256.HashData(body));

    private static byte[] HashOf(string path) => SHA256.HashData(Encoding.UTF8.GetBytes(path));

    private static GhlStockTwitsException PathInvalid() => new(
        "GhlStockTwits.WebhookPathInvalid", FailureCategory.InvalidArgument,
        "The path of the listener cannot be used.",
        $"Pass one that begins with a slash, such as {ListenerSettings.DefaultPath}, of letters, digits, slashes, "
            + $"hyphens, underscores, periods and tildes, and not below {WorkflowPath}.");

    private static GhlStockTwitsException SecretInvalid() => new(
        "GhlStockTwits.WorkflowSecretInvalid", FailureCategory.InvalidArgument,
        "The secret for workflows is too short, or has characters that an address cannot hold.",
        $"Use at least {ShortestSecret} random letters, digits, hyphens, underscores, periods and tildes.");
}

/// <summary>What a request is about.</summary>
internal enum IntakeTarget
{
    None,

    /// <summary>A signed delivery.</summary>
    Webhook,

    /// <summary>A workflow's hint.</summary>
    Workflow,
}

/// <summary>What a request is answered with, once its delivery is stored.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Delivery">What is to be stored, or null.</param>
/// <param name="Refusal">Why it is refused, or null.</param>
internal sealed record IntakeAnswer(int Status, IncomingDelivery? Delivery, string? Refusal)
{
    public static IntakeAnswer Accept(IncomingDelivery delivery) => new(200, delivery, null);

    public static IntakeAnswer Refuse(int status, string reason) => new(status, null, reason);
}
