using System.Globalization;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.StockTwits;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Tests.Model;

/// <summary>A scenario as it really happens: with the engine, in a sandbox that other scenarios have used.</summary>
internal sealed class ScenarioRun(SyncWorld world, int number)
{
    private const string Replier = "demo_stranger9";

    private static readonly DateTimeOffset s_due = new(2040, 5, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, string> _ids = [];
    private readonly Dictionary<string, string> _taskTitles = [];
    private readonly List<ScenarioFault> _faults = [];
    private readonly Dictionary<string, StockTwitsConnection> _users = [];
    private ModelLocation _location = new();
    private int _stopAt;
    private int _killAt;
    private string? _stopWhen;
    private int _messages;
    private long _firstPost;
    private Dictionary<string, string> _userNames = [];

    private string Mark => $" (case {number.ToString(CultureInfo.InvariantCulture)})";

    /// <summary>Does all steps, then runs all recipes until nothing changes.</summary>
    /// <returns>What is there in the end, as lines.</returns>
    public async Task<IReadOnlyList<string>> EndOfAsync(IEnumerable<ScenarioStep> steps)
    {
        world.NewState();
        foreach (ModelContact contact in _location.Contacts.Values)
        {
            await CreateAsync(contact);
        }

        world.Sandbox.Advance(ModelLocation.EditTime);
        await SyncAsync("all");
        _firstPost = (await PostsAsync()).Select(static post => post.Id).FirstOrDefault();
        foreach (ScenarioStep step in steps)
        {
            await DoAsync(step);
        }

        _faults.Clear();
        (_stopAt, _killAt, _stopWhen) = (0, 0, null);
        for (int i = 0; i < ScenarioModel.RunsUntilQuiet; i++)
        {
            await SyncAsync("all", isFull: true);
        }

        int writes = world.Sandbox.WriteCount;
        await SyncAsync("all", isFull: true);
        Assert.Equal(writes, world.Sandbox.WriteCount);
        IReadOnlyList<string> end = await LinesAsync();
        await CleanAsync();
        return end;
    }

    private async Task DoAsync(ScenarioStep step)
    {
        switch (step.Kind)
        {
            case StepKind.Sync:
                await SyncAsync(step.Value);
                return;
            case StepKind.Stop:
                _stopAt = int.Parse(step.Value, CultureInfo.InvariantCulture);
                return;
            case StepKind.StopWhen:
                _stopWhen = step.Value;
                return;
            case StepKind.Kill:
                _killAt = int.Parse(step.Value, CultureInfo.InvariantCulture);
                return;
            case StepKind.Fault:
                _faults.Add(ScenarioFault.Named(step.Value));
                return;
            case StepKind.CopyState:
                File.Copy(world.StatePath, world.StatePath + ".copy", overwrite: true);
                return;
            case StepKind.RestoreState:
                if (File.Exists(world.StatePath + ".copy"))
                {
                    File.Copy(world.StatePath + ".copy", world.StatePath, overwrite: true);
                }

                return;
        }

        ModelLocation before = _location;
        _location = _location.After(step);
        if (_location == before)
        {
            return;
        }

        await EditAsync(step, before);
        world.Sandbox.Advance(_location.Now - before.Now);
    }

    private async Task EditAsync(ScenarioStep step, ModelLocation before)
    {
        (string who, string what) = (step.Subject, step.Value);
        switch (step.Kind)
        {
            case StepKind.Pass:
                return;
            case StepKind.Follow:
            case StepKind.Unfollow:
                await FollowAsync(who, step.Kind == StepKind.Follow);
                return;
            case StepKind.PostMessage:
                await (await UserAsync(Replier)).SendAsync(
                    Messages.Create, new Arguments { { "body", $"Message {_messages++}{Mark} $AAPL" } }, default);
                return;
            case StepKind.CreateContact:
                await CreateAsync(_location.Contacts[who]);
                return;
        }

        string id = _ids[who];
        ModelContact contact = before.Contacts[who];
        Arguments ofContact = new() { { "contactId", id } };
        switch (step.Kind)
        {
            case StepKind.DeleteContact:
                await GhlAsync(Contacts.Delete, ofContact);
                break;
            case StepKind.AddTag:
                await GhlAsync(Contacts.AddTags, ofContact.With("tags", new[] { what }));
                break;
            case StepKind.RemoveTag:
                await GhlAsync(Contacts.RemoveTags, ofContact.With("tags", new[] { what }));
                break;
            case StepKind.SetName:
                await GhlAsync(Contacts.Update, ofContact.With("firstName", what).With("lastName", "Example"));
                break;
            case StepKind.SetEmail:
                await GhlAsync(Contacts.Update, ofContact.With("email", what));
                break;
            case StepKind.SetDnd:
                await GhlAsync(Contacts.Update, ofContact.With("dnd", what == "on"));
                break;
            case StepKind.SetIndustry or StepKind.SetHandle or StepKind.SetConsent:
                await SetAsync(id, step.Kind == StepKind.SetIndustry ? "industry"
                    : step.Kind == StepKind.SetHandle ? "stocktwits_handle" : "stocktwits_consent",
                    what == ScenarioStep.Empty ? "" : what);
                break;
            case StepKind.CreateTask:
                ContactTask created = (await world.Ghl.SendAsync(
                    ContactTasks.Create,
                    ofContact.With("title", what).With("dueDate", s_due).With("completed", false), default)).Value!;
                _taskTitles[created.Id] = what;
                break;
            default:
                await EditTaskAsync(step, ofContact.With("taskId", await TaskIdAsync(id, what)), contact);
                break;
        }
    }

    private async Task EditTaskAsync(ScenarioStep step, Arguments ofTask, ModelContact before)
    {
        switch (step.Kind)
        {
            case StepKind.DeleteTask:
                await GhlAsync(ContactTasks.Delete, ofTask);
                break;
            case StepKind.PostponeTask:
                int days = before.Tasks[before.TaskNamed(step.Value)!.Value].Postponed + 1;
                await GhlAsync(ContactTasks.Update, ofTask.With("dueDate", s_due.AddDays(days)));
                break;
            default:
                await GhlAsync(
                    ContactTasks.SetCompleted, ofTask.With("completed", step.Kind == StepKind.CompleteTask));
                break;
        }
    }

    private Task<ApiResponse<T>> GhlAsync<T>(Operation<T> operation, Arguments arguments) =>
        world.Ghl.SendAsync(operation, arguments, default);

    private async Task<string> TaskIdAsync(string contactId, string title) =>
        (await world.Ghl.SendAsync(ContactTasks.List, new Arguments { { "contactId", contactId } }, default)).Value!
        .Single(task => task.Title == title).Id;

    private async Task CreateAsync(ModelContact contact)
    {
        Contact created = (await world.Ghl.SendAsync(Contacts.Create, new Arguments
        {
            { "firstName", contact.Name }, { "lastName", "Example" }, { "email", contact.Email },
        }, default)).Value!;
        _ids[contact.Key] = created.Id;
        await SetAsync(created.Id, "industry", contact.Industry);
        await SetAsync(created.Id, "stocktwits_handle", contact.Handle);
        await SetAsync(created.Id, "stocktwits_consent", contact.Consents ? "yes" : null);
    }

    private async Task SetAsync(string contactId, string key, string? value)
    {
        if (value is null)
        {
            return;
        }

        CustomFieldCatalog catalog = await world.Ghl.CustomFieldsAsync(default);
        Dictionary<string, object?> field = new() { ["id"] = catalog.Require(key).Id, ["field_value"] = value };
        await GhlAsync(
            Contacts.Update, new Arguments { { "contactId", contactId }, { "customFields", new[] { field } } });
    }

    private async Task<StockTwitsConnection> UserAsync(string username) =>
        _users.TryGetValue(username, out StockTwitsConnection? known) ? known
            : _users[username] = await world.OtherAccountAsync(username);

    private async Task FollowAsync(string username, bool follows)
    {
        StockTwitsConnection user = await UserAsync(username);
        Operation<User> operation = follows ? Friendships.Create : Friendships.Destroy;
        await user.SendAsync(operation, new Arguments { { "id", world.Sandbox.StockTwitsUserId } }, default);
    }

    /// <summary>One sync, disturbed as the steps before it say.</summary>
    private async Task SyncAsync(string names, bool isFull = false)
    {
        world.Sandbox.Advance(ModelLocation.SyncTime);
        _location = _location with { Now = _location.Now + ModelLocation.SyncTime };
        foreach (ScenarioFault fault in _faults)
        {
            await world.FaultAsync(fault.Rule);
        }

        string[] recipes = [.. ScenarioModel.RecipesOf(names).Select(Recipe)];
        bool isDisturbed = _faults.Count > 0;
        StopAtStep stop = new(_stopAt, _stopWhen);
        try
        {
            if (_killAt > 0)
            {
                world.Recipe = Assert.Single(recipes);
                await world.RunHostAsync(_killAt);
                await world.State.ExpireAsync();
            }
            else
            {
                await world.SyncAsync(
                    maxChange: 1000, full: isFull, call: new CallContext(default, stop),
                    recipes: recipes);
            }
        }
        catch (StoppedException)
        {
            // As a process that ends here: what is on the disk is all that is left.
            Assert.True(stop.HasStopped);
        }
        catch (ApiException failure) when (isDisturbed)
        {
            // A run can fail; the next one goes on.
            Assert.NotNull(failure.ErrorId);
        }

        Assert.True(_stopWhen is null || stop.HasStopped, $"No sync reported '{_stopWhen}'.");
        await world.ClearFaultsAsync();
        _faults.Clear();
        (_stopAt, _killAt, _stopWhen) = (0, 0, null);
    }

    private string Recipe(string name)
    {
        string body = name switch
        {
            "announce" => """
                audiences:
                  vip: { tags: vip }
                  leisure: { industry: [Technology, Energy] }
                when: { tag.added: announce }
                publish: [industry]
                steps:
                  - send: { text: "{{ industry }} is with us. $AAPL MARK" }
                """,
            "tasks" => """
                when: task.completed
                publish: [handle, title]
                steps:
                  - send: { text: "@{{ handle }} has finished {{ title }}. $AAPL MARK" }
                  - ghl.note.create: { body: "Task {{ title }} was completed" }
                  - ghl.contact.addTags: { tags: done }
                """,
            "people" => """
                when: follower.added
                steps:
                  - ghl.contact.create:
                      firstName: "{{ username }}"
                      customFields: { stocktwits_handle: "{{ username }}" }
                """,
            _ => $$$"""
                when: { message.posted: {{{Replier}}} }
                steps:
                  - send: { text: "We have read it. $AAPL MARK", replyTo: "{{ messageId }}" }
                """,
        };
        return $$"""
            name: {{name}}
            consent: stocktwits_consent
            {{body.Replace(" MARK", Mark, StringComparison.Ordinal)}}
            freshness: { tasks: 1m }
            guards: { quietHours: off, perHour: 1000, verifyAfter: 0s }
            """;
    }

    private async Task<IReadOnlyList<string>> LinesAsync()
    {
        List<string> lines = [];
        Dictionary<string, string> keys = _ids.ToDictionary(static one => one.Value, static one => one.Key);
        foreach (ContactRecord record in world.Records())
        {
            if (keys.TryGetValue(record.ContactId, out string? key))
            {
                lines.Add(LineOf(key, record));
                Contact real = (await world.Ghl.SendAsync(
                    Contacts.Get, new Arguments { { "contactId", record.ContactId } }, default)).Value!;
                Assert.Equal(real.Tags.Order(StringComparer.Ordinal), record.Tags);
                lines.AddRange(await NotesAsync(key, record.ContactId));
            }
            else
            {
                lines.Add(ScenarioEnd.NewContact(record.Handle ?? record.ContactId));
            }
        }

        lines.AddRange((await PostsAsync()).Where(post => post.Id > _firstPost)
            .Select(post => ScenarioEnd.Update(post.Body.Replace(Mark, string.Empty, StringComparison.Ordinal))));
        foreach (Effect effect in world.Effects())
        {
            lines.Add(ScenarioEnd.Effect(
                effect.Recipe, keys.GetValueOrDefault(effect.ContactId) ?? string.Empty, await TriggerAsync(effect),
                effect.Step, effect.Status.ToString(), ScenarioEnd.WordOf(effect.Reason)));
        }

        return ScenarioEnd.Sorted(lines);
    }

    private static string LineOf(string key, ContactRecord record) => ScenarioEnd.Contact(
        key, record.FirstName!, record.Email!,
        record.Link switch
        {
            LinkStatus.Linked => $"is {record.User!.Username}",
            LinkStatus.None => "has no handle",
            LinkStatus.Unlinked => $"is not {record.Handle}",
            _ => $"may be {record.Handle}",
        },
        record.Tags, record.Audiences,
        record.Tasks.Select(static task =>
            (task.Title!, task.Status == "completed", (int)(task.DueDate!.Value - s_due).TotalDays)));

    private async Task<IEnumerable<string>> NotesAsync(string key, string contactId) =>
        (await world.Ghl.SendAsync(ContactNotes.List, new Arguments { { "contactId", contactId } }, default)).Value!
        .Select(note => ScenarioEnd.Note(key, note.Body!));

    private async Task<IReadOnlyList<Message>> PostsAsync()
    {
        List<Message> posts = [];
        Arguments arguments = new() { { "id", world.Sandbox.StockTwitsUsername }, { "filter", "all" } };
        await foreach (Message[] page in world.StockTwits.ReadAsync(Streams.User, arguments, default))
        {
            posts.AddRange(page.Where(post => post.Body.Contains(Mark, StringComparison.Ordinal)));
            if (posts.Count == 0 || page.Any(post => !post.Body.Contains(Mark, StringComparison.Ordinal)))
            {
                break;
            }
        }

        return posts;
    }

    /// <summary>The trigger with names in place of IDs; messages are counted.</summary>
    private async Task<string> TriggerAsync(Effect effect)
    {
        if (effect.Trigger.Split(' ') is not [var kind, var subject])
        {
            return effect.Trigger;
        }

        if (kind == "follower.added" && _userNames.Count == 0)
        {
            foreach ((string name, StockTwitsConnection user) in _users)
            {
                _userNames[user.Account!.Id.ToString(CultureInfo.InvariantCulture)] = name;
            }
        }

        return kind switch
        {
            "task.completed" => $"{kind} {_taskTitles[subject]}",
            "follower.added" => $"{kind} {_userNames[subject]}",
            "message.posted" => $"{kind} {await NumberOfMessageAsync(subject)}",
            _ => effect.Trigger,
        };
    }

    private async Task<string> NumberOfMessageAsync(string messageId)
    {
        Message message = (await world.StockTwits.SendAsync(
            Messages.Show, new Arguments { { "id", messageId } }, default)).Value!;
        return message.Body.Split(' ')[1];
    }

    /// <summary>Leaves nothing to the next scenario.</summary>
    private async Task CleanAsync()
    {
        foreach (string contactId in world.Read(static store => store.Records.IdsAsync()))
        {
            await GhlAsync(Contacts.Delete, new Arguments { { "contactId", contactId } });
        }

        foreach (string follower in _location.Followers)
        {
            await FollowAsync(follower, follows: false);
        }

        foreach (StockTwitsConnection user in _users.Values)
        {
            user.Dispose();
        }
    }
}

/// <summary>Ends a sync at one of its durable steps, as if the process had ended.</summary>
/// <param name="step">The number of the step; 0 for none.</param>
/// <param name="words">Words of the step, or null.</param>
internal sealed class StopAtStep(int step, string? words) : IProgress<ProgressMessage>
{
    private int _count;

    public bool HasStopped { get; private set; }

    public void Report(ProgressMessage value)
    {
        if (Interlocked.Increment(ref _count) == step
            || (words is not null && value.Text.Contains(words, StringComparison.Ordinal)))
        {
            HasStopped = true;
            throw new StoppedException();
        }
    }
}

/// <summary>The process has ended.</summary>
internal sealed class StoppedException : Exception;
