using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.StockTwits;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;
using GhlStockTwits.StockTwits.Publishing;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Engine;

/// <summary>
/// Posts updates: done once, or parked and reported; never twice. What is about to be sent is on the disk before it is
/// sent. See docs/decisions/0006-effects.md.
/// </summary>
internal sealed class UpdatePoster(
    IStateStore store, StockTwitsConnection stockTwits, ContactReader reader, SyncSettings settings,
    EffectReviewer reviewer, EffectJournal journal, SyncContext context, SyncReport report) : IEffectActor
{
    /// <summary>Why effects of a restored state are parked.</summary>
    public const string RestoredReason = "The account's stream shows that the state was restored from a backup.";

    private const int MaxAttempts = 2;

    // StockTwits refuses a repeated text for thirty minutes; within these, sending again cannot make a second post.
    private static readonly TimeSpan s_refusesRepeats = TimeSpan.FromMinutes(25);

    // The two services' clocks need not agree to the minute.
    private static readonly TimeSpan s_skew = TimeSpan.FromMinutes(2);

    private readonly OwnStream _stream = new(stockTwits, context.Reads);
    private IReadOnlyList<Message>? _recent;
    private DateTimeOffset? _recentReadAt;

    /// <inheritdoc/>
    public int Writes { get; private set; }

    /// <summary>Whether the stream shows that the state is older than what was done with it.</summary>
    public bool IsRestored { get; private set; }

    /// <inheritdoc/>
    public async Task DoAsync(Effect effect, Recipe recipe)
    {
        SendDecision decision = await DecideAsync(effect, recipe).ConfigureAwait(false);
        if (decision.Status == EffectStatus.Sending
            && await IsOnStreamAsync(effect).ConfigureAwait(false) is { } stated)
        {
            decision = stated;
        }

        if (decision.Status == EffectStatus.Sending)
        {
            await PostAsync(effect with { SendingAt = context.Now, Reason = null }, notAfter: null)
                .ConfigureAwait(false);
        }
        else if (decision.Status != EffectStatus.Done)
        {
            await journal.SaveAsync(effect with
            {
                Status = decision.Status,
                Reason = decision.Reason,
                Text = decision.IsTextRefused ? null : effect.Text,
                FinishedAt = decision.Status == EffectStatus.Parked ? context.Now : null,
            }).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async Task VerifyAsync(Effect effect, RecipeDecision? decision)
    {
        if (stockTwits.Account is null || effect.Text is null)
        {
            await journal.SaveAsync(effect with
            {
                Status = EffectStatus.Unknown,
                Reason = "It cannot be verified without the account.",
            }).ConfigureAwait(false);
            return;
        }

        DateTimeOffset since = effect.SendingAt!.Value - s_skew;
        IReadOnlyList<Message>? own = await _stream.ReadAsync(since).ConfigureAwait(false);
        if (own is not null && await FindAsync(own, effect, since).ConfigureAwait(false) is { } found)
        {
            await FinishAsync(effect, found, "Found on the stream.").ConfigureAwait(false);
            return;
        }

        if (own is null || effect.Attempts >= MaxAttempts || context.Clock.Time.GetUtcNow() >= RepeatDeadline(effect))
        {
            await ParkUncertainAsync(effect, reason: null).ConfigureAwait(false);
            return;
        }

        await SendAgainAsync(effect, decision).ConfigureAwait(false);
    }

    /// <summary>The second attempt, which all guards are asked about like the first.</summary>
    private async Task SendAgainAsync(Effect effect, RecipeDecision? decision)
    {
        if (decision is not { IsActive: true, Recipe: var recipe })
        {
            string why = decision is null ? "The recipe does not take part in this run."
                : "The recipe only records a baseline in this run.";
            await ParkUncertainAsync(effect, why).ConfigureAwait(false);
            return;
        }

        Effect reviewed = await reviewer.ReviewAsync(effect, recipe).ConfigureAwait(false);
        if (reviewed.Status == EffectStatus.Parked)
        {
            await ParkUncertainAsync(effect, reviewed.Reason).ConfigureAwait(false);
            return;
        }

        SendDecision guarded = await DecideAsync(effect, recipe).ConfigureAwait(false);
        switch (guarded.Status)
        {
            case EffectStatus.Sending:
                await PostAsync(
                    effect with { Reason = "Sent a second time, because the stream did not show the first." },
                    RepeatDeadline(effect)).ConfigureAwait(false);
                break;
            case EffectStatus.Planned:
                await journal.SaveAsync(effect with { Status = EffectStatus.Unknown, Reason = guarded.Reason })
                    .ConfigureAwait(false);
                break;
            default:
                await ParkUncertainAsync(effect, guarded.Reason).ConfigureAwait(false);
                break;
        }
    }

    /// <summary>
    /// What the account's stream says about an effect that is about to be sent, or null if nothing: a restored state
    /// does not know what it has sent, and a person or another program may have posted the words meanwhile.
    /// </summary>
    private async Task<SendDecision?> IsOnStreamAsync(Effect effect)
    {
        if (OwnStream.IsStale(_recentReadAt, context.Now))
        {
            _recent = await _stream.ReadAsync(context.Now - Window, context.Now - SendGuard.NoRepeat)
                .ConfigureAwait(false);
            _recentReadAt = context.Now;
            await CheckAgeAsync().ConfigureAwait(false);
        }

        if (_recent is null)
        {
            return new SendDecision(
                EffectStatus.Planned, "The account's own stream cannot be read far enough to be checked.");
        }

        if (IsRestored)
        {
            return new SendDecision(EffectStatus.Parked, RestoredReason);
        }

        if (await FindAsync(_recent, effect, DateTimeOffset.MinValue).ConfigureAwait(false) is { } earlier)
        {
            await FinishAsync(
                effect with { SendingAt = earlier.CreatedAt }, earlier, "It was already on the stream.")
                .ConfigureAwait(false);
            return new SendDecision(EffectStatus.Done);
        }

        return null;
    }

    /// <summary>How far back a restored state may repeat what it did.</summary>
    private TimeSpan Window => settings.Recipes.Select(static recipe => recipe.Guards.MaxAge)
        .Append(SendGuard.NoRepeat).Max();

    /// <summary>Whether the stream shows that the state is older than what was done with it.</summary>
    private async Task CheckAgeAsync()
    {
        if (IsRestored || _recent is null)
        {
            return;
        }

        HashSet<long> claimed = await store.Effects.ClaimedAsync(_recent.Select(static message => message.Id))
            .ConfigureAwait(false);
        HashSet<string> known = await store.Effects.KnownTextsAsync(_recent.Select(static message => message.Body))
            .ConfigureAwait(false);
        if (!RestoredState.IsContradicted(
            _recent, stockTwits.Account!.Id,
            settings.Recipes.SelectMany(static recipe => recipe.Steps).OfType<SendStep>()
                .Select(static step => step.Template),
            await store.Runs.LastEndAsync().ConfigureAwait(false),
            message => claimed.Contains(message.Id) || known.Contains(message.Body)))
        {
            return;
        }

        IsRestored = true;
        await store.TransactAsync(async () =>
        {
            await store.Values.SetAsync(StateKeys.BaselineRequired, "yes").ConfigureAwait(false);
            await store.Changes.ClearAsync().ConfigureAwait(false);
        }).ConfigureAwait(false);
        report.Warn(
            "The account's stream shows an update of a recipe that the state does not know: the state was restored "
            + "from a backup, or another state sends the same updates. Everything that was planned is parked.");
    }

    /// <summary>
    /// Asks all guards. Whoever is mentioned is read again, as consent and Do Not Disturb may have changed.
    /// </summary>
    private async Task<SendDecision> DecideAsync(Effect effect, Recipe recipe)
    {
        SendFacts facts = new(
            context.Now, stockTwits.Account is not null,
            await store.Effects.CountSentAsync(effect.Key, context.Now - SendGuard.CapWindow).ConfigureAwait(false),
            await store.Effects.SentTextsAsync(effect.Key, context.Now - SendGuard.NoRepeat).ConfigureAwait(false));
        SendDecision decision = SendGuard.Decide(effect, recipe, facts);
        if (decision.Status is not (EffectStatus.Sending or EffectStatus.AwaitingApproval)
            || Mentions.In(effect.Text!).Count == 0)
        {
            return decision;
        }

        IReadOnlyList<ContactRecord> people = await ReadMentionedAsync(effect.Text!, recipe).ConfigureAwait(false);
        string? refusal =
            MentionGuard.Refusal(effect.Text!, SendStep.Of(recipe, effect.Step).Template, people, recipe);
        return refusal is null ? decision
            : new SendDecision(EffectStatus.Parked, refusal) { IsTextRefused = true };
    }

    private async Task<IReadOnlyList<ContactRecord>> ReadMentionedAsync(string text, Recipe recipe)
    {
        List<ContactRecord> people = [];
        foreach (string handle in Mentions.In(text))
        {
            foreach (ContactRecord stored in await store.Records.OfHandleAsync(handle).ConfigureAwait(false))
            {
                Contact? contact = await reader.ReadAsync(stored.ContactId).ConfigureAwait(false);
                people.Add(contact is null ? stored with { Dnd = null }
                    : RecordBuilder.From(contact, stored, recipe.HandleField));
            }
        }

        return people;
    }

    /// <summary>Sends it.</summary>
    /// <param name="wanted">The effect.</param>
    /// <param name="notAfter">When it must have left at the latest.</param>
    private async Task PostAsync(Effect wanted, DateTimeOffset? notAfter)
    {
        if (settings.IsDryRun)
        {
            await ForeseeAsync(wanted).ConfigureAwait(false);
            return;
        }

        Effect effect = wanted with { Status = EffectStatus.Sending, Attempts = wanted.Attempts + 1 };
        await store.Effects.UpdateAsync(effect).ConfigureAwait(false);
        context.Call.Report($"{effect.Key}: about to be sent");
        Arguments arguments =
            (effect.Arguments is null ? [] : EffectJson.Read(effect.Arguments)).With("body", effect.Text);
        if (effect.Sentiment is not null)
        {
            arguments.Add("sentiment", effect.Sentiment);
        }

        try
        {
            Writes++;
            CallContext call = context.Call with { NotAfter = notAfter };
            ApiResponse<Message> response =
                await UpdateSender.PostAsync(stockTwits, arguments, call).ConfigureAwait(false);
            context.Call.Report($"{effect.Key}: Sent; the result is not recorded yet.");
            await FinishAsync(effect, response.Value ?? new Message(), reason: null).ConfigureAwait(false);
        }
        catch (ApiException failure)
        {
            await journal.SaveAsync(AfterFailure(effect, failure), failure).ConfigureAwait(false);
            if (failure.Kind.StopsPipeline)
            {
                throw;
            }
        }
    }

    /// <summary>
    /// Counts an effect of a dry run as if it had been sent, so that the guards of the next ones know of it.
    /// </summary>
    private async Task ForeseeAsync(Effect effect)
    {
        Writes++;
        await store.Effects.UpdateAsync(effect).ConfigureAwait(false);
        report.Add(effect with { SendingAt = null, Reason = EffectForecast.WouldBeSent });
    }

    /// <summary>The effect after its post failed.</summary>
    public static Effect AfterFailure(Effect effect, ApiException failure) => failure.Kind switch
    {
        ApiErrorKind kind when kind == ApiErrorKind.OutcomeUnknown =>
            effect with { Status = EffectStatus.Unknown, Reason = "There was no response." },

        // Refused before it could have any effect: as if it had never been sent. Before it is sent later, the stream is
        // asked whether it is there already.
        ApiErrorKind kind when effect.Attempts == 1 && (kind.StopsPipeline || kind.IsOneOf(
            ApiErrorKind.ConnectionFailed, ApiErrorKind.ProxyFailed, ApiErrorKind.Blocked,
            ApiErrorKind.RateLimited)) =>
                effect with { Status = EffectStatus.Planned, SendingAt = null, Attempts = 0, Reason = failure.ErrorId },

        // The words are there: from our first attempt, or posted by hand. Either way they must not be sent again.
        ApiErrorKind kind when kind == StockTwitsErrors.DuplicateMessage =>
            effect with
            {
                Status = EffectStatus.Unknown,
                Attempts = MaxAttempts,
                Reason = "StockTwits already has the same text.",
            },
        _ when effect.Attempts > 1 => effect with { Status = EffectStatus.Unknown, Reason = failure.ErrorId },
        _ => effect with { Status = EffectStatus.Failed, Reason = failure.Message },
    };

    private DateTimeOffset RepeatDeadline(Effect effect) =>
        RepeatDeadline(effect.SendingAt!.Value, context.Now, context.Clock.Time.GetUtcNow());

    /// <summary>
    /// When a second attempt must have left, by this machine's clock; earlier if the services' clock is ahead of it.
    /// </summary>
    /// <param name="sentAt">When the first attempt was begun.</param>
    /// <param name="serviceNow">The time at the services.</param>
    /// <param name="machineNow">The time of this machine.</param>
    public static DateTimeOffset RepeatDeadline(
        DateTimeOffset sentAt, DateTimeOffset serviceNow, DateTimeOffset machineNow)
    {
        TimeSpan ahead = serviceNow - machineNow;
        return sentAt + s_refusesRepeats - (ahead > TimeSpan.Zero ? ahead : TimeSpan.Zero);
    }

    private Task ParkUncertainAsync(Effect effect, string? reason) => journal.SaveAsync(effect with
    {
        Status = EffectStatus.Parked,
        Reason = $"It is uncertain whether it was sent. {reason}".TrimEnd(),
        FinishedAt = context.Now,
    });

    /// <summary>The message that this effect became: our own, with the same words, and of no other effect.</summary>
    private async Task<Message?> FindAsync(IReadOnlyList<Message> own, Effect effect, DateTimeOffset since)
    {
        HashSet<long> claimed = await store.Effects.ClaimedAsync(own.Select(static message => message.Id))
            .ConfigureAwait(false);
        return OwnStream.Find(own, effect.Text!, stockTwits.Account!.Id, since, claimed.Contains);
    }

    private async Task FinishAsync(Effect effect, Message message, string? reason)
    {
        await journal.SaveAsync(effect with
        {
            Status = EffectStatus.Done,
            Reason = reason,
            MessageId = message.Id == 0 ? null : message.Id,
            Result = message.Id == 0 ? null : EffectJson.WriteResult(message),
            FinishedAt = context.Now,
        }).ConfigureAwait(false);
        context.Call.Report($"{effect.Key}: done");
    }

}
