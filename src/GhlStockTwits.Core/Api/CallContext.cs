namespace GhlStockTwits.Api;

/// <summary>What every call carries besides its values.</summary>
/// <param name="CancellationToken">Ends the call, its waits and its retries at once.</param>
/// <param name="Progress">Receives waits and responses; called on any thread.</param>
public readonly record struct CallContext(
    CancellationToken CancellationToken, IProgress<ProgressMessage>? Progress = null)
{
    /// <summary>When the request must have left at the latest, waits included, by this machine's clock.</summary>
    internal DateTimeOffset? NotAfter { get; init; }

    /// <summary>
    /// How long to keep trying while a service is unavailable. A few attempts are always made. Default: zero, so only
    /// those, as suits a prompt.
    /// </summary>
    internal TimeSpan Patience { get; init; }

    /// <summary>Where the call is logged; null for nowhere.</summary>
    internal CallLog? Log { get; init; }

    internal void Report(string text, TimeSpan? wait = null) => Progress?.Report(new ProgressMessage(text, wait));

    /// <summary>Says how much of something is done.</summary>
    internal void ReportProgress(string what, int done, int? total) =>
        Progress?.Report(new ProgressMessage(what) { Done = done, Total = total });

    internal void Warn(string text)
    {
        Progress?.Report(new ProgressMessage(text, null, IsWarning: true));
        Log?.Warned(text);
    }
}

/// <summary>
/// Something that happened on the way of a request: a wait, a response. Holds no secret and no personal data.
/// </summary>
/// <param name="Text">The text to show.</param>
/// <param name="Wait">How long the request now waits, or null if it does not.</param>
/// <param name="IsWarning">Whether to show it as a warning, not only with <c>-Verbose</c>.</param>
public sealed record ProgressMessage(string Text, TimeSpan? Wait = null, bool IsWarning = false)
{
    /// <summary>How many are done of what the text names; null if the message is not about that.</summary>
    public int? Done { get; init; }

    /// <summary>How many there are, or null if that is not known.</summary>
    public int? Total { get; init; }
}
