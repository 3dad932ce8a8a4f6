namespace GhlStockTwits.Api;

/// <summary>
/// How to find out whether a call whose response was lost has taken effect: a listing, and what of it the call would
/// have created.
/// </summary>
/// <param name="Reads">The listing.</param>
/// <param name="Asks">
/// The arguments of the listing, from those of the call; null if they do not tell what to look for.
/// </param>
/// <param name="IsOutcome">Whether an object of the listing is what the call would have created.</param>
internal sealed record OutcomeCheck(
    Operation Reads, Func<Arguments, Arguments?> Asks, Func<Arguments, object, bool> IsOutcome)
{
    /// <summary>
    /// Whether it is a state and not an object that a call creates: then it is the outcome of each call that leads to
    /// it.
    /// </summary>
    public bool IsState { get; init; }

    /// <summary>A check of a listing that takes some of the call's own arguments.</summary>
    /// <param name="reads">The listing.</param>
    /// <param name="isOutcome">Whether an object is what the call would have created.</param>
    /// <param name="shared">The names of the arguments that the listing takes, too.</param>
    public static OutcomeCheck In<T>(
        Operation<T[]> reads, Func<Arguments, T, bool> isOutcome, params string[] shared)
        where T : class =>
        new(
            reads,
            sent => new Arguments(sent.Where(argument => shared.Contains(argument.Key))),
            (sent, found) => found is T one && isOutcome(sent, one));

    /// <summary>Whether an argument and what a service has of it are the same text, apart from markup.</summary>
    public static bool IsSame(object? sent, string? found) =>
        FoldedText.Of(sent as string ?? string.Empty).Squeezed == FoldedText.Of(found ?? string.Empty).Squeezed;

    /// <summary>Whether an argument and what a service has of it are the same second.</summary>
    public static bool IsSame(object? sent, DateTimeOffset? found) =>
        found is { } time && sent switch
        {
            DateTimeOffset moment => moment,
            string text when DateText.TryReadTime(text, TimeZoneInfo.Utc, out DateTimeOffset moment) => moment,
            _ => (DateTimeOffset?)null,
        } is { } wanted
        && (wanted - time).Duration() < TimeSpan.FromSeconds(1);

    /// <summary>The objects of the listing that the call would have created.</summary>
    /// <param name="connection">The connection of the call.</param>
    /// <param name="sent">The arguments of the call.</param>
    /// <param name="asked">What <see cref="Asks"/> made of them.</param>
    /// <param name="call">Cancellation and progress.</param>
    /// <exception cref="ApiException">The listing could not be read to its end, so nothing is known.</exception>
    public async Task<IReadOnlyList<object>> FindAsync(
        Connection connection, Arguments sent, Arguments asked, CallContext call)
    {
        List<object> found = [];
        await foreach (object?[] page in Reads.ReadAnyAsync(connection, asked, call).ConfigureAwait(false))
        {
            found.AddRange(page.OfType<object>().Where(one => IsOutcome(sent, one)));
        }

        return found;
    }
}
