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
/// Brings effects to their end: done once, or parked and reported; never twice. What is about to be sent is on the disk
/// before it is sent. See docs/decisions/0006-effects.md.
/// </summary>
internal sealed class EffectSender(
    StateStore store, StockTwitsConnection stockTwits, ContactReader reader, SyncSettings settings,
    IReadOnlyList<RecipeDecision> recipes, SyncContext context, SyncReport report)
{
    private const int MaxAttempts = 2;
    private const string RestoredReason = "The account's stream shows that the state was restored from a backup.";

    // StockTwits refuses a repeated text for thirty minutes; within these, sending again cannot make a second post.
    private static readonly TimeSpan s_refusesRepeats = TimeSpan.FromMinutes(25);

    // The two services' clocks need not agree to the minute.
    private static readonly TimeSpan s_skew = TimeSpan.FromMinutes(2);

    private readonly OwnStream _stream = new(stockTwits, context.Reads);
    private IReadOnlyList<Message>? _recent;
    private DateTimeOffset? _recentReadAt;
    private bool _isRestored;
    private int _held;

    // Each effect is asked about once a run: what waits or was refused for now waits for the next one.
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <summary>How many updates were posted, or may have been; in a dry run, how many would be.</summary>
    public int Posts { get; private set; }

    /// <summary>
    /// First what an earlier run left without an outcome, then what is planned, then what this run left open.
    /// </summary>
    public async Task RunAsync()
    {
        await VerifyAsync().ConfigureAwait(false);
        ReviewDrafts();
        await SendPlannedAsync().ConfigureAwait(false);
        await VerifyAsync().ConfigureAwait(false);
        if (_isRestored)
        {
            store.Effects.ParkPlanned(null, RestoredReason);
        }
    }

    /// <summary>What a person is asked to post can be withdrawn or become too old, too.</summary>
    private void ReviewDrafts()
    {
        foreach (Effect draft in store.Effects.In(EffectStatus.AwaitingApproval))
        {
            if (Review(draft) is { Recipe: not null } reviewed && reviewed.Effect != draft)
            {
                Save(reviewed.Effect);
            }
        }
    }

    private async Task SendPlannedAsync()
    {
        List<(Effect Effect, Recipe? Recipe)> planned =
        [
            .. store.Effects.In(EffectStatus.Planned).Where(effect => _asked.Add(effect.Key)).Select(Review)
                .OfType<(Effect Effect, Recipe? Recipe)>(),
        ];
        int count = planned.Count(static one => one.Recipe is not null);
        if (count > 0 && Posts + _held + count > settings.MaxChange)
        {
            _held += count;
            report.Warn(
                $"{count} updates are planned, more than -MaxChange {settings.MaxChange} allows: none of them was "
                + "sent. See Get-GhlStockTwitsEffect -Status Planned, then run again with a larger -MaxChange, "
                + "or wait until they are too old.");
            planned.ForEach(one => report.Add(one.Effect));
            return;
        }

        int handled = 0;
        foreach ((Effect effect, Recipe? recipe) in planned)
        {
            context.Call.ReportProgress("updates handled", handled++, planned.Count);
            if (context.IsOutOfTime)
            {
                report.Warn("The time is up: the remaining updates wait for the next run.");
                break;
            }

            await SendAsync(effect, recipe).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// A planned effect as it is now, with its recipe, or null if it was parked, because it is too old or withdrawn.
    /// </summary>
    private (Effect Effect, Recipe? Recipe)? Review(Effect effect)
    {
        Recipe? recipe = RecipeOf(effect);
        if (recipe is null)
        {
            return (effect, null);
        }

        Effect reviewed = SendGuard.AgeRefusal(effect, recipe, context.Now) is { } old
            ? effect with { Status = EffectStatus.Parked, Reason = old }
            : EffectReview.Review(effect, recipe, store.Records.Find(effect.ContactId));
        if (reviewed.Status == EffectStatus.Parked)
        {
            Save(reviewed with { FinishedAt = context.Now });
            return null;
        }

        return (reviewed, recipe);
    }

    private async Task SendAsync(Effect effect, Recipe? recipe)
    {
        SendDecision decision;
        try
        {
            decision = await DecideAsync(effect, recipe).ConfigureAwait(false);
            if (decision.Status == EffectStatus.Sending
                && await IsOnStreamAsync(effect).ConfigureAwait(false) is { } stated)
            {
                decision = stated;
            }
        }
        catch (ApiException failure) when (ReadFailure.CanWait(failure))
        {
            decision = new SendDecision(EffectStatus.Planned, $"Waits, because a read failed ({failure.ErrorId}).");
        }
        catch (OperationCanceledException) when (context.IsCutShort)
        {
            decision = new SendDecision(EffectStatus.Planned, "Waits, because the time was up.");
        }

        if (decision.Status == EffectStatus.Sending)
        {
            await PostAsync(effect with { SendingAt = context.Now, Reason = null }, notAfter: null)
                .ConfigureAwait(false);
        }
        else if (decision.Status != EffectStatus.Done)
        {
            Save(effect with
            {
                Status = decision.Status,
                Reason = decision.Reason,
                Text = decision.IsTextRefused ? null : effect.Text,
                FinishedAt = decision.Status == EffectStatus.Parked ? context.Now : null,
            });
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
            CheckAge();
        }

        if (_recent is null)
        {
            return new SendDecision(
                EffectStatus.Planned, "The account's own stream cannot be read far enough to be checked.");
        }

        if (_isRestored)
        {
            return new SendDecision(EffectStatus.Parked, RestoredReason);
        }

        if (Find(_recent, effect, DateTimeOffset.MinValue) is { } earlier)
        {
            Finish(effect with { SendingAt = earlier.CreatedAt }, earlier, "It was already on the stream.");
            return new SendDecision(EffectStatus.Done);
        }

        return null;
    }

    /// <summary>How far back a restored state may repeat what it did.</summary>
    private TimeSpan Window => settings.Recipes.Select(static recipe => recipe.Guards.MaxAge)
        .Append(SendGuard.NoRepeat).Max();

    /// <summary>Whether the stream shows that the state is older than what was done with it.</summary>
    private void CheckAge()
    {
        if (_isRestored || _recent is null || !RestoredState.IsContradicted(
            _recent, stockTwits.Account!.Id,
            settings.Recipes.SelectMany(static recipe => recipe.Steps).Select(static step => step.Template),
            store.Runs.LastEnd,
            message => store.Effects.IsClaimed(message.Id) || store.Effects.Knows(message.Body)))
        {
            return;
        }

        _isRestored = true;
        store.Transact(() =>
        {
            store.Set(StateKeys.BaselineRequired, "yes");
            store.Changes.Clear();
        });
        report.Warn(
            "The account's stream shows an update of a recipe that the state does not know: the state was restored "
            + "from a backup, or another state sends the same updates. Everything that was planned is parked.");
    }

    /// <summary>
    /// Asks all guards. Whoever is mentioned is read again, as consent and Do Not Disturb may have changed.
    /// </summary>
    private async Task<SendDecision> DecideAsync(Effect effect, Recipe? recipe)
    {
        SendFacts facts = new(
            context.Now, stockTwits.Account is not null,
            store.Effects.CountSent(effect.Key, context.Now - SendGuard.CapWindow),
            store.Effects.SentTexts(effect.Key, context.Now - SendGuard.NoRepeat));
        SendDecision decision = SendGuard.Decide(effect, recipe, facts);
        if (decision.Status is not (EffectStatus.Sending or EffectStatus.AwaitingApproval)
            || Mentions.In(effect.Text!).Count == 0)
        {
            return decision;
        }

        IReadOnlyList<ContactRecord> people = await ReadMentionedAsync(effect.Text!, recipe!).ConfigureAwait(false);
        string? refusal =
            MentionGuard.Refusal(effect.Text!, recipe!.Steps[effect.Step - 1].Template, people, recipe);
        return refusal is null ? decision
            : new SendDecision(EffectStatus.Parked, refusal) { IsTextRefused = true };
    }

    private async Task<IReadOnlyList<ContactRecord>> ReadMentionedAsync(string text, Recipe recipe)
    {
        List<ContactRecord> people = [];
        foreach (ContactRecord stored in Mentions.In(text).SelectMany(store.Records.All).ToList())
        {
            Contact? contact = await reader.ReadAsync(stored.ContactId).ConfigureAwait(false);
            people.Add(contact is null ? stored with { Dnd = null }
                : RecordBuilder.From(contact, stored, recipe.HandleField));
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
            Foresee(wanted);
            return;
        }

        Effect effect = wanted with { Status = EffectStatus.Sending, Attempts = wanted.Attempts + 1 };
        store.Effects.Update(effect);
        context.Call.Report($"{effect.Key}: about to be sent");
        Arguments arguments = new() { { "body", effect.Text } };
        if (effect.Sentiment is not null)
        {
            arguments.Add("sentiment", effect.Sentiment);
        }

        try
        {
            Posts++;
            CallContext call = context.Call with { NotAfter = notAfter };
            ApiResponse<Message> response =
                await UpdateSender.PostAsync(stockTwits, arguments, call).ConfigureAwait(false);
            context.Call.Report($"{effect.Key}: Sent; the result is not recorded yet.");
            Finish(effect, response.Value ?? new Message(), reason: null);
        }
        catch (ApiException failure)
        {
            Save(AfterFailure(effect, failure));
            if (failure.Kind.StopsPipeline)
            {
                throw;
            }
        }
    }

    /// <summary>
    /// Counts an effect of a dry run as if it had been sent, so that the guards of the next ones know of it.
    /// </summary>
    private void Foresee(Effect effect)
    {
        Posts++;
        store.Effects.Update(effect);
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

    private async Task VerifyAsync()
    {
        foreach (Effect effect in store.Effects.In(EffectStatus.Sending, EffectStatus.Unknown))
        {
            Guards guards = RecipeOf(effect)?.Guards ?? new Guards();
            TimeSpan wait = effect.SendingAt!.Value + guards.VerifyAfter - context.Now;
            if (settings.IsDryRun || context.IsOutOfTime || wait > context.Left)
            {
                report.Add(effect);
                continue;
            }

            if (wait > TimeSpan.Zero)
            {
                context.Call.Report("Waiting until StockTwits' stream shows what was sent", wait);
                await Task.Delay(wait, context.Clock.Time, context.Call.CancellationToken).ConfigureAwait(false);
            }

            try
            {
                await VerifyAsync(effect).ConfigureAwait(false);
            }
            catch (ApiException failure) when (ReadFailure.CanWait(failure))
            {
                Save(effect with
                {
                    Status = EffectStatus.Unknown,
                    Reason = $"It could not be verified yet ({failure.ErrorId}).",
                });
            }
            catch (OperationCanceledException) when (context.IsCutShort)
            {
                report.Add(effect);
            }
        }
    }

    private async Task VerifyAsync(Effect effect)
    {
        if (stockTwits.Account is null || effect.Text is null)
        {
            Save(effect with { Status = EffectStatus.Unknown, Reason = "It cannot be verified without the account." });
            return;
        }

        DateTimeOffset since = effect.SendingAt!.Value - s_skew;
        IReadOnlyList<Message>? own = await _stream.ReadAsync(since).ConfigureAwait(false);
        if (own is not null && Find(own, effect, since) is { } found)
        {
            Finish(effect, found, "Found on the stream.");
            return;
        }

        if (own is null || effect.Attempts >= MaxAttempts || context.Clock.Time.GetUtcNow() >= RepeatDeadline(effect))
        {
            ParkUncertain(effect, reason: null);
            return;
        }

        await SendAgainAsync(effect).ConfigureAwait(false);
    }

    /// <summary>The second attempt, which all guards are asked about like the first.</summary>
    private async Task SendAgainAsync(Effect effect)
    {
        if (RecipeOf(effect) is not { } recipe)
        {
            ParkUncertain(effect, "The recipe does not take part in this run.");
            return;
        }

        if (!recipes.Any(one => one.IsActive && one.Recipe == recipe))
        {
            ParkUncertain(effect, "The recipe only records a baseline in this run.");
            return;
        }

        Effect reviewed = EffectReview.Review(effect, recipe, store.Records.Find(effect.ContactId));
        if (reviewed.Status == EffectStatus.Parked)
        {
            ParkUncertain(effect, reviewed.Reason);
            return;
        }

        SendDecision decision = await DecideAsync(effect, recipe).ConfigureAwait(false);
        switch (decision.Status)
        {
            case EffectStatus.Sending:
                await PostAsync(
                    effect with { Reason = "Sent a second time, because the stream did not show the first." },
                    RepeatDeadline(effect)).ConfigureAwait(false);
                break;
            case EffectStatus.Planned:
                Save(effect with { Status = EffectStatus.Unknown, Reason = decision.Reason });
                break;
            default:
                ParkUncertain(effect, decision.Reason);
                break;
        }
    }

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

    private void ParkUncertain(Effect effect, string? reason) => Save(effect with
    {
        Status = EffectStatus.Parked,
        Reason = $"It is uncertain whether it was sent. {reason}".TrimEnd(),
        FinishedAt = context.Now,
    });

    private Recipe? RecipeOf(Effect effect) => settings.Recipes.FirstOrDefault(recipe => recipe.Name == effect.Recipe);

    /// <summary>The message that this effect became: our own, with the same words, and of no other effect.</summary>
    private Message? Find(IReadOnlyList<Message> own, Effect effect, DateTimeOffset since) =>
        OwnStream.Find(own, effect.Text!, stockTwits.Account!.Id, since, store.Effects.IsClaimed);

    private void Finish(Effect effect, Message message, string? reason)
    {
        Save(effect with
        {
            Status = EffectStatus.Done,
            Reason = reason,
            MessageId = message.Id == 0 ? null : message.Id,
            FinishedAt = context.Now,
        });
        context.Call.Report($"{effect.Key}: done");
    }

    private void Save(Effect effect)
    {
        store.Effects.Update(effect);
        report.Add(effect);
    }
}
