using System.Net;
using GhlStockTwits.Events.Webhooks;

namespace GhlStockTwits.Sync.Receiver;

/// <summary>Where a listener receives webhooks, and which it accepts.</summary>
internal sealed record ListenerSettings
{
    public const int DefaultPort = 8080;

    public const string DefaultPath = "/webhook";

    /// <summary>
    /// HighLevel repeats a delivery for hours with its first timestamp, so that the five minutes of its guide would
    /// refuse genuine ones (highlevel-api 5.3); one that comes twice is recognised for far longer than this.
    /// </summary>
    public static readonly TimeSpan DefaultReplayWindow = TimeSpan.FromDays(3);

    /// <summary>The place of the inbox.</summary>
    public required string InboxPlace { get; init; }

    /// <summary>The address, or null for this machine alone.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>The port; 0 for a free one.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>The path of signed webhooks.</summary>
    public string Path { get; init; } = DefaultPath;

    /// <summary>What workflows know; null if they are not accepted.</summary>
    public string? WorkflowSecret { get; init; }

    /// <summary>HighLevel's public keys.</summary>
    public IReadOnlyList<string> PublicKeys { get; init; } = [WebhookVerifier.PublishedKey];

    /// <summary>The app whose webhooks are accepted, or its client ID; null for all.</summary>
    public string? AppId { get; init; }

    /// <summary>The profile that follows installations of its app, or null.</summary>
    public AppProfile? App { get; init; }

    /// <summary>How old a delivery may be for something to act on it.</summary>
    public TimeSpan ReplayWindow { get; init; } = DefaultReplayWindow;

    /// <summary>After this long without a delivery, the listener warns; null for never.</summary>
    public TimeSpan? WarnAfterQuiet { get; init; }

    /// <summary>How long a client may take for the headers of a request.</summary>
    public TimeSpan HeadersTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How slowly a client may send a body, in bytes a second, after the grace period.</summary>
    public double SlowestBody { get; init; } = 16 * 1024;

    /// <summary>How long a client may send more slowly.</summary>
    public TimeSpan BodyGrace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many clients are served at once; others are disconnected.</summary>
    public int MaxConnections { get; init; } = 256;

    /// <summary>How many deliveries may wait to be stored; others are answered with 503.</summary>
    public int QueueLength { get; init; } = 4096;

    /// <summary>How long a client waits for its delivery to be stored before it is answered with 503.</summary>
    public TimeSpan StoreTimeout { get; init; } = TimeSpan.FromSeconds(20);
}
