using System.Collections.Immutable;

namespace GhlStockTwits.Sync.Tests.Model;

/// <summary>
/// What one sync may do by docs/recipes.md and docs/decisions: all states that it can leave, given one that it finds.
/// There is one if nothing disturbs it and no two contacts compete for the same words or are the same person.
/// </summary>
/// <param name="Location">What is in the location and on StockTwits.</param>
/// <param name="Recipes">The recipes that take part.</param>
/// <param name="FailsReads">Whether any read may fail.</param>
/// <param name="FailsWrites">Whether any call that changes something may fail or lose its answer.</param>
/// <param name="IsFull">Whether all contacts are listed.</param>
internal sealed record ModelPass(
    ModelLocation Location, IReadOnlyList<string> Recipes, bool FailsReads, bool FailsWrites, bool IsFull = false)
{
    private static readonly TimeSpan s_maxAge = TimeSpan.FromHours(24);
    private static readonly TimeSpan s_maxReadAge = TimeSpan.FromHours(26);
    private static readonly TimeSpan s_refusesRepeats = TimeSpan.FromMinutes(25);
    private static readonly TimeSpan s_unclear = TimeSpan.FromMinutes(4);

    private TimeSpan Now => Location.Now;

    /// <summary>The states after the sync.</summary>
    public IReadOnlyList<ModelWorld> After(ModelWorld found)
    {
        IEnumerable<ModelWorld> after = Orders(found).SelectMany(order => After(found, order));
        // A run that fails at once leaves everything as it was.
        return Distinct(FailsReads ? after.Append(found) : after);
    }

    public static IReadOnlyList<ModelWorld> Distinct(IEnumerable<ModelWorld> worlds) =>
        [.. worlds.DistinctBy(static world => world.Identity())];

    private IEnumerable<ModelWorld> After(ModelWorld found, IReadOnlyList<string> order)
    {
        IReadOnlyList<ModelWorld> worlds = [found];
        if (!found.IsRestored)
        {
            worlds = Each(worlds, world => FailsReads ? [world, CaughtUp(world)] : [CaughtUp(world)]);
        }

        foreach (string key in order)
        {
            worlds = Each(worlds, world => Noticed(world, key));
        }

        worlds = Each(worlds, Polled);
        if (found.IsRestored)
        {
            worlds = Each(worlds, static world => [Baseline(world)]);
        }

        worlds = Each(worlds, Acted);
        foreach (string key in Location.Contacts.Values.Where(static one => !one.Exists).Select(static one => one.Key))
        {
            worlds = Each(worlds, world => Missed(world, key));
        }

        return Each(worlds, Ended);
    }

    private static IReadOnlyList<ModelWorld> Each(
        IReadOnlyList<ModelWorld> worlds, Func<ModelWorld, IEnumerable<ModelWorld>> then) =>
        Distinct(worlds.SelectMany(then));

    /// <summary>The orders in which contacts may be read: those that changed, in any.</summary>
    private IEnumerable<IReadOnlyList<string>> Orders(ModelWorld world)
    {
        string[] changed = [.. Location.Contacts.Values
            .Where(one => one.Exists && !(world.Seen.TryGetValue(one.Key, out ModelSeen? seen) && IsSame(seen, one)))
            .Select(static one => one.Key)];
        string[] others = [.. Location.Contacts.Values
            .Where(one => one.Exists && !changed.Contains(one.Key)).Select(static one => one.Key)];
        return Permutations(changed).Select(order => (IReadOnlyList<string>)[.. order, .. others]);
    }

    private static bool IsSame(ModelSeen seen, ModelContact now) =>
        seen.As.ChangedAt == now.ChangedAt && seen.As.Tasks.SequenceEqual(now.Tasks);

    private static IEnumerable<ImmutableList<string>> Permutations(string[] items) =>
        items.Length == 0 ? [[]]
        : items.SelectMany(first => Permutations([.. items.Where(item => item != first)])
            .Select(rest => rest.Insert(0, first)));

    /// <summary>What other runs noticed, for the recipes that did not take part in them.</summary>
    private ModelWorld CaughtUp(ModelWorld world)
    {
        foreach (string recipe in Recipes)
        {
            foreach (ModelChange change in world.Log.Where(change => change.Id >= world.CaughtUp[recipe]))
            {
                if (IsStillSo(world, change.Contact, change.Trigger, change.Task))
                {
                    world = Planned(world, change, [recipe]);
                }
            }
        }

        return world;
    }

    private IEnumerable<ModelWorld> Noticed(ModelWorld world, string key)
    {
        ModelContact now = Location.Contacts[key];
        ModelSeen? before = world.Seen.GetValueOrDefault(key);
        if (FailsReads)
        {
            yield return world;
            if (before is not null && before.As.ChangedAt != now.ChangedAt)
            {
                // The contact, but not its tasks.
                yield return Noticed(world, before, now with { Tasks = before.As.Tasks }, readsTasks: false);
            }
        }

        yield return Noticed(world, before, now, readsTasks: true);
    }

    private ModelWorld Noticed(ModelWorld world, ModelSeen? before, ModelContact now, bool readsTasks)
    {
        ModelSeen after = new(now);
        if (!now.IsLinked)
        {
            after = after with { As = now with { Tasks = after.As.Tasks.Clear() } };
        }
        else if (!readsTasks)
        {
            after = after with { TasksReadAt = before?.TasksReadAt, IsDoubtful = before?.IsDoubtful == true };
        }
        else if (before is { IsDoubtful: false, As.Tasks.Count: > 0 } && now.Tasks.Count == 0)
        {
            // An outage looks like an empty list: the next listing decides.
            after = new ModelSeen(now with { Tasks = before.As.Tasks }) { IsDoubtful = true, TasksReadAt = Now };
        }
        else
        {
            after = after with { TasksReadAt = Now };
        }

        List<ModelChange> changes = [];
        ModelChange Change(string trigger, int task, TimeSpan changedAt, TimeSpan lastReadAt) =>
            new(world.NextChange + changes.Count, now.Key, trigger, task, changedAt, lastReadAt);

        if (now.Tags.Contains("announce") && before?.As.Tags.Contains("announce") != true)
        {
            changes.Add(Change("tag.added announce", -1, now.ChangedAt, world.ReadAt));
        }

        if (before?.TasksReadAt is { } read)
        {
            changes.AddRange(after.As.Tasks
                .Where(task => task.Value.IsCompleted
                    && before.As.Tasks.GetValueOrDefault(task.Key)?.IsCompleted == false).ToArray()
                .Select(task => Change($"task.completed {task.Value.Title}", task.Key, Now, read)));
        }

        world = world with
        {
            Seen = world.Seen.SetItem(now.Key, after),
            NextChange = world.NextChange + changes.Count,
        };
        if (world.IsRestored)
        {
            return world;
        }

        world = world with { Log = world.Log.AddRange(changes) };
        foreach (ModelChange change in changes)
        {
            world = Planned(world, change, Recipes);
        }

        return world;
    }

    private IEnumerable<ModelWorld> Polled(ModelWorld world)
    {
        if (FailsReads)
        {
            yield return world;
        }

        ModelWorld read = world;
        if (Recipes.Contains("people"))
        {
            string[] found = [.. Location.Followers.Except(world.Followers)];
            foreach (string follower in found)
            {
                ModelChange change =
                    new(-1, string.Empty, $"follower.added {follower}", -1, Now, read.FollowersReadAt);
                read = Planned(read, change, ["people"]);
            }

            read = read with { Followers = read.Followers.Union(found), FollowersReadAt = Now };
            if (FailsReads)
            {
                yield return read;
            }
        }

        if (Recipes.Contains("reply"))
        {
            for (int i = world.Messages; i < Location.Messages.Count; i++)
            {
                read = Planned(
                    read, new ModelChange(-1, string.Empty, $"message.posted {i}", -1, Location.Messages[i], Now),
                    ["reply"]);
            }

            read = read with { Messages = Location.Messages.Count };
        }

        yield return read;
    }

    /// <summary>A restored state has no effects: what is there now is where it begins again.</summary>
    private static ModelWorld Baseline(ModelWorld world) => world with
    {
        Effects = [.. world.Effects.Select(static effect => effect.Status == ModelStatus.Planned
            ? effect with { Status = ModelStatus.Parked, Reason = "restored" } : effect)],
        Log = [],
    };

    private ModelWorld Planned(ModelWorld world, ModelChange change, IReadOnlyList<string> recipes)
    {
        foreach (string recipe in recipes)
        {
            int steps = change.Trigger.Split(' ')[0] switch
            {
                "tag.added" when recipe == "announce" => 1,
                "task.completed" when recipe == "tasks" => 3,
                "follower.added" when recipe == "people" => 1,
                "message.posted" when recipe == "reply" => 1,
                _ => 0,
            };
            for (int step = 1; step <= steps; step++)
            {
                ModelEffect effect = new(recipe, change.Id, change.Contact, change.Trigger, step)
                {
                    Task = change.Task, ChangedAt = change.ChangedAt, PlannedAt = Now,
                    Handle = world.Seen.GetValueOrDefault(change.Contact)?.As.Handle,
                };
                if (!world.IsRestored && !world.Effects.Any(known => known.Recipe == recipe
                    && known.Change == change.Id && known.Trigger == change.Trigger && known.Step == step))
                {
                    effect = effect with { Text = TextOf(world, effect) };
                    world = world with
                    {
                        Effects = world.Effects.Add(RefusalOf(world, effect, change) is { } reason
                            ? effect with { Status = ModelStatus.Parked, Reason = reason } : effect),
                    };
                }
            }
        }

        return world;
    }

    private string? RefusalOf(ModelWorld world, ModelEffect effect, ModelChange change) =>
        IsOlder(change.ChangedAt, s_maxAge) || IsOlder(change.LastReadAt, s_maxReadAge) ? "too old"
        : effect.Operation == "send" && effect.Handle is not null && world.Effects.Any(other =>
            other.Contact != effect.Contact && other.Handle == effect.Handle && other.Recipe == effect.Recipe
            && other.Trigger == effect.Trigger && other.Step == effect.Step
            && (other.IsOpen || other.MayHaveHappened) && !IsOlder(other.PlannedAt, s_maxAge)) ? "same person"
        : effect.Text is null ? "empty"
        : IsMention(effect) && world.Seen.Values.Any(seen =>
            seen.As.Handle == effect.Handle && (!seen.As.Consents || seen.As.Dnd)) ? "no consent"
        : null;

    private static bool IsMention(ModelEffect effect) => effect is { Recipe: "tasks", Operation: "send" };

    /// <summary>What an effect sends, or null if a field is empty.</summary>
    private static string? TextOf(ModelWorld world, ModelEffect effect)
    {
        ModelContact? contact = world.Seen.GetValueOrDefault(effect.Contact)?.As;
        string? title = contact?.Tasks.GetValueOrDefault(effect.Task)?.Title;
        return (effect.Recipe, effect.Step) switch
        {
            ("announce", _) => contact?.Industry is { } industry ? $"{industry} is with us. $AAPL" : null,
            ("tasks", 1) => contact?.Handle is { } handle ? $"@{handle} has finished {title}. $AAPL" : null,
            ("tasks", 2) => $"Task {title} was completed",
            ("reply", _) => "We have read it. $AAPL",
            _ => effect.Trigger.Split(' ')[^1],
        };
    }

    private static bool IsStillSo(ModelWorld world, string contact, string trigger, int task) => contact.Length == 0
        || (world.Seen.TryGetValue(contact, out ModelSeen? seen) && (trigger == "tag.added announce"
            ? seen.As.Tags.Contains("announce")
            : seen.As.Tasks.GetValueOrDefault(task)?.IsCompleted == true));

    /// <summary>First what has no known outcome, then what is planned.</summary>
    private IEnumerable<ModelWorld> Acted(ModelWorld world)
    {
        IReadOnlyList<ModelWorld> worlds = [world];
        for (int i = 0; i < world.Effects.Count; i++)
        {
            int index = i;
            worlds = Each(worlds, one => one.Effects[index].Status == ModelStatus.Sent
                ? Verified(one, one.Effects[index]) : [one]);
        }

        for (int i = 0; i < world.Effects.Count; i++)
        {
            int index = i;
            worlds = Each(worlds, one => one.Effects[index].Status == ModelStatus.Planned
                ? Begun(one, one.Effects[index]) : [one]);
        }

        return worlds;
    }

    private IEnumerable<ModelWorld> Verified(ModelWorld world, ModelEffect effect)
    {
        if (FailsReads || FailsWrites)
        {
            yield return world;
        }

        ModelThing? thing = ThingOf(world, effect);
        bool isActive = Recipes.Contains(effect.Recipe) && !world.IsRestored;
        if (IsOfGone(effect) && effect.Operation == "note")
        {
            // Nothing of the contact can be looked for; once it is believed to be gone, a person has to decide.
            yield return world.Seen.ContainsKey(effect.Contact) ? world : world.With(effect, Uncertain(effect));
        }
        else if (thing is not null && effect.Operation is "send" or "note")
        {
            yield return Claimed(world, effect, thing!);
        }
        else if (effect.Operation == "tag"
            || (effect.Operation == "note" && effect.Attempts < 2))
        {
            if (world.IsRestored)
            {
                yield return world.With(effect, Uncertain(effect));
            }
            else
            {
                // Sent again like one that is planned.
                yield return world.With(effect, effect with { Status = ModelStatus.Planned });
            }
        }
        else if (effect.Operation != "send" || !isActive || effect.Attempts >= 2
            || IsOlder(effect.SentAt!.Value, s_refusesRepeats) || Refusal(world, effect) is not null
            || TextOf(world, effect) != effect.Text)
        {
            yield return world.With(effect, Uncertain(effect));
        }
        else
        {
            foreach (ModelWorld sent in Done(world, effect))
            {
                yield return sent;
            }
        }
    }

    private static ModelEffect Uncertain(ModelEffect effect) =>
        effect with { Status = ModelStatus.Parked, Reason = "uncertain" };

    private IEnumerable<ModelWorld> Begun(ModelWorld world, ModelEffect effect)
    {
        if (!Recipes.Contains(effect.Recipe))
        {
            return [world];
        }

        string? refusal = Refusal(world, effect);
        effect = world.Effects[world.Effects.IndexOf(effect)];
        ModelEffect written = effect with { Text = refusal is null ? TextOf(world, effect) : effect.Text };
        ModelWorld ready = world.With(effect, written);
        IEnumerable<ModelWorld> settled =
            refusal is not null ? [world.With(effect, effect with { Status = ModelStatus.Parked, Reason = refusal })]
            : IsOfGone(written) ? [ready.With(written, written with { Status = ModelStatus.Failed })]
            : written.Attempts == 0 && written.Operation is "send" or "note" && ThingOf(ready, written) is { } there
                ? written.Operation == "send" ? [Claimed(ready, written, there)]
                    : [Claimed(ready, written, there), .. Done(ready, written)]
            : Done(ready, written);
        return FailsReads || FailsWrites ? settled.Append(world) : settled;
    }

    private bool IsOfGone(ModelEffect effect) => effect.Operation is "note" or "tag"
        && Location.Contacts.GetValueOrDefault(effect.Contact)?.Exists == false;

    /// <summary>Why an effect must not be done now, or null.</summary>
    private string? Refusal(ModelWorld world, ModelEffect effect) =>
        IsOlder(effect.ChangedAt, s_maxAge) ? "too old"
        : effect.Contact.Length > 0 && world.Seen.GetValueOrDefault(effect.Contact) is not { Missing: 0 } ? "gone"
        : !IsStillSo(world, effect.Contact, effect.Trigger, effect.Task) ? "withdrawn"
        : TextOf(world, effect) is not { } text ? "empty"
        : effect.Operation != "send" ? null
        : world.Effects.Any(other => other != effect && other.Operation == "send" && other.Text == text
            && other.SentAt is { } sent && !IsOlder(sent, s_maxAge)) ? "same text"
        : IsMention(effect) && !MayMention(world, world.Seen[effect.Contact].As.Handle!) ? "no consent"
        : null;

    /// <summary>Whoever has the handle is asked again just before.</summary>
    private bool MayMention(ModelWorld world, string handle)
    {
        ModelContact[] people = [.. world.Seen.Values.Where(seen => seen.As.Handle == handle)
            .Select(seen => Location.Contacts[seen.As.Key])];
        ModelContact[] owners = [.. people.Where(person => person.Handle == handle)];
        return owners.Length > 0 && owners.All(static person => person is { Exists: true, Consents: true, Dnd: false });
    }

    private static ModelThing? ThingOf(ModelWorld world, ModelEffect effect) => world.Things.FirstOrDefault(thing =>
        !thing.IsClaimed && thing.Operation == effect.Operation && thing.Text == effect.Text
        && (effect.Operation == "send" || thing.Contact == effect.Contact));

    private ModelWorld Claimed(ModelWorld world, ModelEffect effect, ModelThing thing) => world.With(
        effect, effect with { Status = ModelStatus.Done, SentAt = effect.SentAt ?? Now, Reason = null }) with
    {
        Things = world.Things.Replace(thing, thing with { IsClaimed = true }),
    };

    private IEnumerable<ModelWorld> Done(ModelWorld world, ModelEffect effect)
    {
        ModelEffect sent = effect with
        {
            Status = ModelStatus.Sent, SentAt = effect.SentAt ?? Now, Attempts = effect.Attempts + 1,
        };
        ModelThing thing = new(effect.Operation, effect.Contact, effect.Text!, Now, IsClaimed: true);
        ModelWorld there = world with { Things = world.Things.Add(thing) };
        yield return there.With(effect, sent with { Status = ModelStatus.Done });
        if (FailsWrites)
        {
            yield return world.With(effect, sent);
            yield return world.With(effect, sent) with
            {
                Things = world.Things.Add(thing with { IsClaimed = false }),
            };
        }
    }

    /// <summary>What is gone is believed in the second run that says so.</summary>
    private IEnumerable<ModelWorld> Missed(ModelWorld world, string key)
    {
        if (!world.Seen.TryGetValue(key, out ModelSeen? seen))
        {
            yield return world;
            yield break;
        }

        if (!IsFull)
        {
            yield return world;
        }

        yield return seen.Missing == 0
            ? world with { Seen = world.Seen.SetItem(key, seen with { Missing = 1 }) }
            : world with
            {
                Seen = world.Seen.Remove(key),
                Effects = [.. world.Effects.Select(effect =>
                    effect.Contact == key && effect.Status == ModelStatus.Planned
                        ? effect with { Status = ModelStatus.Parked, Reason = "gone" } : effect)],
            };
    }

    private IEnumerable<ModelWorld> Ended(ModelWorld world)
    {
        if (FailsReads)
        {
            yield return world;
        }

        yield return world with
        {
            ReadAt = Now,
            IsRestored = false,
            CaughtUp = world.IsRestored
                ? world.CaughtUp.ToImmutableSortedDictionary(static one => one.Key, _ => world.NextChange)
                : world.CaughtUp.SetItems(Recipes.Select(recipe => KeyValuePair.Create(recipe, world.NextChange))),
            Followers = world.IsRestored ? Location.Followers.Union(world.Followers) : world.Followers,
            FollowersReadAt = world.IsRestored ? Now : world.FollowersReadAt,
            Messages = world.IsRestored ? Location.Messages.Count : world.Messages,
        };
    }

    private bool IsOlder(TimeSpan then, TimeSpan limit) => (Now - then - limit).Duration() < s_unclear
        ? throw new UnclearTimeException() : Now - then > limit;
}

/// <summary>The scenario depends on seconds, which the model does not count.</summary>
internal sealed class UnclearTimeException : Exception;
