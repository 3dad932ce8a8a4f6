namespace GhlStockTwits.Sync.Tests.Model;

/// <summary>The end states that a scenario may have.</summary>
internal static class ScenarioModel
{
    /// <summary>How often all recipes run undisturbed after a scenario; by then nothing changes any more.</summary>
    public const int RunsUntilQuiet = 3;

    // Beyond this, disturbances allow too much to be worth looking at.
    private const int MostWorlds = 3000;

    /// <summary>The end states, each as lines.</summary>
    /// <exception cref="UnclearTimeException">The scenario depends on seconds.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> EndsOf(IEnumerable<ScenarioStep> steps)
    {
        ModelLocation location = new();
        IReadOnlyList<ModelWorld> worlds = Sync(location, [new ModelWorld { IsRestored = true }], "all");
        bool failsReads = false;
        bool failsWrites = false;
        foreach (ScenarioStep step in steps)
        {
            switch (step.Kind)
            {
                case StepKind.Sync:
                    location = location with { Now = location.Now + ModelLocation.SyncTime };
                    worlds = Sync(location, worlds, step.Value, failsReads, failsWrites);
                    failsReads = failsWrites = false;
                    break;
                case StepKind.Stop or StepKind.StopWhen or StepKind.Kill:
                    failsReads = failsWrites = true;
                    break;
                case StepKind.Fault:
                    bool isOfWrites = ScenarioFault.Named(step.Value).IsOfWrites;
                    failsWrites |= isOfWrites;
                    failsReads |= !isOfWrites;
                    break;
                case StepKind.CopyState:
                    worlds = [.. worlds.Select(static world => world with { Copy = world with { Copy = null } })];
                    break;
                case StepKind.RestoreState:
                    worlds = ModelPass.Distinct(worlds.Select(static world => world.Restored()));
                    break;
                default:
                    location = location.After(step);
                    break;
            }
        }

        for (int i = 0; i < RunsUntilQuiet; i++)
        {
            location = location with { Now = location.Now + ModelLocation.SyncTime };
            worlds = Sync(location, worlds, "all", isFull: true);
        }

        return [.. worlds.Select(world => LinesOf(world, location))
            .DistinctBy(static lines => string.Join('\n', lines))];
    }

    /// <summary>The names of recipes that 'all' or a list of names stands for.</summary>
    public static string[] RecipesOf(string names) =>
        names == "all" ? ModelWorld.Recipes : names.Split(" and ", StringSplitOptions.TrimEntries);

    private static IReadOnlyList<ModelWorld> Sync(
        ModelLocation location, IReadOnlyList<ModelWorld> worlds, string recipes, bool failsReads = false,
        bool failsWrites = false, bool isFull = false)
    {
        ModelPass pass = new(location, RecipesOf(recipes), failsReads, failsWrites, isFull);
        worlds = ModelPass.Distinct(worlds.SelectMany(pass.After));
        return worlds.Count <= MostWorlds ? worlds : throw new UnclearTimeException();
    }

    private static IReadOnlyList<string> LinesOf(ModelWorld world, ModelLocation location)
    {
        List<string> lines = [];
        foreach (ModelSeen seen in world.Seen.Values)
        {
            ModelContact contact = location.Contacts[seen.As.Key];
            IEnumerable<string> tags = contact.Tags.Concat(world.Things
                .Where(thing => thing.Operation == "tag" && thing.Contact == contact.Key).Select(static _ => "done"));
            lines.Add(ScenarioEnd.Contact(
                contact.Key, contact.Name, contact.Email,
                contact.IsLinked ? $"is {contact.Handle}" : contact.Handle is { } unknown ? $"is not {unknown}"
                    : "has no handle",
                tags.Distinct(), AudiencesOf(contact),
                seen.As.Tasks.Values.Select(static task => (task.Title, task.IsCompleted, task.Postponed))));
        }

        lines.AddRange(world.Things.Where(static thing => thing.Operation is "send")
            .Select(static thing => ScenarioEnd.Update(thing.Text)));
        lines.AddRange(world.Things
            .Where(thing => thing.Operation is "note" && location.Contacts[thing.Contact].Exists)
            .Select(static thing => ScenarioEnd.Note(thing.Contact, thing.Text)));
        lines.AddRange(world.Things.Where(static thing => thing.Operation is "contact")
            .Select(static thing => ScenarioEnd.NewContact(thing.Text)));
        lines.AddRange(world.Effects.Select(static effect => ScenarioEnd.Effect(
            effect.Recipe, effect.Contact, effect.Trigger, effect.Step, effect.Status.ToString(), effect.Reason)));
        return ScenarioEnd.Sorted(lines);
    }

    private static IEnumerable<string> AudiencesOf(ModelContact contact) =>
        (contact.Tags.Contains("vip") ? new[] { "vip" } : [])
        .Concat(contact.Industry is "Technology" or "Energy" ? ["leisure"] : []);
}
