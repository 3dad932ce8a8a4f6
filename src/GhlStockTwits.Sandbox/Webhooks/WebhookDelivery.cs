namespace GhlStockTwits.Sandbox.Webhooks;

/// <summary>A webhook on its way: what is sent again and again until it is accepted.</summary>
internal sealed class WebhookDelivery
{
    public required WebhookKind Kind { get; init; }

    public Forgery? Forgery { get; init; }

    public string? WebhookId { get; init; }

    public string? Type { get; init; }

    public string? LocationId { get; init; }

    public required DateTimeOffset Timestamp { get; init; }

    public required byte[] Body { get; init; }

    /// <summary>What X-GHL-Signature says; null if it is not sent.</summary>
    public required Lazy<string?> Signature { get; init; }

    /// <summary>What must happen before the first attempt.</summary>
    public Task Ready { get; set; } = Task.CompletedTask;

    /// <summary>Those that were held back and are sent after the first attempt of this one.</summary>
    public TaskCompletionSource[] Overtakes { get; set; } = [];
}

/// <summary>An event of the app, its second copy, a copy by someone else, or a workflow's custom webhook.</summary>
internal enum WebhookKind
{
    Event,
    Duplicate,
    Forgery,
    Workflow,
}

/// <summary>What is wrong with a forged copy.</summary>
internal enum Forgery
{
    /// <summary>Signed with another key.</summary>
    WrongKey,

    /// <summary>A byte of the body differs from what was signed.</summary>
    ChangedByte,

    /// <summary>The signature is N/A.</summary>
    NotAvailable,

    /// <summary>The signature is missing.</summary>
    NoSignature,
}
