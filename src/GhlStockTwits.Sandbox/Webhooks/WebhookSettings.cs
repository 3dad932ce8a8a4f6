using System.Text.Json.Nodes;

namespace GhlStockTwits.Sandbox.Webhooks;

/// <summary>Where webhooks are sent and how unreliably. Shares are percentages of the events.</summary>
internal sealed record WebhookSettings
{
    public static readonly TimeSpan LongestTime = TimeSpan.FromHours(1);

    /// <summary>The URL of the app, or null to send nothing to it.</summary>
    public Uri? Url { get; init; }

    /// <summary>A workflow with a custom webhook.</summary>
    public WorkflowWebhook? Workflow { get; init; }

    /// <summary>The seconds before the first retry; each further one takes twice as long, give or take.</summary>
    public double RetryBase { get; init; } = 1;

    /// <summary>The seconds that the receiver has to answer.</summary>
    public double Timeout { get; init; } = 10;

    /// <summary>The share of events that are sent twice.</summary>
    public int Duplicates { get; init; }

    /// <summary>The share of events that are sent after the next one.</summary>
    public int Reordered { get; init; }

    /// <summary>The share of events that are sent late.</summary>
    public int Delayed { get; init; }

    /// <summary>The seconds by which an event is sent late or out of order at most.</summary>
    public double Delay { get; init; } = 2;

    /// <summary>The share of events of which someone else sends a forged copy.</summary>
    public int Forged { get; init; }

    /// <summary>Sends the fields under <c>data</c>, as HighLevel's guide shows them.</summary>
    public bool Nested { get; init; }

    /// <summary>The seed of what happens to which event.</summary>
    public int Seed { get; init; } = 1;

    /// <exception cref="ArgumentException">A value is not valid.</exception>
    public void Validate()
    {
        if (!IsOnThisMachine(Url) || !IsOnThisMachine(Workflow?.Url))
        {
            throw new ArgumentException("The URL must be an http or https URL of this machine.");
        }

        if (Workflow is { Url: null } or { Tag: null or "" })
        {
            throw new ArgumentException("A workflow requires url and tag.");
        }

        if (new[] { Duplicates, Reordered, Delayed, Forged }.Any(share => share is < 0 or > 100))
        {
            throw new ArgumentException("A share must be between 0 and 100 percent.");
        }

        if (new[] { RetryBase, Delay, Timeout }.Any(time => !(time >= 0 && time <= LongestTime.TotalSeconds))
            || Timeout == 0)
        {
            throw new ArgumentException(
                $"A time must be between 0 and {LongestTime.TotalSeconds} seconds, and the timeout must be positive.");
        }
    }

    private static bool IsOnThisMachine(Uri? url)
    {
        return url is null or { IsAbsoluteUri: true, Scheme: "http" or "https", IsLoopback: true };
    }
}

/// <summary>A workflow that starts when a contact gets a tag and sends a webhook of its own to a URL.</summary>
internal sealed record WorkflowWebhook(Uri? Url, string? Tag, JsonObject? CustomData);
