namespace GhlStockTwits.Api;

/// <summary>
/// Something that happened on the way of a request: a wait, an answer. Holds no secret and no personal data.
/// </summary>
/// <param name="Text">What to show.</param>
/// <param name="Wait">How long the request now waits; null when it does not.</param>
/// <param name="IsWarning">Whether also somebody should hear of it who did not ask.</param>
public sealed record Notice(string Text, TimeSpan? Wait = null, bool IsWarning = false);
