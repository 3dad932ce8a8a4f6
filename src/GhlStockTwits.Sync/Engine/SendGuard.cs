using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.StockTwits.Publishing;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Engine;

/// <summary>The last look before an update leaves: age, account, hour, cap, repetition, consent.</summary>
internal sealed class SendGuard(SyncRun run)
{
    /// <summary>How long the same words do not go out again.</summary>
    public static readonly TimeSpan NoRepeat = TimeSpan.FromHours(24);

    private static readonly TimeSpan s_capWindow = TimeSpan.FromHours(1);

    private readonly ContactReader _contacts = new(run);

    public async Task<SendDecision> DecideAsync(Effect effect, Recipe? recipe)
    {
        if (recipe is null)
        {
            return new SendDecision(EffectStatus.Planned, "its recipe takes no part in this run");
        }

        if (run.Now - effect.ChangedAt > recipe.Guards.MaxAge)
        {
            return new SendDecision(EffectStatus.Parked, $"the change is older than {recipe.Guards.MaxAge:g}");
        }

        if (run.StockTwits.Account is null)
        {
            return new SendDecision(EffectStatus.AwaitingApproval, "there is no StockTwits token: post it by hand");
        }

        if (recipe.Guards.QuietHours?.Cover(run.Now) == true)
        {
            return new SendDecision(EffectStatus.Planned, "it waits for the quiet hours to end");
        }

        if (run.Store.Effects.SentSince(run.Now - s_capWindow) >= recipe.Guards.PerHour)
        {
            return new SendDecision(EffectStatus.Planned, $"it waits, as {recipe.Guards.PerHour} an hour is the cap");
        }

        bool repeated = run.Store.Effects.OtherTexts(effect.Key, run.Now - NoRepeat)
            .Any(other => UpdateText.IsSame(other, effect.Text!));
        return repeated
            ? new SendDecision(EffectStatus.Parked, "the same text went out within a day")
            : await DecideMentionsAsync(effect, recipe).ConfigureAwait(false);
    }

    /// <summary>Do-not-disturb may have been set since the contact was read: who is to be mentioned is read again.</summary>
    private async Task<SendDecision> DecideMentionsAsync(Effect effect, Recipe recipe)
    {
        if (Mentions.In(effect.Text!).Count == 0)
        {
            return new SendDecision(EffectStatus.Sending);
        }

        Contact? contact = await _contacts.ReadAsync(effect.ContactId).ConfigureAwait(false);
        if (contact is null)
        {
            return new SendDecision(EffectStatus.Parked, "the contact is gone");
        }

        ContactRecord record = RecordBuilder.From(contact, run.Store.Records.Find(effect.ContactId), recipe.HandleField);
        string? refusal =
            MentionGuard.Refusal(run.Store.Records, recipe, recipe.Steps[effect.Step - 1], record, effect.Text!);
        return refusal is null ? new SendDecision(EffectStatus.Sending) : new SendDecision(EffectStatus.Parked, refusal);
    }
}
