using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;
using GhlStockTwits.StockTwits.Publishing;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Recipes;

namespace GhlStockTwits.Sync.Engine;

/// <summary>
/// Brings effects to their end: done once, or parked and reported; never twice. What is about to leave is on the disk before it
/// does. See docs/decisions/0006-effects.md.
/// </summary>
internal sealed class EffectRunner(SyncRun run)
{
    private const int MaxAttempts = 2;

    // StockTwits refuses a repeated text for thirty minutes; within these, sending again cannot make a second post.
    private static readonly TimeSpan s_refusesRepeats = TimeSpan.FromMinutes(25);

    // The two services' clocks need not agree to the minute.
    private static readonly TimeSpan s_skew = TimeSpan.FromMinutes(2);

    private readonly OwnStream _stream = new(run);
    private readonly SendGuard _guard = new(run);
    private IReadOnlyList<Message>? _recent;

    /// <summary>First what an earlier run left without an outcome, then what is planned, then what this run left open.</summary>
    public async Task RunAsync()
    {
        await VerifyAsync().ConfigureAwait(false);
        await SendPlannedAsync().ConfigureAwait(false);
        await VerifyAsync().ConfigureAwait(false);
    }

    private async Task SendPlannedAsync()
    {
        IReadOnlyList<Effect> planned = run.Store.Effects.In(EffectStatus.Planned);
        if (planned.Count > run.Settings.MaxChange)
        {
            run.Summary.Warn(
                $"{planned.Count} updates are planned, more than -MaxChange {run.Settings.MaxChange}: none was sent. Look at "
                + "Get-GhlStockTwitsEffect -Status Planned, then run again with a larger -MaxChange, or wait until they are too old.");
            Touch(planned);
            return;
        }

        foreach (Effect effect in planned)
        {
            if (run.IsOutOfTime)
            {
                run.Summary.Warn("The time is up: the remaining updates wait for the next run.");
                break;
            }

            await SendAsync(effect).ConfigureAwait(false);
        }
    }

    private async Task SendAsync(Effect effect)
    {
        Recipe? recipe = run.Settings.Recipes.FirstOrDefault(one => one.Name == effect.Recipe);
        SendDecision decision = await _guard.DecideAsync(effect, recipe).ConfigureAwait(false);
        if (decision.Status != EffectStatus.Sending)
        {
            Save(effect with
            {
                Status = decision.Status,
                Reason = decision.Reason,
                FinishedAt = decision.Status == EffectStatus.Parked ? run.Now : null,
            });
            return;
        }

        // A state put back from a copy does not know what it has sent; the stream does.
        _recent ??= await _stream.ReadAsync(run.Now - SendGuard.NoRepeat).ConfigureAwait(false);
        if (_recent is null)
        {
            Save(effect with { Reason = "the account's own stream is too long to be checked; nothing was sent" });
            return;
        }

        if (Find(_recent, effect, DateTimeOffset.MinValue) is { } earlier)
        {
            Finish(effect with { SendingAt = earlier.CreatedAt }, earlier, "it was on the stream already");
            return;
        }

        await PostAsync(effect with { SendingAt = run.Now, Reason = null }).ConfigureAwait(false);
    }

    private async Task PostAsync(Effect wanted)
    {
        Effect effect = wanted with { Status = EffectStatus.Sending, Attempts = wanted.Attempts + 1 };
        run.Store.Effects.Update(effect);
        run.Report($"{effect.Key}: about to be sent");
        Arguments arguments = new() { { "body", effect.Text } };
        if (effect.Sentiment is not null)
        {
            arguments.Add("sentiment", effect.Sentiment);
        }

        try
        {
            run.Summary.Writes++;
            ApiResponse<Message> reply = await run.StockTwits.SendAsync(Messages.Create, arguments, run.Call).ConfigureAwait(false);
            run.Report($"{effect.Key}: sent, not yet noted");
            Finish(effect, reply.Value ?? new Message(), reason: null);
        }
        catch (ApiException failure)
        {
            Save(AfterFailure(effect, failure));
            if (failure.Kind.IsOneOf(
                ApiErrorKind.TokenInvalid, ApiErrorKind.ScopeMissing, StockTwitsErrors.AccountBlocked))
            {
                throw;
            }
        }
    }

    private static Effect AfterFailure(Effect effect, ApiException failure) => failure.Kind switch
    {
        ApiErrorKind kind when kind == ApiErrorKind.OutcomeUnknown =>
            effect with { Status = EffectStatus.Unknown, Reason = "no answer came" },

        // Refused before it could have any effect: as if it had never left.
        ApiErrorKind kind when effect.Attempts == 1 && kind.IsOneOf(
            ApiErrorKind.ConnectionFailed, ApiErrorKind.RateLimited, ApiErrorKind.TokenInvalid,
            ApiErrorKind.ScopeMissing, StockTwitsErrors.AccountBlocked) =>
                effect with { Status = EffectStatus.Planned, SendingAt = null, Attempts = 0, Reason = failure.ErrorId },

        // The words are there: from our first try, or from somebody's hand. Either way they must not go out again.
        ApiErrorKind kind when kind == StockTwitsErrors.DuplicateMessage =>
            effect with { Status = EffectStatus.Unknown, Attempts = MaxAttempts, Reason = "StockTwits has the same text already" },
        _ when effect.Attempts > 1 => effect with { Status = EffectStatus.Unknown, Reason = failure.ErrorId },
        _ => effect with { Status = EffectStatus.Failed, Reason = failure.Message },
    };

    private async Task VerifyAsync()
    {
        foreach (Effect effect in run.Store.Effects.In(EffectStatus.Sending, EffectStatus.Unknown))
        {
            Recipe? recipe = run.Settings.Recipes.FirstOrDefault(one => one.Name == effect.Recipe);
            TimeSpan wait = effect.SendingAt!.Value + (recipe?.Guards ?? new Guards()).VerifyAfter - run.Now;
            if (wait > TimeSpan.Zero)
            {
                if (run.IsOutOfTime)
                {
                    run.Summary.Touch(effect);
                    continue;
                }

                run.Call.Report("Waiting until StockTwits' stream shows what was sent", wait);
                await Task.Delay(wait, run.Settings.Time, run.Call.CancellationToken).ConfigureAwait(false);
            }

            await VerifyAsync(effect).ConfigureAwait(false);
        }
    }

    private async Task VerifyAsync(Effect effect)
    {
        if (run.StockTwits.Account is null || effect.Text is null)
        {
            Save(effect with { Status = EffectStatus.Unknown, Reason = "cannot be verified without the account" });
            return;
        }

        DateTimeOffset since = effect.SendingAt!.Value - s_skew;
        IReadOnlyList<Message>? own = await _stream.ReadAsync(since).ConfigureAwait(false);
        if (own is not null && Find(own, effect, since) is { } found)
        {
            Finish(effect, found, "found on the stream");
            return;
        }

        bool mayRepeat = own is not null
            && effect.Attempts < MaxAttempts
            && run.Now - effect.SendingAt.Value < s_refusesRepeats
            && !run.Store.Effects.OtherTexts(effect.Key, since).Any(other => UpdateText.IsSame(other, effect.Text));
        if (!mayRepeat)
        {
            Save(effect with { Status = EffectStatus.Parked, Reason = "it is uncertain whether it was sent", FinishedAt = run.Now });
            return;
        }

        await PostAsync(effect with { Reason = "sent a second time, as the stream did not show the first" }).ConfigureAwait(false);
    }

    /// <summary>The message that is this effect's: the same words, after the moment, and no other effect's.</summary>
    private Message? Find(IReadOnlyList<Message> own, Effect effect, DateTimeOffset since) => own.LastOrDefault(message =>
        message.CreatedAt >= since
        && UpdateText.IsSame(effect.Text!, message.Body)
        && !run.Store.Effects.IsClaimed(message.Id));

    private void Finish(Effect effect, Message message, string? reason)
    {
        Save(effect with
        {
            Status = EffectStatus.Done,
            Reason = reason,
            MessageId = message.Id == 0 ? null : message.Id,
            FinishedAt = run.Now,
        });
        run.Report($"{effect.Key}: done");
    }

    private void Save(Effect effect)
    {
        run.Store.Effects.Update(effect);
        run.Summary.Touch(effect);
    }

    private void Touch(IEnumerable<Effect> effects)
    {
        foreach (Effect effect in effects)
        {
            run.Summary.Touch(effect);
        }
    }
}
