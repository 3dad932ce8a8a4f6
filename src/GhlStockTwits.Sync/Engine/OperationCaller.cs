using GhlStockTwits.Api;
using GhlStockTwits.Catalog;
using GhlStockTwits.Events;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.StockTwits;
using GhlStockTwits.StockTwits.Operations;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Engine;

/// <summary>
/// Calls the operations of effects: each once, and again only as its retry safety allows. What is about to be called is
/// on the disk before it is called. See docs/decisions/0006-effects.md.
/// </summary>
internal sealed class OperationCaller(
    IStateStore store, HighLevelConnection ghl, StockTwitsConnection stockTwits, SyncSettings settings,
    EffectJournal journal, SyncContext context, SyncReport report) : IEffectActor
{
    // The services' clocks need not agree to the minute.
    private static readonly TimeSpan s_skew = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    public int Writes { get; private set; }

    /// <inheritdoc/>
    public async Task DoAsync(Effect effect, Recipe recipe)
    {
        Operation operation = OperationCatalog.Operations[effect.Operation];
        OperationFacts facts = new(
            context.Now, stockTwits.Account is not null,
            await store.Effects.CountSentAsync(effect.Key, context.Now - SendGuard.CapWindow).ConfigureAwait(false));
        SendDecision decision = OperationGuard.Decide(operation, recipe, facts);
        if (decision.Status == EffectStatus.Sending)
        {
            if (effect.Attempts > 0 || !await IsDoneAsync(effect, operation).ConfigureAwait(false))
            {
                await CallAsync(effect, operation).ConfigureAwait(false);
            }

            return;
        }

        await journal.SaveAsync(effect with
        {
            Status = decision.Status,
            Reason = decision.Reason,
            FinishedAt = decision.Status == EffectStatus.Parked ? context.Now : null,
        }).ConfigureAwait(false);
    }

    /// <summary>
    /// Whether what an effect would create is there already, and neither the record knows it from before nor another
    /// effect has it: a restored state does not know what was done with it. Then the effect is done.
    /// </summary>
    private async Task<bool> IsDoneAsync(Effect effect, Operation operation)
    {
        if (await SearchAsync(effect, operation).ConfigureAwait(false) is not { Count: > 0 } found)
        {
            return false;
        }

        await journal.SaveAsync(effect with
        {
            Status = EffectStatus.Done,
            Reason = "It was there already.",
            Result = found[0],
            FinishedAt = context.Now,
        }).ConfigureAwait(false);
        return true;
    }

    private async Task CallAsync(Effect wanted, Operation operation)
    {
        Writes += operation.Changes ? 1 : 0;
        Effect effect = wanted with
        {
            Status = EffectStatus.Sending,
            Attempts = wanted.Attempts + 1,
            SendingAt = wanted.SendingAt ?? context.Now,
            Reason = null,
        };
        if (settings.IsDryRun)
        {
            // As if it had been done, so that the guards of the next ones know of it.
            await store.Effects.UpdateAsync(wanted with { SendingAt = effect.SendingAt }).ConfigureAwait(false);
            report.Add(wanted with { Reason = EffectForecast.WouldBeDone });
            return;
        }

        await store.Effects.UpdateAsync(effect).ConfigureAwait(false);
        context.Call.Report($"{effect.Key}: about to be sent");
        try
        {
            object? result = await FirstAsync(operation, effect).ConfigureAwait(false);
            context.Call.Report($"{effect.Key}: Sent; the result is not recorded yet.");
            await journal.SaveAsync(effect with
            {
                Status = EffectStatus.Done,
                Result = EffectJson.WriteResult(result),
                ContactId = ContactOf(effect, operation, result),
                FinishedAt = context.Now,
            }).ConfigureAwait(false);
            context.Call.Report($"{effect.Key}: done");
        }
        catch (ApiException failure)
        {
            await journal.SaveAsync(OperationOutcome.AfterFailure(effect, operation, failure), failure)
                .ConfigureAwait(false);
            if (failure.Kind.StopsPipeline)
            {
                throw;
            }
        }
        catch (GhlStockTwitsException refusal)
        {
            // Refused before anything was sent.
            await journal.SaveAsync(effect with
            {
                Status = EffectStatus.Failed,
                Reason = refusal.Description,
                SendingAt = wanted.SendingAt,
                FinishedAt = context.Now,
            }).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async Task VerifyAsync(Effect effect, RecipeDecision? decision)
    {
        Operation operation = OperationCatalog.Operations[effect.Operation];
        switch (OperationOutcome.Advise(operation))
        {
            case OutcomeAdvice.Repeat:
                await journal.SaveAsync(effect with
                {
                    Status = EffectStatus.Planned,
                    Reason = "Its response was lost. It is sent again, which does no harm.",
                }).ConfigureAwait(false);
                break;
            case OutcomeAdvice.Verify when effect.ContactId.Length > 0
                && await store.Records.FindAsync(effect.ContactId).ConfigureAwait(false) is null:
                // HighLevel no longer lists anything of the contact.
                await journal.SaveAsync(
                    OperationOutcome.Uncertain(effect, "The contact is gone.", context.Now)).ConfigureAwait(false);
                break;
            case OutcomeAdvice.Verify
                when await SearchAsync(effect, operation).ConfigureAwait(false) is { } found:
                Effect looked = OperationOutcome.AfterSearch(effect, operation, found, context.Now);
                await journal.SaveAsync(looked).ConfigureAwait(false);
                if (looked.Status == EffectStatus.Planned)
                {
                    report.Warn($"{operation.Name} has no known outcome and shows no effect. The next run repeats it.");
                }

                break;
            default:
                await journal.SaveAsync(OperationOutcome.Uncertain(
                    effect, $"Nothing shows whether {operation.Name} was carried out.", context.Now))
                    .ConfigureAwait(false);
                break;
        }
    }

    private Connection ConnectionOf(Operation operation) =>
        operation.Service == StockTwitsService.Instance ? stockTwits : ghl;

    private async Task<object?> FirstAsync(Operation operation, Effect effect)
    {
        CallContext call = operation.Changes ? context.Call : context.Reads;
        Arguments arguments = await WithFieldIdsAsync(EffectJson.Read(effect.Arguments!)).ConfigureAwait(false);
        await foreach (object?[] page in operation.ReadAnyAsync(ConnectionOf(operation), arguments, call)
            .ConfigureAwait(false))
        {
            return page.FirstOrDefault();
        }

        return null;
    }

    /// <summary>Custom fields that are given by their keys, as HighLevel takes them: a list with their IDs.</summary>
    /// <exception cref="GhlStockTwitsException">The location has no field of a key.</exception>
    private async Task<Arguments> WithFieldIdsAsync(Arguments arguments)
    {
        if (arguments["customFields"] is not Dictionary<string, object?> byKey)
        {
            return arguments;
        }

        CustomFieldCatalog fields = await ghl.CustomFieldsAsync(context.Reads).ConfigureAwait(false);
        return arguments.With("customFields", byKey.Select(field => new Dictionary<string, object?>
        {
            ["id"] = fields.Require(field.Key).Id,
            ["field_value"] = field.Value,
        }).ToArray());
    }

    /// <summary>
    /// An effect of a follower or a message that created a contact is about it from then on, so that it is erased with
    /// it.
    /// </summary>
    private static string ContactOf(Effect effect, Operation operation, object? result) =>
        !EventKind.IsOfRecord(ChangeEvent.Split(effect.Trigger).Kind)
            && (operation == Contacts.Create || operation == Contacts.Upsert)
            && result is Contact created
                ? created.Id
                : effect.ContactId;

    /// <summary>
    /// The results of what a call would have created, without what another effect has or the record knows from before;
    /// null if it cannot be looked for.
    /// </summary>
    private async Task<IReadOnlyList<string?>?> SearchAsync(Effect effect, Operation operation)
    {
        Arguments sent = EffectJson.Read(effect.Arguments!);
        if (operation.VerifiedBy is not { } check || check.Asks(sent) is not { } asked)
        {
            return null;
        }

        IReadOnlyList<object> found = await check.FindAsync(ConnectionOf(operation), sent, asked, context.Reads)
            .ConfigureAwait(false);
        if (found.Count == 0 || check.IsState)
        {
            return [.. found.Select(EffectJson.WriteResult)];
        }

        ContactRecord? record = await store.Records.FindAsync(effect.ContactId).ConfigureAwait(false);
        HashSet<object?> taken =
        [
            .. KnownBefore(effect, record),
            .. (await store.Effects.OfAsync(effect.ContactId).ConfigureAwait(false))
                .Where(other => other.Key != effect.Key && other.Operation == effect.Operation)
                .Select(static other => EffectJson.ReadResult(other.Result).GetValueOrDefault("id")),
        ];
        string?[] free =
        [
            .. found.Select(EffectJson.WriteResult)
                .Where(result => IdOf(result) is not { } id || !taken.Contains(id)),
        ];

        // A task that the record has, and may have had before.
        HashSet<object?> doubtful = [.. Undated(effect, record)];
        return free.Length > 0 && free.All(result => doubtful.Contains(IdOf(result))) ? null : free;
    }

    private static object? IdOf(string? result) => EffectJson.ReadResult(result).GetValueOrDefault("id");

    /// <summary>
    /// The tasks and notes that were there before the call was begun. A record that was read since can have what the
    /// call itself created: then only the dates tell.
    /// </summary>
    private IEnumerable<string> KnownBefore(Effect effect, ContactRecord? record)
    {
        DateTimeOffset begun = effect.SendingAt ?? context.Now;
        return record is null ? [] :
        [
            .. record.Tasks.Where(_ => record.ReadAt.Tasks <= begun).Select(static task => task.TaskId),
            .. record.Notes.Where(note => record.ReadAt.Notes <= begun || note.DateAdded < begun - s_skew)
                .Select(static note => note.NoteId),
        ];
    }

    /// <summary>The tasks of which nothing tells whether they were there before the call was begun.</summary>
    private static IEnumerable<string> Undated(Effect effect, ContactRecord? record) =>
        record is null || effect.SendingAt is not { } begun || record.ReadAt.Tasks <= begun ? []
        : record.Tasks.Where(task => !(task.DueSince >= effect.PlannedAt - s_skew))
            .Select(static task => task.TaskId);
}
