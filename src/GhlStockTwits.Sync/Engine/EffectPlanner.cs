using System.Security.Cryptography;
using System.Text;
using GhlStockTwits.Events;
using GhlStockTwits.StockTwits.Publishing;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Engine;

/// <summary>Decides what a change of a contact leads to. What must not go out is decided too, and parked with its reason.</summary>
internal sealed class EffectPlanner(SyncRun run)
{
    // A task that runs once a day does not run to the second.
    private static readonly TimeSpan s_grace = TimeSpan.FromHours(2);

    /// <summary>The effects of some changes, by the recipes that are not merely taking stock.</summary>
    public IEnumerable<Effect> Plan(ContactRecord record, IReadOnlyList<ChangeEvent> transitions)
    {
        foreach (Recipe recipe in run.Settings.Recipes.Where(recipe => run.Active.Contains(recipe.Name)))
        {
            foreach (ChangeEvent transition in transitions.Where(one => recipe.Triggers.Any(trigger => trigger.Matches(one))))
            {
                Dictionary<string, object?> fields = RecordFields.Of(record, transition);
                if (!recipe.Conditions.All(condition => condition.Holds(fields)))
                {
                    continue;
                }

                for (int step = 0; step < recipe.Steps.Count; step++)
                {
                    yield return Decide(recipe, step, record, transition, fields);
                }
            }
        }
    }

    private Effect Decide(
        Recipe recipe, int step, ContactRecord record, ChangeEvent transition, Dictionary<string, object?> fields)
    {
        SendStep send = recipe.Steps[step];
        string text = send.Template.Render(recipe.Publish.Select(fields));
        DateTimeOffset changedAt = transition.IsOfPart ? run.Now : record.DateUpdated ?? run.Now;
        string trigger = $"{transition.Kind} {transition.Subject}".TrimEnd();
        string? refusal = AgeRefusal(recipe, transition, changedAt)
            ?? PersonRefusal(recipe, trigger, step + 1, record)
            ?? TextRefusal(recipe, send, record, text);
        return new Effect
        {
            Key = Key(recipe, record, transition, step),
            Recipe = recipe.Name,
            Trigger = trigger,
            Step = step + 1,
            ContactId = record.ContactId,
            Status = refusal is null ? EffectStatus.Planned : EffectStatus.Parked,
            Reason = refusal,
            Text = refusal is null ? text : null,
            Sentiment = send.Sentiment,
            ChangedAt = changedAt,
            PlannedAt = run.Now,
            FinishedAt = refusal is null ? null : run.Now,
            RunId = run.RunId,
        };
    }

    /// <summary>A change is known to lie between our last look and now; it must not be able to be older than the recipe allows.</summary>
    private string? AgeRefusal(Recipe recipe, ChangeEvent transition, DateTimeOffset changedAt)
    {
        DateTimeOffset lastLook = transition.LastReadAt ?? run.Store.GetMoment(SyncRun.LastReadAt) ?? DateTimeOffset.MinValue;
        bool isNew = transition.Kind == ChangeEventKind.ContactCreated;
        bool isOld = run.Now - changedAt > recipe.Guards.MaxAge
            || (!isNew && run.Now - lastLook > recipe.Guards.MaxAge + s_grace);
        return isOld ? $"the change is, or may be, older than {recipe.Guards.MaxAge:g}" : null;
    }

    /// <summary>Two contacts with one handle are one person: what was done for the one is not done again for the other.</summary>
    private string? PersonRefusal(Recipe recipe, string trigger, int step, ContactRecord record)
    {
        bool served = record.Handle is not null && run.Store.Records.All(record.Handle)
            .Where(other => other.ContactId != record.ContactId)
            .ToList()
            .SelectMany(other => run.Store.Effects.Of(other.ContactId))
            .Any(effect => effect.Recipe == recipe.Name && effect.Trigger == trigger && effect.Step == step
                && run.Now - effect.PlannedAt < recipe.Guards.MaxAge);
        return served ? "the same person was served as another contact with this handle" : null;
    }

    private string? TextRefusal(Recipe recipe, SendStep send, ContactRecord record, string text)
    {
        if (text.Length == 0)
        {
            return "the text came out empty";
        }

        int length = UpdateText.Count(text);
        if (length > UpdateText.MaxLength)
        {
            return $"the text has {length} of {UpdateText.MaxLength} characters";
        }

        return Private(record).FindIn(text, send.Template.Text) ?? MentionGuard.Refusal(run.Store.Records, recipe, send, record, text);
    }

    private static PrivateValues Private(ContactRecord record)
    {
        PrivateValues values = new();
        values.Add(record.Email);
        values.Add(record.Address1);
        values.Add(record.DateOfBirth);
        values.AddPhone(record.Phone);
        foreach (RecordNote note in record.Notes)
        {
            values.Add(note.Body);
        }

        return values;
    }

    /// <summary>The same change of the same contact always has the same key; the next version of the record has others.</summary>
    private static string Key(Recipe recipe, ContactRecord record, ChangeEvent transition, int step)
    {
        string name = string.Join('\n', recipe.Name, record.ContactId, record.Version, transition.Kind, transition.Subject, step);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..32].ToLowerInvariant();
    }
}
