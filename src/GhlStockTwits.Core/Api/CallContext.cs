namespace GhlStockTwits.Api;

/// <summary>What every call carries besides its values.</summary>
/// <param name="Stop">Ends the call, its waits and its retries at once.</param>
/// <param name="Notices">Hears of waits and answers; may be called on any thread.</param>
public readonly record struct CallContext(CancellationToken Stop, IProgress<Notice>? Notices = null)
{
    internal void Report(string text, TimeSpan? wait = null) => Notices?.Report(new Notice(text, wait));

    internal void Warn(string text) => Notices?.Report(new Notice(text, null, IsWarning: true));
}
